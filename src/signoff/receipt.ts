import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { inGroups, inSigns, markOf } from './code.ts'

/** The first word of each receipt; its figure says how the proof is made. */
const receiptBegins = 'SB1'

/** Signs of a proof: 80 bits. */
const inProof = 16

/** What stands on a receipt: somebody had this version of a page before them on that day, and confirms it. */
export interface Receipt {
  /** Whose it is: the first group of their code. */
  mark: string
  /** The page, as `signedName` has it. */
  page: string
  version: number
  /** The first eight signs of what is signed. */
  signed: string
  /** The day, as the reader's device has it: `2026-11-23`. */
  day: string
  /** Sixteen signs that only somebody with the whole code can work out. */
  proof: string
}

/** What a receipt is made of. */
export interface Signing {
  /** The whole code, as `readCode` gives it. */
  code: string
  page: string
  version: number
  /** All 64 signs of what is signed: the fingerprint of the version, or the one it means the same as. */
  fingerprint: string
  day: string
}

/** What a page is called on receipts: its path, languages and folders included. `policies/et/late.md` is `et/late`. */
export function signedName(path: string): string {
  return path.replace(/^policies\//, '').replace(/\.md$/i, '')
}

/**
 * Makes the receipt of one page, in one line.
 *
 * @example 'SB1 K7QF delivery/late-delivery 2 17ca3263 2026-11-23 9QX4-2M7P-V3HT-0ABC'
 */
export function makeReceipt(signing: Signing): string {
  const { code, page, version, fingerprint, day } = signing
  return receiptLine({ mark: markOf(code), page, version, signed: fingerprint.slice(0, 8), day, proof: proofOf(signing) })
}

/** A receipt as one line. */
export function receiptLine({ mark, page, version, signed, day, proof }: Receipt): string {
  return [receiptBegins, mark, inOneWord(page), version, signed, day, inGroups(proof)].join(' ')
}

/** True where a receipt was made with this code, for this text, and nothing of it was changed since. */
export function isGenuine(receipt: Receipt, code: string, fingerprint: string): boolean {
  const { mark, page, version, signed, day, proof } = receipt
  return mark === markOf(code) && fingerprint.startsWith(signed) && proof === proofOf({ code, page, version, fingerprint, day })
}

function proofOf({ code, page, version, fingerprint, day }: Signing): string {
  const said = [receiptBegins, markOf(code), page, version, fingerprint, day].join('\n')
  return inSigns(hmac(sha256, utf8ToBytes(code.replaceAll('-', '')), utf8ToBytes(said))).slice(0, inProof)
}

/**
 * A name without spaces, and without signs that chats take for bold or italics, or phones for a long dash. It stays readable
 * where it can.
 */
function inOneWord(page: string): string {
  return encodeURIComponent(page)
    .replaceAll('%2F', '/')
    .replaceAll('--', '-%2D')
    .replaceAll(/[!'()*~_]/g, (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`)
}
