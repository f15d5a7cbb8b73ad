/** Where a complaint is shown. Nothing else of it ever stands in an address. */
export function toComplaint(reference: string): string {
  return `/numbers/complaint/${encodeURIComponent(reference)}`
}
