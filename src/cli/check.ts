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
  const only = files.map((file) => {
    const path = relative(dir, resolve(file)).split(sep).join('/')
    const known = project.documents.some((document) => document.path === path) || project.findings.some((finding) => finding.file === path)
    if (!known) throw new CannotRun(`There is no document ${file} in ${dir}. Give the way to a file in its folder policies/ or records/.`)
    return path
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
