import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { slug } from 'github-slugger'
import { rules } from '../dist/check/rules/index.js'
import { areaAddress, kindAddress, ownPages } from '../dist/handbook/addresses.js'
import { kindNames, kindSchema } from '../dist/index.js'
import { common } from '../dist/kinds/common.js'
import { audiences, keyOf } from '../dist/kinds/field.js'
import { kinds } from '../dist/kinds/index.js'
import { reachedOtherwise } from '../dist/render/pages/kinds.js'
import { fieldWords } from '../dist/words/sentences.js'
import { wordsFor } from '../dist/words/words.js'
import { historyReference } from './history-reference.mjs'
import { recordsReference } from './records-reference.mjs'

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
    ['docs/history.md', historyReference(note, words)],
    ['docs/records.md', recordsReference(note)],
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
  const cases = caseTable(id)
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

const tables = new Map()

function caseTable(id) {
  const path = `${root}/tests/rules/${id}.yaml`
  if (!tables.has(id)) tables.set(id, existsSync(path) ? parse(readFileSync(path, 'utf8')) : {})
  return tables.get(id)
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
  const all = Object.values(kinds)
  const shared = Object.keys(common)
  const pages = all.map((kind) => {
    const { title, purpose, sections } = words.kind(kind.name)
    const own = Object.entries(kind.fields).filter(([name]) => !shared.includes(name))
    const headings = Object.keys(kind.sections).map((name) => `- \`## ${sections[keyOf(name)].heading}\`: ${sections[keyOf(name)].ask}`)
    return [
      `## ${title} (\`kind: ${kind.name}\`)`,
      purpose,
      `Stage ${kind.stage}, ${words.say(`check.stages.${kind.stage}`)}. ${readBy(kind)}`,
      fieldTable(kind.name, own),
      ...(headings.length > 0 ? ['Headings of its text that have a place of their own on the page:', headings.join('\n')] : []),
      ...templateList(kind.name),
      ...(rulesAbout(kind.name).length > 0
        ? [`Rules about it, beside those about every document: ${rulesAbout(kind.name).join(', ')}.`]
        : []),
    ].join('\n\n')
  })
  return (
    [
      '# Kinds of document',
      note,
      'Every kind, every key, every rule, every page. Keys in italics stand inside the one above them.',
      glance(all, shared),
      '## Keys of every document',
      'A record, which nobody approves and nobody publishes, has only `kind`, `title` and `rule-exceptions` of these.',
      fieldTable('company', Object.entries(common)),
      `Rules about every document: ${rulesAboutAll().join(', ')}.`,
      ...pages,
      ownPageTable(),
    ].join('\n\n') + '\n'
  )
}

/** Templates of a kind besides its own, with what each is for. */
function templateList(kind) {
  const rows = words.templates(kind).map((name) => {
    const { title, purpose } = words.template(`${kind}/${name}`)
    return `- \`${kind}/${name}\`: ${title}. ${purpose}`
  })
  return rows.length > 0
    ? ['Templates to begin with (`servicebook write NAME`; a company is begun with `servicebook init`):', rows.join('\n')]
    : []
}

function readBy(kind) {
  if (kind.home === 'records') return 'Stands in `records/`, and is never published.'
  return `Read by ${kind.audience} unless the document says otherwise.`
}

function glance(all, shared) {
  const rows = all.map((kind) => {
    const { title } = words.kind(kind.name)
    const link = `[${title}](#${slug(`${title} (kind: ${kind.name})`)})`
    const own = Object.keys(kind.fields).filter((name) => !shared.includes(name)).length
    return `| ${link} | \`${kind.name}\` | \`${kind.home}/\` | ${own} | ${rulesAbout(kind.name).length} | ${pagesOf(kind).join(', ')} |`
  })
  return [
    '| kind | `kind:` | stands in | keys of its own | rules of its own | pages |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** Layouts of the pages that a kind makes: its own page, and the list of all its pages. */
function pagesOf({ name, home }) {
  if (home === 'records') return ['none']
  const has = (layout) => existsSync(`${root}/site/layouts/${layout}.hbs`)
  const list = reachedOtherwise.includes(name) ? [] : [has(`all-${name}`) ? `all-${name}.hbs` : 'all.hbs']
  return [has(name) ? `${name}.hbs` : 'document.hbs', ...list].map((file) => `[${file}](../site/layouts/${file})`)
}

/** Rules about one kind: those that say so, and those of the whole handbook whose cases catch something in such a document. */
function rulesAbout(kind) {
  const catches = ({ id }) => caseTable(id).caught?.some(({ text = '' }) => text.includes(`kind: ${kind}\n`))
  return linked(rules.filter((rule) => rule.about === kind || (rule.sees === 'handbook' && catches(rule))))
}

/** Rules that look at every document. */
function rulesAboutAll() {
  return linked(rules.filter(({ sees, about }) => sees !== 'handbook' && about === undefined))
}

function linked(some) {
  return some.map(({ id }) => `[${id}](rules/${id}.md)`)
}

function ownPageTable() {
  const rows = Object.entries(ownPages).map(([key, address]) => `| \`${address}\` | ${words.say(`site.${key}.title`)} |`)
  return [
    '## Pages that no document makes',
    [
      '| address | page |',
      '| --- | --- |',
      ...rows,
      `| \`${areaAddress('<area>')}\` | the policies of one area |`,
      `| \`${kindAddress('<kind>')}\` | all documents of one kind |`,
    ].join('\n'),
  ].join('\n\n')
}

function fieldTable(kind, fields) {
  const rows = fields.flatMap(([name, field]) => fieldRows(kind, [name], field))
  return ['| key | what it holds | needed | read by | on the page |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

const holds = {
  text: 'words',
  name: 'a name: small letters, digits, hyphens',
  'yes-no': 'yes or no',
  date: 'a date, 2026-11-21',
  quantity: 'an amount: 25 EUR per case, 38 per 1000 orders, 81%',
  duration: 'a length of time: 15 minutes, 2 working days, at once',
  'open-hours': 'days and hours: Monday to Friday 9:00-18:00',
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
