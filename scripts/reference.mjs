import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { rules } from '../dist/check/rules/index.js'
import { kindNames, kindSchema } from '../dist/index.js'
import { audiences, keyOf } from '../dist/kinds/field.js'
import { kinds } from '../dist/kinds/index.js'
import { fieldWords, wordsFor } from '../dist/words/words.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = wordsFor('en')
const note = '<!-- Made by `npm run generate`. Do not edit. -->\n'

/**
 * The reference pages, worked out from kinds, rules, words and case tables.
 *
 * @returns {Map<string, string>} the text of each file, by path
 */
export function reference() {
  return new Map([
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)]),
    ['docs/rules/README.md', ruleList()],
    ['docs/reference.md', kindPages()],
    ...kindNames.map((name) => [`docs/schema/${name}.json`, `${JSON.stringify(kindSchema(name), null, 2)}\n`]),
  ])
}

const severities = {
  error: 'An **error**: publishing it would mislead or harm somebody, so it stops publishing.',
  gap: 'A **gap**: something is not written yet. It is counted, and the rest is published.',
  advice: '**Advice**: it could be better. Nothing depends on it.',
}

function rulePage({ id, severity }) {
  const { title, says, fix, why } = words.rule(id)
  const table = `${root}/tests/rules/${id}.yaml`
  const cases = existsSync(table) ? parse(readFileSync(table, 'utf8')) : {}
  // What a finding fills in is shown as dots.
  const dotted = (sentence) => sentence.replace(/\{[\w-]+\}/g, '…')
  const sentences = Object.entries(says).map(
    ([variant, sentence]) => `- ${dotted(sentence)}  \n  *To fix:* ${dotted(fix[variant] ?? fix.plainly ?? '')}`,
  )
  return (
    [
      `# ${title}`,
      note,
      `\`${id}\``,
      severities[severity],
      why,
      '## What you may read, and what to do',
      sentences.join('\n'),
      '## Caught, for instance',
      ...example(cases.caught?.[0]),
      '## Left alone, for instance',
      ...example(cases['left-alone']?.[0]),
    ].join('\n\n') + '\n'
  )
}

function example(row) {
  if (!row) return []
  const name = `${row.name[0].toUpperCase()}${row.name.slice(1)}:`
  return row.text === undefined ? [`${name.slice(0, -1)}.`] : [name, `\`\`\`\`markdown\n${row.text.trimEnd()}\n\`\`\`\``]
}

function ruleList() {
  const rows = rules.map(({ id, severity }) => `| [${id}](${id}.md) | ${severity} | ${words.rule(id).title} |`)
  return (
    [
      '# Rules',
      note,
      'What `servicebook check` looks at. A rule is named for what it wants.',
      ['| rule | severity | what it wants |', '| --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n') + '\n'
  )
}

function kindPages() {
  const pages = Object.values(kinds).map((kind) => {
    const { title, purpose, sections } = words.kind(kind.name)
    const rows = Object.entries(kind.fields).flatMap(([name, field]) => fieldRows(kind.name, [name], field))
    const headings = Object.keys(kind.sections).map((name) => `- \`## ${sections[keyOf(name)].heading}\`: ${sections[keyOf(name)].ask}`)
    return [
      `## ${title} (\`kind: ${kind.name}\`)`,
      purpose,
      `Stage ${kind.stage}, ${words.say(`check.stages.${kind.stage}`)}. Read by ${kind.audience} unless the document says otherwise.`,
      ['| key | what it holds | needed | read by | on the page |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
      ...(headings.length > 0 ? ['Headings of its text that have a place of their own on the page:', headings.join('\n')] : []),
    ].join('\n\n')
  })
  return (
    ['# Kinds of document', note, 'Every kind, every key. Keys in italics stand inside the one above them.', ...pages].join('\n\n') + '\n'
  )
}

const holds = {
  text: 'words',
  name: 'a name: small letters, digits, hyphens',
  'yes-no': 'yes or no',
  date: 'a date, 2026-11-21',
  quantity: 'an amount: 25 EUR per case, 38 per 1000 orders, 81%',
  duration: 'a length of time: 15 minutes, 2 working days, at once',
  remedy: 'something staff may do, with its limits: something off, up to 25 EUR per case',
  currency: 'a currency code, EUR',
  phone: 'a phone number, +372 5550 0101',
  language: 'a language code, en',
}

function held(field) {
  if (field.type === 'list') return `a list: ${held(field.item)}`
  if (field.type === 'one-of') return `one of: ${field.choices.join(', ')}`
  if (field.type === 'reference') return `the name of a ${field.to}`
  if (field.type === 'name-or-group') return `the name of a ${field.item.to}, or these keys`
  if (field.type === 'group') return 'these keys'
  return holds[field.type]
}

/** What stands inside something is for nobody whom the whole is not for. */
function fieldRows(kind, path, field, around = 'public') {
  const key = keyOf(path.at(-1))
  const shown = path.length > 1 ? `*${path.map(keyOf).join(' › ')}*` : `\`${key}\``
  const needed = field.need === 'always' ? 'always' : field.need === 'approved' ? 'before approval' : ''
  const label = fieldWords(words, kind, path)?.label ?? ''
  const audience = narrower(field.audience ?? 'staff', around)
  const row = `| ${shown} | ${held(field)} | ${needed} | ${audience} | ${label} |`
  const inner = field.fields ?? field.item?.fields ?? {}
  return [row, ...Object.entries(inner).flatMap(([name, child]) => fieldRows(kind, [...path, name], child, audience))]
}

function narrower(a, b) {
  return audiences[Math.max(audiences.indexOf(a), audiences.indexOf(b))]
}
