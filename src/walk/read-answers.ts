import { readFile } from 'node:fs/promises'
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import type { Answer } from './answers.ts'
import type { Given } from './answers-file.ts'

/** Answers read from a file, for whoever has no terminal. */
export interface AnswersFile {
  /** Those of the company page, and of how to begin. */
  company: Given | undefined
  /** Those of other pages, each with the template or file it is for. */
  documents: Given[] | undefined
  /** Those of a page that was named elsewhere: everything in the file. */
  flat: Given
}

/** Much longer than any handbook's answers, and short enough to be read (bytes). */
const largest = 2_000_000

/**
 * Reads answers from a YAML file: everything as typed, as documents are read.
 *
 * @throws {CannotRun} where it is not there or cannot be used; the sentence says where
 */
export async function readAnswers(file: string, words: Words): Promise<AnswersFile> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CannotRun(
      error.code === 'ENOENT'
        ? words.say('walk.answers.gone', { file })
        : words.say('walk.answers.unreadable', { file, message: error.message }),
    )
  })
  const unusable = (message: string) => new CannotRun(words.say('walk.answers.unreadable', { file, message }))
  if (bytes.length > largest) throw unusable(words.say('walk.answers.tooLarge'))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unusable(words.say('walk.answers.encoding'))
  }
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' })
  const [error] = [...document.errors, ...document.warnings]
  if (error) throw unusable(error.message.split('\n')[0]!.replace(/:$/, '.'))
  visit(document, {
    Alias() {
      throw unusable(words.say('walk.answers.alias'))
    },
  })
  const all = plain(document.contents)
  if (typeof all !== 'object' || Array.isArray(all)) throw unusable(words.say('walk.answers.noKeys'))
  const { company, documents } = all as { [key: string]: Answer }
  if (documents !== undefined && !isListOfMaps(documents)) throw unusable(words.say('walk.answers.notAList'))
  return { company: isGiven(company) ? company : undefined, documents: documents as Given[] | undefined, flat: all as Given }
}

function isGiven(answer: Answer | undefined): answer is Given {
  return typeof answer === 'object' && !Array.isArray(answer)
}

function isListOfMaps(answer: Answer): boolean {
  return Array.isArray(answer) && (answer as Answer[]).every(isGiven)
}

/** A node as plain answers. */
function plain(node: unknown): Answer {
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : String(key), plain(value)]))
  if (isSeq(node)) return node.items.map(plain)
  return isScalar(node) ? String(node.value ?? '').trim() : ''
}
