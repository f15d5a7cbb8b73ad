let known: ReadonlySet<string> | undefined

/** True for an ISO 4217 code such as `EUR`. The list is the one Node carries. */
export function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known.has(code)
}
