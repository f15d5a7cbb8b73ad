import type { Document } from '../../handbook/document.ts'
import type { SignedCounts } from '../../measure/signed-counted.ts'
import { signedName } from '../../signoff/receipt.ts'
import { bars } from '../charts/bars.ts'
import type { Told } from './told.ts'

/** Who has read which page, as numbers: of each the last version that people were asked for; null where nobody was asked. */
export function hasReadView({ context: { handbook }, words, count, link }: Told) {
  const named = new Map(handbook.documents.map((document): [string, Document] => [signedName(document.path), document]))
  const rows = Object.entries(handbook.numbers?.signed ?? {})
    .flatMap(([page, versions]) => {
      const document = named.get(page)
      const last = versions.at(-1)
      return document === undefined || last === undefined ? [] : [{ document, ...last }]
    })
    .toSorted((a, b) => share(a) - share(b))
  if (rows.length === 0) return null
  const drawn = bars(rows.map(share), { most: 1 })
  const short = rows.filter(({ read, asked }) => read < asked)
  return {
    says: words.say(short.length === 0 ? 'site.dashboard.read.all' : 'site.dashboard.read.some', {
      n: short.length,
      of: count(rows.length),
    }),
    rows: rows.map(({ document, version, read, asked }, i) => ({
      title: document.title ?? document.name,
      href: link(document),
      version: words.say('site.dashboard.read.version', { n: version }),
      bar: drawn[i]!,
      read: count(read),
      asked: count(asked),
    })),
  }
}

function share({ read, asked }: Pick<SignedCounts, 'read' | 'asked'>): number {
  return asked === 0 ? 0 : read / asked
}
