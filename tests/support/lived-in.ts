import { baseFiles } from './base-files.ts'
import { entriesFrom, filesOf } from './versions.ts'

/** The pages that a handbook of two years has, and what happened to each. */
export const lived = {
  /** Changed in July, found right in September, and to change again in December. */
  delivery: 'policies/delivery.md',
  /** A limit was raised in November. */
  late: 'policies/late-delivery.md',
  /** Was for managers alone, and is for staff since October. */
  tips: 'policies/tips.md',
  /** Retired in October; the page of deliveries holds in its place. */
  cheques: 'policies/cheques.md',
  /** The text of its first version was removed. */
  thanks: 'policies/thanks.md',
} as const

/** What only managers may ever have read. */
export const secret = 'Zanzibar'

/** A handbook in which somebody has approved, changed, retired and looked again: what the site has to show of a year. */
export async function livedIn(): Promise<Record<string, string>> {
  const base = await baseFiles()
  const delivery = base[lived.delivery]!.replaceAll('\r', '')
  const late = base[lived.late]!
  const policy = (title: string, more = '') =>
    delivery.replace('title: Delivery', `title: ${title}`).replace('status:', `${more}status:`).replace('goals: [on-time]\n', '')
  const july = delivery.replace('the next morning, and', 'within two days, and')
  const december = july.replace('within two days, and', 'within one day, and')
  const tips = { before: policy('Tips', 'audience: managers\n').replace('We say a day', `${secret}: we say a day`), now: policy('Tips') }
  const cheques = policy('Cheques')
  const retired = cheques.replace('status: approved', 'status: retired\nreplaced-by: delivery')
  const thanks = policy('Thank-you cards')
  const files: Record<string, string> = {
    ...base,
    'policies/company.md': base['policies/company.md']!.replace(
      'status:',
      'handbook-address: https://handbook.birch.example/staff/\nstatus:',
    ),
    [lived.delivery]: december,
    [lived.tips]: tips.now,
    [lived.cheques]: retired,
    [lived.thanks]: thanks,
  }
  const entries = entriesFrom([
    { page: lived.delivery, text: delivery, on: '2026-03-01' },
    {
      page: lived.delivery,
      text: july,
      on: '2026-06-15',
      from: '2026-07-01',
      note: 'The second van is sold.',
      differently: 'Promise two days, never the next morning.',
    },
    { page: lived.delivery, did: 'reviewed', on: '2026-09-03', by: 'shift-lead', reviewBy: '2027-09-03' },
    {
      page: lived.delivery,
      text: december,
      on: '2026-11-10',
      from: '2026-12-01',
      note: 'The new van comes on 1 December.',
      differently: 'Promise one day.',
    },
    { page: lived.late, text: late.replace('up to 25 EUR', 'up to 15 EUR'), on: '2026-03-01' },
    {
      page: lived.late,
      text: late,
      on: '2026-11-03',
      note: 'Fifteen was too little & <too> late.',
      differently: 'Drivers may give up to 25 EUR.',
    },
    { page: lived.tips, text: tips.before, on: '2026-03-01', note: `${secret} is where tips go.` },
    { page: lived.tips, text: tips.now, on: '2026-10-01', note: 'Everybody may know.', differently: 'no' },
    { page: lived.cheques, text: cheques, on: '2026-03-01' },
    { page: lived.cheques, did: 'retired', text: retired, on: '2026-10-15', note: 'Nobody pays by cheque.', replacedBy: 'delivery' },
    {
      page: lived.thanks,
      text: thanks.replace('one is enough', 'Mrs Pärn knows'),
      on: '2026-03-01',
      note: 'Mrs Pärn asked for it.',
      blanked: { on: '2026-04-02', by: 'shop-manager', because: 'a name', was: '0'.repeat(64) },
    },
    { page: lived.thanks, text: thanks, on: '2026-04-01', note: 'Said without names.', differently: 'no' },
  ])
  return { ...files, ...filesOf(entries) }
}
