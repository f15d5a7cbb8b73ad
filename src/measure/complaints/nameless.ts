import { complaints, type Complaint } from '../../records/tables/complaints.ts'

/** What of a complaint may be counted: the columns that are not personal, as the table has them. No second list says which. */
const countable = Object.entries(complaints.columns).flatMap(([name, { personal }]) => (personal ? [] : [name as keyof Complaint]))

/**
 * A complaint without whatever may tell who the customer is. All figures are worked out from these alone, so that no name
 * can reach them, whatever they show.
 */
export function nameless(complaint: Complaint): Complaint {
  return Object.fromEntries(countable.flatMap((name) => (complaint[name] === undefined ? [] : [[name, complaint[name]]])))
}
