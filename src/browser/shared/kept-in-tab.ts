/**
 * What this tab keeps under a name of ours, through a reload and until it is closed: at a till, the next person is another
 * one. Undefined where nothing is kept, where storage is switched off, or where somebody else wrote there.
 */
export function keptInTab(name: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`servicebook-${name}`) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Keeps something in this tab, or wipes it. */
export function keepInTab(name: string, value: object | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(`servicebook-${name}`)
    else sessionStorage.setItem(`servicebook-${name}`, JSON.stringify(value))
  } catch {
    // Switched off, or full: what was typed still stands in the page.
  }
}
