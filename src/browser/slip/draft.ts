import { keepInTab, keptInTab } from '../shared/kept-in-tab.ts'

/**
 * What somebody has typed and not yet handed in, by the names of its fields. Where storage is switched off, a reload begins anew.
 */
type Draft = Readonly<Record<string, string>>

/** The draft of this tab, if there is one. */
export function keptDraft(): Draft | undefined {
  return keptInTab('slip') as Draft | undefined
}

/** Keeps a draft, or wipes it. */
export function keepDraft(draft: Draft | undefined): void {
  keepInTab('slip', draft)
}
