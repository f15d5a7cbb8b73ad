import { emptyProject } from '../dist/handbook/read.js'
import { keyOf } from '../dist/kinds/field.js'
import { figuresFile } from '../dist/records/figures.js'
import { otherTables } from '../dist/records/other-lists.js'
import { columnWords } from '../dist/records/column-words.js'
import { settingFor } from '../dist/records/setting.js'
import { signOffTables } from '../dist/records/signed-here.js'
import { complaints } from '../dist/records/tables/complaints.js'
import { people } from '../dist/records/tables/people.js'
import { signOffs } from '../dist/records/tables/sign-offs.js'
import { wordsFor } from '../dist/words/words.js'

const words = wordsFor('en')
const logged = [complaints, ...Object.values(otherTables)]
const tables = [...logged, ...signOffTables]

/**
 * The page on the lists in `records/`, worked out from their tables and words.
 *
 * @param {string} note that it is made, for whoever opens the file
 */
export function recordsReference(note) {
  return (
    [
      '# Lists in records/',
      note,
      'What customers told you, what they answered when they were asked, and who they are; who works here, and who has read what: one list each, a plain table that any spreadsheet opens. They stay on your own disk. No build reads them, and `init` tells git to leave them alone, all but the totals at the end of this page.',
      ['| list | file | taken down with | brought in with |', '| --- | --- | --- | --- |', ...tables.map(glance)].join('\n'),
      '## How a list may look',
      [
        '- The first line has the headings, in any order. One that is missing is told, and the rest is read. One that nobody knows is left as it is.',
        '- Commas, semicolons or tabs; any line ends; any of the usual alphabets. A workbook of Excel can be brought in, and its first sheet is read.',
        '- Days are written as `2026-11-30`, with the hour as `2026-11-30 14:20`. Others are understood too, such as `30.11.2026`, and `11/30/2026` where the list shows which comes first, or `--dates` says so.',
        '- Sums are in figures, in your currency: `12.50`, `12,50`, `1.234,50`.',
        '- What has a name here can be written in words or by its name: “Late” or `late`, “Shift lead” or `shift-lead`. Capitals do not matter.',
        '- A row with a cell that cannot be read is left out as a whole, and named by its line and heading. An empty cell is no fault.',
        '- What may name somebody is personal below. It stays in its file: no figure and no page ever holds it, and no message but on the screen of whoever works with the list. Everything else is counted.',
        '- A cell that looks like a formula gets an apostrophe before it, so that no spreadsheet works it out.',
      ].join('\n'),
      ...tables.map(tablePage),
      figuresPage(),
    ].join('\n\n') + '\n'
  )
}

function glance(table) {
  const { takenDown, broughtIn } = verbsOf(table)
  return `| [${titleOf(table)}](#${anchorOf(table)}) | \`${table.file}\` | ${takenDown} | ${broughtIn} |`
}

/** What is typed to add to a list. Who was asked to read what is not brought in: codes are made here. */
function verbsOf(table) {
  if (table === people) return { takenDown: 'hand, in a spreadsheet', broughtIn: '`servicebook signoff open --people FILE`' }
  if (table === signOffs)
    return { takenDown: '`servicebook signoff collect --paper NAME`', broughtIn: '`servicebook signoff collect FILE`' }
  if (signOffTables.includes(table)) return { takenDown: '`servicebook signoff open`', broughtIn: '' }
  const verb = `servicebook log${table === complaints ? '' : ` ${table.name}`}`
  return { takenDown: `\`${verb}\``, broughtIn: `\`${verb} --import FILE\`` }
}

function tablePage(table) {
  return [
    `## ${titleOf(table)}`,
    `\`${table.file}\`, a row for each ${words.say(`records.${table.name}.one`)}.${table.secret ? ' Only you can read its file on this computer: whoever has a code can confirm in that name.' : ''}`,
    [
      '| heading | what stands below it | asked for | personal | also known as, in a list that is brought in |',
      '| --- | --- | --- | --- | --- |',
      ...Object.entries(table.columns).map(([name, column]) => columnRow(table, name, column)),
    ].join('\n'),
  ].join('\n\n')
}

function columnRow(table, name, column) {
  const { heading, also = [] } = columnWords(words, table, name)
  const others = [...new Set([keyOf(name), ...also.map(String)])].filter((one) => one !== heading.toLowerCase())
  const once = column.unique ? '; nothing twice' : ''
  return `| **${heading}** | ${held(column)}${once} | ${missed[column.need] ?? ''} | ${column.personal ? 'yes' : ''} | ${others.join(', ')} |`
}

const missed = { always: 'always', open: 'while somebody waits', settled: 'once it is settled', closed: 'once it is closed' }

const things = {
  role: 'a role of your company',
  channel: 'a way in that your company has',
  place: 'one of your places',
}

function held(column) {
  if (column.choices) return `one of: ${column.choices.map(choiceIn).join(', ')}`
  if (column.to !== undefined) return things[column.to] ?? `a document of yours: ${words.kind(column.to).title.toLowerCase()}`
  return {
    text: 'words',
    day: 'a day',
    moment: 'a day, with its hour where you know it',
    money: 'a sum',
    number: 'a whole number',
    'yes-no': 'yes or no',
  }[column.type]
}

/** As it is written into a cell. */
const { choice: choiceIn } = settingFor(emptyProject('', '2026-11-21').working, words)

function figuresPage() {
  return [
    '## The totals',
    `\`${figuresFile}\` holds what the lists come to: numbers, and names that your handbook has anyway. No person, no text and no reference is in it. It is the one file of \`records/\` that git keeps, so that a second laptop and the checks of a server know how many there were. Whatever adds to a list or to a round of marks writes it anew; after a change by hand, \`servicebook log --recount\` does.`,
    [
      '| key | holds |',
      '| --- | --- |',
      '| `version` | 1 |',
      '| `countedOn` | the day on which they were counted |',
      '| `currency` | what all sums are in, in its smallest coins: 12.50 EUR is 1250 |',
      '| `complaints` | by month, such as `2026-02`: how many, what they cost, how long things took in minutes of working time, by category, channel, cause, area and place; how often a limit was enough |',
      '| `rounds` | each round of the self-assessment: by area, the sum of marks, how many were given, how many were asked for |',
      '| `surveys` | by month, question and place: how often each mark was given, as `4/5` |',
      '| `contacts` | by month and way in: how many, how many were answered at the first try, settled at once, and their minutes |',
      '| `attendance` | by training: how many were there, how many were not; by role: how many people, how many are introduced |',
      '| `customers` | how many, what part of the turnover the five largest and the largest fifth bring, how many cost more than they bring; of the five largest, whether each has a file and was spoken to |',
      '| `signed` | by page and version: how many were asked to read it, how many have, how many of them on paper; nothing where fewer than three were asked |',
    ].join('\n'),
    'Each part is there once its list is. The same lists give the same bytes.',
  ].join('\n\n')
}

function titleOf({ name }) {
  return words.say(`records.${name}.title`)
}

function anchorOf(table) {
  return titleOf(table)
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')
}
