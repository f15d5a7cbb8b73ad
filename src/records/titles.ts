import type { Setting } from './column.ts'
import { complaints } from './tables/complaints.ts'

/** What names in the figures are of: a column of the log, or an area of policies. */
export type TitleOf = 'category' | 'channel' | 'cause' | 'place' | 'problem' | 'situation' | 'receivedBy' | 'area' | 'sort'

/**
 * What people call something that figures know by its name: "Late" for `late`, "Shift lead" for `shift-lead`. What the
 * handbook no longer knows keeps its name.
 */
export function titleIn(setting: Setting, of: TitleOf, name: string): string {
  const to = of === 'area' ? undefined : complaints.columns[of].to
  if (to === undefined) return setting.choice(name)
  return setting.known(to).find((one) => one.name === name)?.title ?? name
}
