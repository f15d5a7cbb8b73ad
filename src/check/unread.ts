import type { Document } from '../handbook/document.ts'
import { placeKey, type Place } from '../handbook/place.ts'

/**
 * True where something at a path, or inside it, was written and could not be read. That has been reported, and a
 * rule that called it missing would send people looking for something that stands before their eyes.
 */
export function isUnread({ places, findings }: Pick<Document, 'places' | 'findings'>, path: readonly (string | number)[]): boolean {
  const around = places[placeKey(path)]
  return around !== undefined && findings.some(({ rule, place }) => rule === 'value-is-readable' && isInside(place, around))
}

function isInside(inner: Place, outer: Place): boolean {
  const begins = inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)
  const ends = inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn)
  return begins && ends
}
