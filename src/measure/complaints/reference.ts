import type { Complaint } from '../../records/tables/complaints.ts'

/** Letters, figures and what joins them, with a figure somewhere: `2026-0042`, `R/15`. */
const form = /^(?=.*\d)[\p{L}\d][\p{L}\d/_.#-]{0,23}$/u

/**
 * The reference by which a complaint may be told to anybody; undefined where it has none, or where what somebody typed
 * there looks otherwise: it may be a name or a number to ring. Such a complaint goes by its line.
 */
export function referenceOf({ reference }: Pick<Complaint, 'reference'>): string | undefined {
  return reference !== undefined && form.test(reference.trim()) ? reference.trim() : undefined
}
