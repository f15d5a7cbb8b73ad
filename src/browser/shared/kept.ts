/**
 * What this device remembers, under a name of ours: a role, a shop. Where storage is switched off, or is somebody
 * else's, nothing is remembered and everything still works.
 */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`servicebook-${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Remembers something on this device, or forgets it where there is nothing to remember. */
export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`servicebook-${name}`)
    else localStorage.setItem(`servicebook-${name}`, value)
  } catch {
    // Switched off: it is asked again next time.
  }
}
