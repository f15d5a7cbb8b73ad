import type { Document } from '../handbook/document.ts'
import type { Lexicon } from '../handbook/lexicon.ts'
import type { Place } from '../handbook/place.ts'
import type { Field } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { languageFor, type Language } from '../language/language.ts'
import type { Prose } from '../markdown/prose.ts'
import { wordsFor, type PhraseToAvoid } from '../words/words.ts'
import { phraseIn } from './phrases.ts'
import { spokenAndWritten } from './texts.ts'

/** A phrase that stands in a document and had better not. */
interface Avoidable {
  place: Place
  phrase: string
  avoided: PhraseToAvoid
}

const found = new WeakMap<Document, Avoidable[]>()

/**
 * Phrases to avoid in a document: the shipped ones and the company's own. Each is told once a document, where it first
 * stands. What not to say, and what customers say, is left alone, and so are the pages that list such phrases, and what
 * another rule finds in the same words.
 */
export function phrasesToAvoid(document: Document, prose: Prose, lexicon: Lexicon): Avoidable[] {
  let made = found.get(document)
  if (!made) found.set(document, (made = document.kind === kinds.words.name ? [] : find(document, prose, lexicon)))
  return made
}

function find(document: Document, prose: Prose, lexicon: Lexicon): Avoidable[] {
  const avoidable: Avoidable[] = []
  const told = new Set<PhraseToAvoid>()
  const entries = entriesFor(document.language, lexicon)
  const language = languageFor(document.language)
  for (const { text, voice, field, at } of spokenAndWritten(document, prose)) {
    if (voice === 'not' || voice === 'heard') continue
    const { all, entryOf } = entries[voice === 'say' ? 'spoken' : 'written']
    if (all.length === 0) continue
    for (let from = 0; ;) {
      const phrase = phraseIn(text.slice(from), all)
      if (!phrase) break
      const avoided = entryOf.get(normal(phrase.typed))
      if (avoided && !told.has(avoided) && !isJudgedThere(phrase.typed, field, language)) {
        told.add(avoided)
        avoidable.push({ place: at(from + phrase.start, from + phrase.end), phrase: phrase.typed.replace(/\s+/g, ' '), avoided })
      }
      from += phrase.end
    }
  }
  return avoidable
}

const promise = kinds.policy.fields.promises.item!.fields!.promise

/** Words without a measure, where one belongs, are for `promise-can-be-checked` and `limit-is-a-number`: only a number helps there. */
function isJudgedThere(typed: string, field: Field | undefined, { promisesNothing, vague }: Language): boolean {
  if (field === promise) return phraseIn(typed, promisesNothing) !== undefined
  return field?.type === 'remedy' && phraseIn(typed, vague) !== undefined
}

interface Entries {
  all: readonly string[]
  entryOf: ReadonlyMap<string, PhraseToAvoid>
}

const byLexicon = new WeakMap<Lexicon, Map<string, Record<'spoken' | 'written', Entries>>>()

/** The phrases for a language by where they are looked for, worked out once for a lexicon. */
function entriesFor(language: string, lexicon: Lexicon): Record<'spoken' | 'written', Entries> {
  const made = byLexicon.get(lexicon) ?? new Map<string, Record<'spoken' | 'written', Entries>>()
  byLexicon.set(lexicon, made)
  if (!made.has(language)) {
    const own = lexicon.phrases.flatMap(({ avoid, better = '', because = '', where = 'both' }): PhraseToAvoid[] =>
      avoid === undefined ? [] : [{ avoid: [normal(avoid)], better, because, where }],
    )
    const entries = [...own, ...wordsFor(language).phrases()]
    const among = (where: 'spoken' | 'written'): Entries => {
      const entryOf = new Map<string, PhraseToAvoid>()
      for (const entry of entries) {
        if (entry.where !== where && entry.where !== 'both') continue
        // A company's own word on a phrase comes before ours.
        for (const phrase of entry.avoid) if (!entryOf.has(normal(phrase))) entryOf.set(normal(phrase), entry)
      }
      return { all: [...entryOf.keys()], entryOf }
    }
    made.set(language, { spoken: among('spoken'), written: among('written') })
  }
  return made.get(language)!
}

function normal(phrase: string): string {
  return phrase.trim().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
}
