import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import type { Entry } from '../history/entry.ts'
import { signedName } from './receipt.ts'
import type { SignOffRecords } from './read-sign-offs.ts'

/** A version of a page as people sign it. */
export interface SignableVersion {
  version: number
  /** What is signed: its fingerprint, or the one it means the same as. */
  signed: string
  note: string | undefined
  differently: string | undefined
}

/** A page that people can sign, with all its versions, first to last. */
export interface SignablePage {
  /** As receipts name it. */
  page: string
  /** What it is called on older receipts. */
  former: string[]
  /** Its file. */
  path: string
  title: string
  /** What staff work by. */
  now: SignableVersion
  versions: SignableVersion[]
}

/** What is signed of a version: whoever signed one that means the same has signed this one. */
export function signedOf({ fingerprint, meansTheSameAs }: Pick<Entry, 'fingerprint' | 'meansTheSameAs'>): string {
  return meansTheSameAs ?? fingerprint
}

/** The pages in force that were approved by name, in the order of their files. */
export function signablePages({ inForce }: Pick<Project, 'inForce'>): SignablePage[] {
  return (inForce.texts?.inForce ?? inForce.documents).flatMap((document) => {
    const now = document.life?.now
    if (now === undefined || now.did !== 'approved') return []
    const versions = document.life!.versions.filter(({ did }) => did === 'approved')
    const page = signedName(document.path)
    const former = [...new Set(versions.map((entry) => signedName(entry.page)))].filter((name) => name !== page)
    return [{ page, former, path: document.path, title: titleOf(document), now: versionOf(now), versions: versions.map(versionOf) }]
  })
}

function versionOf(entry: Entry): SignableVersion {
  return {
    version: entry.version,
    signed: signedOf(entry),
    note: entry.note,
    differently: entry.differently === 'no' ? undefined : entry.differently,
  }
}

function titleOf({ title, path }: Document): string {
  return title ?? signedName(path)
}

/** Finds pages by the name on a receipt: the present one or one before. Capitals are how somebody happened to type it. */
export function pageFinder(
  pages: readonly SignablePage[],
  { rounds }: Pick<SignOffRecords, 'rounds'>,
): (typed: string) => FoundPage | undefined {
  const found = new Map<string, FoundPage>()
  const put = (name: string, version: Omit<KnownVersion, 'as'>) => {
    const known = found.get(plain(name)) ?? { versions: [] }
    found.set(plain(name), known)
    known.versions.push({ ...version, as: name })
    return known
  }
  for (const one of pages) {
    const names = [one.page, ...one.former]
    for (const name of names) for (const { version, signed } of one.versions) put(name, { version, signed }).current = one
  }
  // Rounds know versions whose page is gone by now.
  for (const { page, version, signed } of rounds) put(page, { version, signed })
  return (typed) => found.get(plain(typed))
}

function plain(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** What is known under a name that stands on a receipt. */
interface FoundPage {
  current?: SignablePage
  versions: KnownVersion[]
}

interface KnownVersion {
  version: number
  signed: string
  /** The name as it was written on the receipt when it was made. */
  as: string
}
