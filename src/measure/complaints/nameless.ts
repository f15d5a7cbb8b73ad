import { complaints, type Complaint } from '../../records/tables/complaints.ts'

const keys = Object.keys(complaints.columns) as (keyof Complaint)[]

/** What of a complaint may be counted: the columns that are not personal, as the table has them. No second list says which. */
export const countable: readonly (keyof Complaint)[] = keys.filter((key) => !complaints.columns[key].personal)
const personal = keys.filter((key) => !countable.includes(key))

/**
 * A complaint without whatever may tell who the customer is. All figures are worked out from these alone, so that no name
 * can reach them, whatever they show.
 */
export function nameless(complaint: Complaint): Complaint {
  // Where lists are read to be counted, nothing of the kind is in a row any more.
  if (!personal.some((key) => key in complaint)) return complaint
  const bare: Record<string, unknown> = {}
  for (const key of countable) if (complaint[key] !== undefined) bare[key] = complaint[key]
  return bare
}
