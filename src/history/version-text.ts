import { readDocument, type Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import type { Entry } from './entry.ts'

/**
 * The document as a version has it, under the path it has now; undefined where its text was taken out. Nothing has judged it: it
 * is for reading and comparing.
 */
export function textOfVersion(entry: Entry, { working }: Pick<Project, 'working'>, path = entry.page): Document | undefined {
  if (entry.text === '') return undefined
  return readDocument(path, new TextEncoder().encode(entry.text), working.company?.fields.languages ?? ['en']).document
}
