import { referencesIn } from '../../handbook/handbook.ts'
import { fileStart } from '../../handbook/place.ts'
import { goesBy, lastNewMeaning, lookedAtOn } from '../../measure/dependents.ts'
import { isApproved } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** What goes by a page may be wrong once that page says something else, until somebody has held the two side by side. */
export const dependentIsLookedAt: Rule = {
  id: 'dependent-is-looked-at',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    for (const document of handbook.documents) {
      const looked = lookedAtOn(document)
      if (!isApproved(document) || looked === undefined) continue
      const told = new Set<string>()
      for (const reference of referencesIn(document)) {
        const target = goesBy(reference, handbook)
        const changed = target && lastNewMeaning(target)
        if (changed === undefined || changed.on <= looked || told.has(target!.path)) continue
        told.add(target!.path)
        yield {
          in: document,
          at: reference.at,
          args: {
            title: target!.title ?? target!.name,
            version: changed.version,
            on: changed.on,
            looked,
            file: document.path,
            history: target!.path,
            since: changed.version - 1,
          },
          related: [{ file: changed.file, place: fileStart }],
        }
      }
    }
  },
}
