import type { Audience } from '../kinds/field.ts'

/** Where a handbook goes unless told otherwise: one folder for each audience, so that none overwrites another. */
export function folderFor(audience: Audience, drafts: boolean): string {
  return ['handbook', audience === 'staff' ? '' : audience, drafts ? 'drafts' : ''].filter(Boolean).join('-')
}
