import { fileStart } from '../../handbook/place.ts'
import type { Rule } from '../rule.ts'
import type { Document } from '../../handbook/document.ts'
import { isOwnAddress } from '../../handbook/addresses.ts'
import { isRecord } from '../../handbook/in-force.ts'
import { pictureAt } from '../../handbook/links.ts'
import { pictureAddress } from '../../handbook/names.ts'
import { longestName, ownFiles, takenOnce } from '../../handbook/taken.ts'

/** Two files for one page: one of them would silently not be in the handbook. */
export const oneAddressPerDocument: Rule = {
  id: 'one-address-per-document',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const take = takenOnce<string>()
    for (const file of ownFiles) take(file, '')
    for (const document of handbook.documents) {
      // Records have no pages, whatever they are called.
      if (isRecord(document)) continue
      const { address } = document
      if (address.split('/').some((step) => Buffer.byteLength(step) > longestName)) yield { in: document, says: 'too-long' }
      const first = isOwnAddress(address) ? '' : take(address, document.path)
      if (first === '') yield { in: document, says: 'ours', args: { address } }
      else if (first !== undefined) yield { in: document, args: { address, first }, related: [{ file: first, place: fileStart }] }
    }
    for (const document of handbook.documents) {
      for (const { path, place } of picturesIn(document, handbook)) {
        const address = pictureAddress(path)
        const first = take(address, path)
        if (first !== undefined && first !== path)
          yield { in: document, at: place, says: 'picture', args: { picture: path, address, first } }
      }
    }
  },
}

function picturesIn(document: Document, handbook: Parameters<typeof pictureAt>[2]) {
  return document.body.links.flatMap(({ href, form, place }) => {
    const path = form === 'picture' ? pictureAt(href, document, handbook) : undefined
    return path === undefined ? [] : [{ path, place }]
  })
}
