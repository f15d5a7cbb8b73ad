import { baseFiles } from './base-files.ts'

/** A word as long as Estonian can make one. */
export const longWord = 'sünnipäevanädalalõpupeopärastlõunaväsimus'

/** Nothing in it to break a line at, as long as a title may get. */
const endless = longWord.repeat(74)

const code = 'LL-2026-11-21-00004711-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX'

const table = (columns: number) =>
  [
    Array.from({ length: columns }, (_, i) => ` Column ${i + 1} `),
    Array.from({ length: columns }, () => ' --- '),
    Array.from({ length: columns }, (_, i) => (i === 1 ? ` ${code} ` : ` ${longWord} `)),
    Array.from({ length: columns }, (_, i) => (i === 2 ? '  ' : ' a few words of text ')),
  ]
    .map((cells) => `|${cells.join('|')}|`)
    .join('\n')

const kept = 'status: approved\nowner: shop-manager\nreview-by: 2027-08-31\n'

/** A small handbook whose words, titles, codes and tables are as wide as somebody could make them. */
export async function widePages(): Promise<Record<string, string>> {
  const files = await baseFiles()
  return {
    ...files,
    'policies/company.md': files['policies/company.md']!.replaceAll(/title: Shift lead/g, `title: Shift lead ${longWord}`),
    'policies/wide.md':
      `---\nkind: policy\ntitle: ${endless}\narea: returns\nsummary: ${endless}\npurpose: ${endless}\nsay-first: ${endless}\n` +
      `never-say: [${endless}]\npromises:\n  - promise: ${endless}\n    if-we-fail: ${endless}\nask: shift-lead\ngoals: [on-time]\n${kept}---\n` +
      `## How we do it\n\n${endless} \`${code}${code}\` *${endless}*\n\n${table(2)}\n\n${table(3)}\n\n${table(12)}\n\n- [${endless}](delivery.md)\n\n> Say: ${endless}\n\n` +
      `    ${code}${code}${code}\n\n1. ${code}${code}\n\n### ${endless}\n\nhttps://lammasjalaud.example/${endless}\n`,
    'policies/situation.md':
      `---\nkind: discretion\nsituation: ${endless}\nalso-called: [${endless}]\nsay-first: ${endless}\nnever-say: [${endless}]\n` +
      `ladder:\n  - role: shift-lead\n    may: ["${endless}, up to 20 EUR per case"]\n    ask-within: 10 minutes\n  - role: shop-manager\n    may: [${longWord}]\n` +
      `if-nobody-answers: ${endless}\nnever: [${endless}]\nwrite-down: [${endless}]\ncases:\n  - story: ${endless}\n    verdict: yes\n    because: ${endless}\npolicies: [wide]\n${kept}---\n`,
  }
}
