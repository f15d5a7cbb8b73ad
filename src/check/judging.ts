import { kindNamed } from '../handbook/document.ts'
import type { Judging } from '../handbook/read.ts'
import type { Words } from '../words/words.ts'
import { sectionsNamed } from '../words/sections.ts'
import { wordsFor } from '../words/words.ts'
import { severityOf } from './severity.ts'
import { isExcused } from './exceptions.ts'
import { judgeDocument, stopsTogether } from './findings.ts'

/** The rules that see one document, and the templates those documents were begun with. */
export function judgingWith(words: Words): Judging {
  return {
    judge: judgeDocument,
    stops: (finding, fields) => severityOf(finding.rule) === 'error' && !isExcused(finding, fields),
    stopsTogether,
    sectionsOf: (kind, language) => sectionsNamed(kind, language === words.language ? words : wordsFor(language)),
    promised(name) {
      const template = name.includes('/') ? words.template(name) : kindNamed(name) ? words.kind(name) : undefined
      if (template === undefined) return undefined
      const { version = '1', skeleton, news = [] } = template
      return {
        version: Number(version),
        headings: [...skeleton.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!.trim()),
        news: news.map((one) => ({ version: Number(one.version), says: one.says, headings: one.headings ?? [] })),
      }
    },
  }
}
