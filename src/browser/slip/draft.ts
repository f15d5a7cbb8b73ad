/**
 * What somebody has typed and not yet handed in. It survives a reload, and goes when the tab is closed: at a till, the next
 * person is another one. Where storage is switched off, a reload begins anew.
 */
const name = 'servicebook-slip'

/** Answers by the names of their fields. */
type Draft = Readonly<Record<string, string>>

/** The draft of this tab, if there is one. */
export function keptDraft(): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Draft) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft, or wipes it. */
export function keepDraft(draft: Draft | undefined): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(draft))
  } catch {
    // Switched off, or full: what is typed still stands in the page.
  }
}
