import { kindNamed, type Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { keyOf, maySee, type Field } from '../kinds/field.ts'
import { limitsInWords, remedyInWords } from '../render/values.ts'
import { fieldWords } from '../words/sentences.ts'
import { piecesOf, type Piece } from './pieces.ts'
import { mayRead, type RedlineSetting } from './redline.ts'

/**
 * What differs between two texts in amounts, times and people, in a sentence each: "Shift lead: something off, now up to €80 per
 * case. It was up to €60 per case." Only what can be said for sure: what was put in other words is left to the redline.
 */
export function changesInSentences(before: Document | undefined, after: Document, setting: RedlineSetting): string[] {
  const kind = kindNamed(after.kind)
  if (before === undefined || kind === undefined || before.kind !== after.kind) return []
  if (!mayRead(before, setting) || !mayRead(after, setting)) return []
  const context = { ...setting, pages: new Set<Document>(), referrers: new Map(), isDraft: () => false }
  const [was, is] = [piecesOf(before, context), piecesOf(after, context)]
  return Object.entries(kind.fields as Record<string, Field>).flatMap(([name, field]) => {
    if (!field.binds || !maySee(setting.audience, field.audience ?? 'staff')) return []
    if (field.shows === 'ladder') return onLadder(before.fields[name], after.fields[name], after, setting)
    const [old, now] = [was.get(name), is.get(name)]
    if (old === undefined || now === undefined) return []
    const label = fieldWords(setting.words, kind.name, [name])?.label ?? keyOf(name)
    return measured.has(field.type)
      ? differing(old, now, (told) => setting.words.say('site.redline.says.value', { ...told, label }))
      : inEntries(field, old, now, setting)
  })
}

/** Types of which both values fit into a sentence, and say all there is to say. */
const measured = new Set(['quantity', 'duration', 'reference'])

function differing(old: Piece, now: Piece, say: (told: { before: string; now: string }) => string): string[] {
  return old.own === now.own ? [] : [say({ before: old.own, now: now.own })]
}

/** Of entries that are known by the same as before, the parts that can be measured: how soon a promise is kept. */
function inEntries(field: Field, old: Piece, now: Piece, { words }: RedlineSetting): string[] {
  if (field.item?.fields === undefined) return []
  const known = (pieces: readonly Piece[], name: string) => pieces.filter((piece) => piece.known === name)
  return now.inner.flatMap((entry) => {
    const [same, ...others] = known(old.inner, entry.known)
    if (same === undefined || others.length > 0 || known(now.inner, entry.known).length > 1) return []
    return entry.inner.flatMap((part) => {
      const before = same.inner.find(({ label }) => label === part.label)
      if (before === undefined || !measured.has(part.type ?? '')) return []
      return differing(before, part, (told) =>
        words.say('site.redline.says.valueOf', { ...told, label: part.label, of: /[.!?]$/.test(entry.own) ? entry.own : `${entry.own}.` }),
      )
    })
  })
}

interface Rung {
  role?: string[]
  may?: Remedy[]
}

/** What each role may do more or less of than before; those of whom the same is to be said share a sentence. */
function onLadder(before: unknown, after: unknown, from: Document, setting: RedlineSetting): string[] {
  const [was, is] = [byRole(before), byRole(after)]
  if (was.size === 0 || is.size === 0) return []
  const said = new Map<string, string[]>()
  for (const role of new Set([...is.keys(), ...was.keys()])) {
    const title = resolve(setting.handbook, 'role', role, from)[0]?.title ?? role
    for (const sentence of ofRole(was.get(role), is.get(role), setting)) said.set(sentence, [...(said.get(sentence) ?? []), title])
  }
  const list = new Intl.ListFormat(setting.words.language, { type: 'disjunction' })
  return [...said].map(([sentence, who]) => sentence.replace('{who}', () => list.format(who)))
}

function byRole(ladder: unknown): Map<string, Remedy[]> {
  const roles = new Map<string, Remedy[]>()
  for (const { role = [], may = [] } of (ladder ?? []) as Rung[])
    for (const one of role) roles.set(one, [...(roles.get(one) ?? []), ...may])
  return roles
}

/** Sentences with {who} still open. */
function ofRole(was: Remedy[] | undefined, is: Remedy[] | undefined, { words }: RedlineSetting): string[] {
  const named = (remedies: readonly Remedy[]) =>
    new Intl.ListFormat(words.language, { style: 'narrow', type: 'unit' }).format(
      remedies.filter(({ ceiling }) => ceiling !== 'nothing').map((remedy) => remedyInWords(remedy, words)),
    )
  const say = (key: string, args: Record<string, string>) => [words.say(key, { ...args, who: '{who}' })]
  if (is === undefined) return say('site.redline.says.isGone', {})
  if (was === undefined) return named(is) === '' ? [] : say('site.redline.says.isNew', { what: named(is) })
  const same = (a: Remedy, b: Remedy) => a.words.toLowerCase() === b.words.toLowerCase()
  const limits = is.flatMap((now) => {
    const olds = was.filter((old) => same(old, now))
    if (now.words === '' || olds.length !== 1 || is.filter((other) => same(other, now)).length > 1) return []
    const [before, limit] = [limitsInWords(olds[0]!, words), limitsInWords(now, words)]
    const told = { what: now.words, before, limits: limit }
    if (before === limit || now.ceiling === 'nothing') return []
    if (limit === '') return say('site.redline.says.mayFreely', told)
    return before === '' ? say('site.redline.says.mayLimited', told) : say('site.redline.says.may', told)
  })
  const come = is.filter((now) => !was.some((old) => same(old, now)))
  const gone = was.filter((old) => !is.some((now) => same(old, now)))
  // Where some came and some went, they may be the same in other words.
  if (come.length > 0 && gone.length > 0) return limits
  return [
    ...limits,
    ...(named(come) === '' ? [] : say('site.redline.says.mayAlso', { what: named(come) })),
    ...(named(gone) === '' ? [] : say('site.redline.says.mayNoMore', { what: named(gone) })),
  ]
}
