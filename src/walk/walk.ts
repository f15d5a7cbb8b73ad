import { judgingWith } from '../check/judging.ts'
import { withEntries, type Project } from '../handbook/read.ts'
import type { Entry } from '../history/entry.ts'
import { readProject } from '../project.ts'
import type { Words } from '../words/words.ts'
import type { Answer, AnswerPath } from './answers.ts'
import { approve, type Approval } from './approve.ts'
import { keepWordingBefore } from './keep-wording.ts'
import { answered, answerTo, approved, isNothing, kept, pageOf, withText, type Answered, type Page, type Remark } from './page.ts'
import { changeDocument, readDocumentText } from './save.ts'

/** What became of an answer. Where it was not saved, the file is as it was. */
export interface Outcome {
  saved: boolean
  /** What is to be said of the question: why it was not saved, or what could be better. */
  remarks: Remark[]
  /** Somebody else changed the same answer meanwhile, and this is what stands there. Answering again takes its place. */
  theirs?: { answer: Answer | undefined }
  /** The text as it stood before, where something was saved: what taking it back would lead to. */
  before?: string
}

/** A walk through one document. Its only memory is the document: each answer goes into the file at once. */
export interface Walk {
  /** The document as it now stands. */
  page(): Page
  /**
   * Saves an answer; `undefined` takes it out. See {@link answered}.
   *
   * @param seen what stood there when it was last looked at, where that was not here: in a browser that has been open for a while
   */
  answer(at: AnswerPath, answer: Answer | undefined, seen?: { answer: Answer | undefined }): Promise<Outcome>
  /** Says that a starter answer is right as it is. */
  keep(key: string): Promise<Outcome>
  /**
   * Says that staff may work by it, where nothing in it would mislead them, and keeps it as a version. Where nobody can say who
   * approves, since the company has not said yet who leads whom, it is marked as approved and nothing is kept.
   */
  approve(approval: Approval | undefined): Promise<Outcome & { version?: Entry }>
}

/**
 * Begins, or goes on with, a walk through a document that is there. No face but this changes it: the terminal and the
 * browser ask and show, and everything they save comes through here.
 *
 * @param path from the project, with forward slashes
 * @throws {CannotRun} where it cannot be read
 */
export async function walkThrough(project: Project, path: string, words: Words): Promise<Walk> {
  const { dir } = project
  let page = pageOf(project, path, await readDocumentText(dir, path), words)

  /** Changes the text that stands in the file now, which may not be the one we last saw. */
  async function change(edit: (present: Page) => Answered, seen?: { key: string; answer: Answer | undefined }): Promise<Outcome> {
    let outcome: Outcome = { saved: false, remarks: [] }
    await keepWhatStaffRead(edit)
    const text = await changeDocument(dir, path, (present) => {
      const now = withText(page, present)
      const theirs = seen && answerTo(now, seen.key)
      if (said(seen?.answer) !== said(theirs)) {
        outcome = { saved: false, remarks: [], theirs: { answer: theirs } }
        return undefined
      }
      const { taken, remarks, page: next } = edit(now)
      outcome = { saved: taken, remarks, ...(taken && { before: present }) }
      return taken ? next.text : undefined
    })
    page = withText(page, text)
    return outcome
  }

  /** Staff go on with what they read until somebody approves the change: with its last corrections, which no version has yet. */
  async function keepWhatStaffRead(edit: (present: Page) => Answered): Promise<void> {
    if (page.document.life === undefined) return
    const now = withText(page, await readDocumentText(dir, path))
    const entry = await keepWordingBefore(now, edit(now).page)
    if (entry !== undefined) page = pageOf(withEntries(now.project, [entry], judgingWith(words)), path, now.text, words)
  }

  return {
    page: () => page,
    answer: (at, answer, seen) => {
      const key = String(at[0])
      return change((present) => answered(present, at, answer), { key, answer: seen === undefined ? answerTo(page, key) : seen.answer })
    },
    keep: (key) => change((present) => ({ page: kept(present, key), taken: true, remarks: [] })),
    approve: async (approval) => {
      if (approval === undefined) return change(approved)
      const before = page.text
      page = withText(page, await readDocumentText(dir, path))
      // Nobody approves what they have not seen.
      if (page.text !== before) return { saved: false, remarks: [remark(words.say('walk.end.changedMeanwhile'))] }
      const { today, hasRecords } = project
      const { refusals, versions } = await approve(dir, () => readProject(dir, { today, records: hasRecords }), [path], approval, words)
      const [version] = versions
      if (refusals.length > 0) return { saved: false, remarks: refusals.map(({ message, fix }) => remark(message, fix)) }
      const after = version === undefined ? page.project : withEntries(page.project, [version], judgingWith(words))
      page = pageOf(after, path, await readDocumentText(dir, path), words)
      return { saved: true, remarks: [], before, ...(version !== undefined && { version }) }
    },
  }
}

/** What is said of the page as a whole. */
function remark(message: string, fix = ''): Remark {
  return { rule: '', severity: 'error', message, fix, key: undefined, line: 1, at: [], typed: '', misses: [] }
}

/** An answer as it can be held against another; no answer is as good as an empty one. */
function said(answer: Answer | undefined): string {
  return isNothing(answer) ? '' : JSON.stringify(answer)
}
