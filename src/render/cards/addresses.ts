import { createHash } from 'node:crypto'
import { cardFolder } from '../../handbook/addresses.ts'
import type { Holder } from './holders.ts'

/** Where a card of somebody stands: under the address of their place, with an ending that no system keeps for itself. */
export function holderAddress({ role, place }: Pick<Holder, 'role' | 'place'>, sort: 'card' | 'sheet'): string {
  const folder = place === null ? '' : `${place.document.address.replace(/\.html$/, '')}/`
  return `${cardFolder}${folder}${short(role)}-${sort}.html`
}

/** Longest part of a name that disks and shared folders take without trouble (letters). */
const longest = 60

function short(name: string): string {
  if (name.length <= longest) return name
  return `${name.slice(0, longest - 9)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}
