import { findingViews } from '../findings.ts'
import type { Screen, Setting } from './screen.ts'

/** Everything that is wrong or missing, each with the way to the question that cures it. */
export function checkScreen({ project, words }: Setting): Screen {
  const all = findingViews(project, words)
  const sorts = [
    { name: 'stops', found: all.filter(({ severity, inForce }) => severity === 'error' && inForce) },
    { name: 'drafts', found: all.filter(({ severity, inForce }) => severity === 'error' && !inForce) },
    { name: 'gaps', found: all.filter(({ severity }) => severity === 'gap') },
    { name: 'advice', found: all.filter(({ severity }) => severity === 'advice') },
  ]
  return {
    layout: 'check',
    title: words.say('start.check.title'),
    view: {
      nothing: all.length === 0,
      sorts: sorts
        .filter(({ found }) => found.length > 0)
        .map(({ name, found }) => ({
          name,
          title: words.say(`start.check.${name}`),
          hint: words.say(`start.check.${name}Hint`),
          count: found.length,
          pages: byPage(found),
        })),
    },
  }
}

function byPage(found: ReturnType<typeof findingViews>) {
  const files = [...new Set(found.map(({ file }) => file))]
  return files.map((file) => {
    const there = found.filter((one) => one.file === file)
    return {
      title: there[0]!.title,
      findings: there.map((one) => ({ ...one, title: '', fix: one.severity === 'error' || one.href === null ? one.fix : '' })),
    }
  })
}
