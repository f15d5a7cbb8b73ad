import { join, relative, resolve } from 'node:path'
import pc from 'picocolors'
import { checkProject, mayPublish } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import type { Audience } from '../kinds/field.ts'
import { readProject } from '../project.ts'
import { folderFor } from '../publish/folder.ts'
import { publish } from '../publish/publish.ts'
import { renderSite } from '../render/site.ts'
import { nextStep } from '../walk/next.ts'
import { wordsFor } from '../words/words.ts'
import { github } from './formats/github.ts'
import { json } from './formats/json.ts'
import { pretty } from './formats/pretty.ts'
import { visibleLine } from './formats/visible.ts'
import { dayNamed, findProject, linesIn, type Everywhere } from './project.ts'

export interface BuildOptions extends Everywhere {
  out?: string
  audience: Audience
  drafts?: boolean
  format: 'pretty' | 'json' | 'github'
}

/** `servicebook build`: checks what is in force, then publishes it; errors stop it, and the previous site stays. Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today) })
  const report = checkProject(project)
  const words = wordsFor('en', dir)
  const drafts = options.drafts ?? false
  const handbook = drafts ? project.working : project.inForce
  const out = options.out === undefined ? join(dir, folderFor(options.audience, drafts)) : resolve(options.out)

  const approved = handbook.documents.filter(({ kind }) => kind !== undefined)
  const stopped = !mayPublish(report)
  if (!stopped && approved.length === 0) {
    throw Object.assign(new CannotRun(words.say(drafts ? 'build.nothing' : 'build.nothingApproved')), { exitCode: 1 as const })
  }
  if (!stopped) {
    const site = renderSite(handbook, { audience: options.audience, drafts, dir })
    await publish(site, out, dir)
    const pages = [...site.files.keys()].filter((address) => address.endsWith('.html')).length
    const open = join(out, 'index.html')
    if (options.format === 'json') {
      process.stdout.write(json({ ...report, published: { folder: fromHere(out), pages, open: fromHere(open) } }))
    } else if (options.format === 'github') {
      process.stdout.write(github(report))
    } else {
      const { gaps, advice } = report.summary
      const left =
        gaps + advice === 0
          ? ''
          : ` ${words.say('build.left', { gaps: words.say('check.gaps', { n: gaps }), advice: words.say('check.advised', { n: advice }) })}`
      process.stdout.write(
        `${pc.green(pc.bold(words.say('build.published', { n: pages, folder: visibleLine(fromHere(out)) })))}${left}\n${words.say('build.open', { file: visibleLine(open) })}\n`,
      )
    }
    return 0
  }
  process.stdout.write(
    options.format === 'json'
      ? json({ ...report, published: null })
      : options.format === 'github'
        ? github(report)
        : `${pretty(onlyWhatStops(report), { words, strict: false, linesOf: linesIn(project), next: nextStep(project, report, words) })}${words.say('build.stopped')}\n`,
  )
  return 1
}

function onlyWhatStops(report: ReturnType<typeof checkProject>): ReturnType<typeof checkProject> {
  return { ...report, findings: report.findings.filter(({ severity, inForce }) => severity === 'error' && inForce) }
}

function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.'
}
