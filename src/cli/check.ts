import { relative, resolve, sep } from 'node:path'
import { checkProject, mayPublish } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import { readProject } from '../project.ts'
import { nextStep } from '../walk/next.ts'
import { wordsFor } from '../words/words.ts'
import { github } from './formats/github.ts'
import { json } from './formats/json.ts'
import { pretty } from './formats/pretty.ts'
import { dayNamed, findProject, linesIn, type Everywhere } from './project.ts'

export interface CheckOptions extends Everywhere {
  format: 'pretty' | 'json' | 'github'
  strict?: boolean
}

/** `servicebook check`: every finding in one run, then the meter and the next thing to do. Returns the exit code. */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today), records: true })
  const known = new Set([...project.documents, ...project.history.entries.map(({ file }) => ({ path: file }))].map(({ path }) => path))
  for (const { file } of project.findings) known.add(file)
  const only = files.flatMap((file) => {
    const path = relative(dir, resolve(file)).split(sep).join('/')
    if (known.has(path)) return [path]
    const inside = [...known].filter((one) => one.startsWith(`${path}/`))
    if (inside.length > 0) return inside
    throw new CannotRun(
      `There is no document ${file} in ${dir}. Give the way to a file or a folder in policies/, records/ or history/, such as policies/company.md.`,
    )
  })
  const report = checkProject(project, only.length > 0 ? { files: only } : {})
  const words = wordsFor('en', dir)
  const strict = options.strict ?? false
  process.stdout.write(
    options.format === 'json'
      ? json(report)
      : options.format === 'github'
        ? github(report)
        : pretty(report, { words, strict, linesOf: linesIn(project), next: nextStep(project, report, words) }),
  )
  return mayPublish(report, strict) ? 0 : 1
}
