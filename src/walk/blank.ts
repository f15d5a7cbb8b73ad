import { join } from 'node:path'
import { realpath, stat } from 'node:fs/promises'
import { insideProject, onDisk, replace } from '../disk/replace.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { readEntry, writeEntry, type Entry } from '../history/entry.ts'
import { searchLanguageFor } from '../language/language.ts'
import type { Words } from '../words/words.ts'
import { withHistory } from './add-entry.ts'
import type { Refusal } from './approve.ts'
import { asSaid } from './as-said.ts'
import { mayApprove, roleNames, rolesIn, type Role } from './who-approves.ts'

/** What somebody says who takes personal data out of a version. */
export interface Blanking {
  by: string
  because?: string | undefined
  /** Only these words; without them, the whole text. */
  words?: string | undefined
}

/** What stands where words were taken out. */
const blank = '▇▇▇'

/**
 * Takes a text, or words of it, out of a version that should never have held them, and records in the version that it was done,
 * by whom and when. Who approved what, and when, stays. Whoever may approve the page does it, or looks after it.
 *
 * @param file the entry, from the project
 * @returns the entry as it is now, or why it was left alone
 */
export async function blankEntry(
  dir: string,
  read: () => Promise<Project>,
  file: string,
  blanking: Blanking,
  words: Words,
): Promise<Entry | Refusal[]> {
  return withHistory(dir, async () => {
    const project = await read()
    const entry = project.history.entries.find((one) => one.file === file)
    const refuse = (says: string, others = ''): Refusal[] => [
      { file, message: words.say(`history.${says}.message`, { file }), fix: words.say(`history.${says}.fix`, { file, others }) },
    ]
    if (entry === undefined) return refuse('noEntry')
    if (!whoMayBlank(entry, project).some(({ name }) => name === blanking.by))
      return refuse('notTheirs', roleNames(whoMayBlank(entry, project)))
    const isNeeded = project.approved.some((document) => document.entry?.file === file)
    if (blanking.words === undefined && isNeeded) return refuse('needed')
    const { note, differently } = entry
    if (repeats(blanking, words)) return refuse('repeats')
    // An earlier reason may hold them too. The new one takes its place.
    const places = [entry.text, note ?? '', differently ?? '', entry.blanked?.because ?? '']
    if (blanking.words !== undefined && !places.some((text) => text.includes(blanking.words!))) return refuse('notThere')
    const without = (text: string | undefined) => (blanking.words === undefined ? text : text?.replaceAll(blanking.words, blank))
    const { sha256, blanked, ...told } = entry
    const text = writeEntry({
      ...told,
      text: blanking.words === undefined ? '' : without(entry.text)!,
      note: without(note),
      differently: without(differently),
      blanked: {
        on: project.today,
        by: blanking.by,
        because: asSaid(blanking.because ?? ''),
        was: blanked === undefined ? sha256 : `${blanked.was} ${sha256}`,
      },
    })
    await onDisk(file, async () => {
      const real = await realpath(join(dir, file))
      await insideProject(dir, real, file)
      await replace(real, text, (await stat(real)).mode)
    })
    return readEntry(file, text) as Entry
  })
}

/**
 * True where a reason says again what is to be taken out: the words themselves, or two of them that stand beside each other, as
 * names do. The reason stays for good.
 */
export function repeats(
  { because = '', words: out = '' }: Pick<Blanking, 'because' | 'words'>,
  { language }: Pick<Words, 'language'>,
): boolean {
  const small = new Set(searchLanguageFor(language).small)
  const inWords = (text: string) =>
    asSaid(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const runsOf = (words: readonly string[]) => words.slice(1).map((word, i) => `${words[i]!} ${word}`)
  const [said, gone] = [inWords(because), inWords(out)]
  if (gone.length === 0) return out.trim() !== '' && because.includes(out.trim())
  if (` ${said.join(' ')} `.includes(` ${gone.join(' ')} `)) return true
  const runs = new Set(runsOf(gone).filter((run) => !run.split(' ').some((word) => small.has(word))))
  return runsOf(said).some((run) => runs.has(run))
}

/** Those who may take words out of a version: whoever may approve its page, and whoever looks after it. */
export function whoMayBlank({ page }: Pick<Entry, 'page'>, { documents, approved, working }: Project): Role[] {
  // Of a page that is no more, only managers are left to ask.
  const document = [...documents, ...approved].find(({ path, life }) => path === page || life?.pages.includes(page))
  const { fields } = document ?? { fields: {} as Document['fields'] }
  return rolesIn(working).filter(({ name }) => fields.owner === name || mayApprove(name, { fields }, working) === undefined)
}
