import type { Document, DocumentOf } from '../handbook/document.ts'
import type { Found } from '../handbook/finding.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Lexicon } from '../handbook/lexicon.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Prose } from '../markdown/prose.ts'

/**
 * One question decides: would publishing it mislead or harm?
 *
 * `error`: it is written and it is wrong or unsafe; it stops publishing. `gap`: not written yet; counted, and
 * published without it. `advice`: could be better.
 */
export const severities = ['error', 'gap', 'advice'] as const
export type Severity = (typeof severities)[number]

interface Named {
  /** Names the wished-for state: `goal-is-measurable`. */
  id: string
  severity: Severity
  /** False where no reason makes up for it: the page could not be published, or another would be lost. */
  excusable?: false
}

/** Sees one document, its words and the company's lexicon; its findings are kept with the document, so it may look at nothing else, the day included. */
export interface DocumentRule extends Named {
  sees: 'document'
  /** The kind it is about; without one it looks at every document. */
  about?: string
  find(document: Document, prose: Prose, lexicon: Lexicon): Iterable<Found>
}

/** Sees the handbook: documents joined by their references, on a day. Says in which document each finding is. */
interface HandbookRule extends Named {
  sees: 'handbook'
  find(handbook: Handbook): Iterable<Found & { in: Pick<Document, 'path' | 'places'> }>
}

/** A rule that reading, or the checking itself, speaks for: what cannot be read, exceptions that excuse nothing. */
interface SpokenForRule extends Named {
  sees: 'reading' | 'exceptions'
}

/** A rule: a plain object. Its words stand in `site/words/<language>/rules/<id>.md`, its cases in `tests/rules/<id>.yaml`. */
export type Rule = DocumentRule | HandbookRule | SpokenForRule

/** Declares a rule about documents of one kind. */
export function ruleOf<K extends Kind>(
  kind: K,
  rule: Named & { find(document: DocumentOf<K>, prose: Prose, lexicon: Lexicon): Iterable<Found> },
): DocumentRule {
  return {
    ...rule,
    sees: 'document',
    about: kind.name,
    *find(document, prose, lexicon) {
      if (document.kind === kind.name) yield* rule.find(document as never, prose, lexicon)
    },
  }
}
