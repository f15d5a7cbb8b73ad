import { kinds } from '../../kinds/index.ts'
import type { Context } from '../context.ts'
import { pagesOf } from '../lists.ts'

/** True where the handbook is for customers and promises them something. */
export function hasPromises(context: Context): boolean {
  return (
    context.audience === 'public' &&
    pagesOf(kinds.policy.name, context).some(({ fields }) => ((fields.promises as unknown[]) ?? []).length > 0)
  )
}

/** True where the handbook is for customers and says how complaints are dealt with. */
export function hasComplaints(context: Context): boolean {
  return context.audience === 'public' && pagesOf(kinds.policy.name, context).some(({ fields }) => fields.area === 'complaints')
}
