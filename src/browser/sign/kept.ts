import { readCode } from '../../signoff/code.ts'
import { keepInTab, keptInTab } from '../shared/kept-in-tab.ts'

/** A receipt that was made in this tab and not sent yet. */
export interface KeptReceipt {
  /** Whose it is: the public group of their code. */
  mark: string
  /** As the receipt names it. */
  page: string
  title: string
  version: number
  /** The receipt itself, as it is sent. */
  line: string
}

/** What this tab knows of whoever confirms. It goes when the tab is closed, and whenever somebody says it is not them. */
export interface Kept {
  code: string | undefined
  receipts: KeptReceipt[]
  /** Questions still to be answered of the page that was begun last. */
  begun: { page: string; version: number; left: number[] } | undefined
}

const name = 'sign'

/** What the tab kept. What is not as we write it was written by others, and counts for nothing. */
export function recallSigning(): Kept {
  const { code, receipts, begun } = keptInTab(name) ?? {}
  const read = typeof code === 'string' ? readCode(code) : undefined
  return {
    code: read !== undefined && 'code' in read ? read.code : undefined,
    receipts: Array.isArray(receipts) ? receipts.filter(isReceipt) : [],
    begun: isBegun(begun) ? begun : undefined,
  }
}

/** Keeps it; nothing, where there is nothing. */
export function keepSigning(kept: Kept): void {
  const isEmpty = kept.code === undefined && kept.receipts.length === 0 && kept.begun === undefined
  keepInTab(name, isEmpty ? undefined : kept)
}

function isReceipt(one: unknown): one is KeptReceipt {
  const { version, ...texts } = (one ?? {}) as Partial<KeptReceipt>
  return typeof version === 'number' && [texts.mark, texts.page, texts.title, texts.line].every((text) => typeof text === 'string')
}

function isBegun(one: unknown): one is NonNullable<Kept['begun']> {
  const { page, version, left } = (one ?? {}) as Partial<NonNullable<Kept['begun']>>
  return typeof page === 'string' && typeof version === 'number' && Array.isArray(left)
}
