import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/cannot-run.ts'
import { parseYaml } from '../../src/handbook/yaml-syntax.ts'
import { answersOf, type Answer, type AnswerPath } from '../../src/walk/answers.ts'
import { withAnswer } from '../../src/walk/edit-settings.ts'

const order = ['kind', 'title', 'area', 'purpose', 'promises', 'never-say', 'ask', 'legal-floor', 'goals', 'status']
const body = '\n## Why\n\nkind: no setting # no remark\n\n---\n\npurpose: ---\n'
const document = (settings: string) => `---\n${settings}---\n${body}`

type Case = [name: string, before: string, path: AnswerPath, answer: Answer | undefined, after: string]

const promises = `promises:
  - promise: We collect it. # by van
    within: 2 days
    # what it costs us
    if-we-fail: 10 EUR
  - promise: We ring back.
`
const ladder = `ladder:
  - role: sales-assistant
    may:
    - a voucher
    - free delivery # of anything
  -
    role: shift-lead
    may: [a voucher, "10%, at once"]
`

describe.each<[string, Case[]]>([
  [
    'an answer is changed',
    [
      ['plain words', 'kind: policy\ntitle: Old\n', ['title'], 'New', 'kind: policy\ntitle: New\n'],
      ['words that need quotation marks get them', 'title: Old\n', ['title'], 'New: and better', 'title: "New: and better"\n'],
      [
        'space around the others stays',
        'kind:   policy\ntitle: Old\n\n\nask:  lead \n',
        ['title'],
        'New',
        'kind:   policy\ntitle: New\n\n\nask:  lead \n',
      ],
      ['a quoted key stays quoted', '"title": Old\n\'ask\': lead\n', ['title'], 'New', '"title": New\n\'ask\': lead\n'],
      ['a quoted key with a colon in it', '"ask: whom": Old\nask: lead\n', ['ask: whom'], 'New', '"ask: whom": New\nask: lead\n'],
      ['words over several lines', 'purpose: One\n  and two\n  and three\nask: lead\n', ['purpose'], 'New', 'purpose: New\nask: lead\n'],
      [
        'quoted words over several lines',
        'purpose: "One\n\n  two" # why\nask: lead\n',
        ['purpose'],
        'New',
        'purpose: New # why\nask: lead\n',
      ],
      ['words that begin below their key', 'purpose:\n  Old\nask: lead\n', ['purpose'], 'New', 'purpose: New\nask: lead\n'],
      ['a block of text', 'purpose: |\n  One\n\n  # no remark\n\nask: lead\n', ['purpose'], 'New', 'purpose: New\n\nask: lead\n'],
      ['a folded block', 'purpose: >-\n  One\n  two\nask: lead\n', ['purpose'], 'New', 'purpose: New\nask: lead\n'],
      ['by a block of text', 'purpose: Old\nask: lead\n', ['purpose'], 'One\n\ntwo', 'purpose: |-\n  One\n\n  two\nask: lead\n'],
      ['by lines that look like fences', 'purpose: Old\nask: lead\n', ['purpose'], '---\n...\n', 'purpose: |\n  ---\n  ...\nask: lead\n'],
      ['to nothing, which keeps the key', 'title: Old # ours\nask: lead\n', ['title'], '', 'title: # ours\nask: lead\n'],
      ['an empty answer in quotation marks', 'title: "" # ours\nask: lead\n', ['title'], 'New', 'title: New # ours\nask: lead\n'],
      ['a word by a list', 'goals: fast\nask: lead\n', ['goals'], ['fast', 'fair'], 'goals:\n  - fast\n  - fair\nask: lead\n'],
      ['a list by a word', 'goals:\n  - fast\n  - fair\nask: lead\n', ['goals'], 'fast', 'goals: fast\nask: lead\n'],
      [
        'settings that stand further right',
        '  kind: policy\n  title: Old\n',
        ['title'],
        'One\ntwo',
        '  kind: policy\n  title: |-\n    One\n    two\n',
      ],
      ['settings in braces', '{ kind: policy, title: Old }\n', ['title'], 'New', '{ kind: policy, title: New }\n'],
      ['keys that every object has', '__proto__: a\nconstructor: b\n', ['__proto__'], 'c', '__proto__: c\nconstructor: b\n'],
      ['the same answer again changes no byte', 'title:   "Old"   # ours\n', ['title'], 'Old', 'title:   "Old"   # ours\n'],
    ],
  ],
  [
    'remarks stay',
    [
      ['above', '# the file\n\n# the title\ntitle: Old\n', ['title'], 'New', '# the file\n\n# the title\ntitle: New\n'],
      ['beside', 'title: Old   # ours\nask: lead # always\n', ['title'], 'New', 'title: New   # ours\nask: lead # always\n'],
      ['below, at the end', 'title: Old\n# the end\n', ['title'], 'New', 'title: New\n# the end\n'],
      ['beside an answer still open', 'title:  # not yet\nask: lead\n', ['title'], 'New', 'title: New  # not yet\nask: lead\n'],
      [
        'of an open answer that becomes a block',
        'title: # not yet\nask: lead\n',
        ['title'],
        'One\ntwo',
        '# not yet\ntitle: |-\n  One\n  two\nask: lead\n',
      ],
      ['beside a list in brackets', 'goals: [fast] # one\n', ['goals'], ['fast', 'fair'], 'goals: [fast, fair] # one\n'],
      [
        'inside a list in brackets',
        'goals: [fast, # ours\n  fair] # theirs\nstatus: draft\n',
        ['goals', 2],
        'whole',
        '# ours\n# theirs\ngoals:\n  - fast\n  - fair\n  - whole\nstatus: draft\n',
      ],
      [
        'between the entries of a list',
        'goals: # two\n  # first\n  - fast # ours\n  # then\n  - fair\n',
        ['goals', 1],
        'whole',
        'goals: # two\n  # first\n  - fast # ours\n  # then\n  - whole\n',
      ],
      [
        'of an entry that is taken out',
        'goals:\n  - fast # ours\n  - fair\nstatus: draft\n',
        ['goals', 0],
        undefined,
        '# ours\ngoals:\n  - fair\nstatus: draft\n',
      ],
      [
        'of the same words, all of them',
        'goals:\n  - fast # ours\n  - fair # ours\nstatus: draft\n',
        ['goals', 1],
        undefined,
        '# ours\n# ours\ngoals:\n  - fast\nstatus: draft\n',
      ],
      [
        'whose words are in the answer too',
        'goals: [fast, # ours\n  fair]\nstatus: draft\n',
        ['goals'],
        ['a # ours'],
        '# ours\ngoals:\n  - "a # ours"\nstatus: draft\n',
      ],
      ['among the keys of an entry', promises, ['promises', 0, 'within'], '3 days', promises.replace('2 days', '3 days')],
      ['beside the sign of a block', 'purpose: | # why\n  Old\nask: lead\n', ['purpose'], 'New', '# why\npurpose: New\nask: lead\n'],
      ['beside what is taken out', 'title: Old # ours\nask: lead\n', ['title'], undefined, '# ours\nask: lead\n'],
      ['inside what is taken out', `${promises}ask: lead\n`, ['promises'], undefined, '# by van\n# what it costs us\nask: lead\n'],
    ],
  ],
  [
    'a key is added',
    [
      [
        'where the kind has it',
        'kind: policy\ntitle: A\nask: lead\nstatus: draft\n',
        ['purpose'],
        'Fair',
        'kind: policy\ntitle: A\npurpose: Fair\nask: lead\nstatus: draft\n',
      ],
      ['at the top', '# ours\ntitle: A\nask: lead\n', ['kind'], 'policy', '# ours\nkind: policy\ntitle: A\nask: lead\n'],
      ['at the end', 'kind: policy\ntitle: A\n', ['status'], 'draft', 'kind: policy\ntitle: A\nstatus: draft\n'],
      [
        'behind the nearest one before it, wherever that is',
        'ask: lead\ntitle: A\nstatus: draft\n',
        ['area'],
        'returns',
        'ask: lead\ntitle: A\narea: returns\nstatus: draft\n',
      ],
      [
        'that the kind does not know, at the end',
        'kind: policy\nstatus: draft\n',
        ['our-own'],
        'x',
        'kind: policy\nstatus: draft\nour-own: x\n',
      ],
      [
        'behind a remark beside the one before it',
        'title: A # ours\nask: lead\n',
        ['area'],
        'returns',
        'title: A # ours\narea: returns\nask: lead\n',
      ],
      ['behind a list', `${promises}status: draft\n`, ['ask'], 'lead', `${promises}ask: lead\nstatus: draft\n`],
      [
        'behind a list that stands at the margin',
        'never-say:\n- No.\n- Never.\n\nstatus: draft\n',
        ['ask'],
        'lead',
        'never-say:\n- No.\n- Never.\nask: lead\n\nstatus: draft\n',
      ],
      [
        'behind a block of text',
        'purpose: |\n  One\n  two\n\nstatus: draft\n',
        ['ask'],
        'lead',
        'purpose: |\n  One\n  two\nask: lead\n\nstatus: draft\n',
      ],
      [
        'behind an open answer with a remark',
        'purpose: # not yet\nstatus: draft\n',
        ['ask'],
        'lead',
        'purpose: # not yet\nask: lead\nstatus: draft\n',
      ],
      [
        'with a list of its own',
        'kind: policy\nstatus: draft\n',
        ['promises'],
        [{ promise: 'We ring.', within: '2 days' }],
        'kind: policy\npromises:\n  - promise: We ring.\n    within: 2 days\nstatus: draft\n',
      ],
      ['that is still open', 'kind: policy\nstatus: draft\n', ['title'], '', 'kind: policy\ntitle:\nstatus: draft\n'],
      [
        'to settings that stand further right',
        '  kind: policy\n  status: draft\n',
        ['promises'],
        [{ promise: 'A' }],
        '  kind: policy\n  promises:\n    - promise: A\n  status: draft\n',
      ],
      ['to settings without any', '\n', ['kind'], 'policy', 'kind: policy\n\n'],
      [
        'inside a map',
        'legal-floor:\n  says: A # law\n\n  country: B\n\nstatus: draft\n',
        ['legal-floor', 'checked-by'],
        'us',
        'legal-floor:\n  says: A # law\n\n  country: B\n  checked-by: us\n\nstatus: draft\n',
      ],
      [
        'inside a map in braces',
        'legal-floor: {says: A} # law\n',
        ['legal-floor', 'country'],
        'B, C',
        'legal-floor: { says: A, country: "B, C" } # law\n',
      ],
      ['to the last entry of a list', promises, ['promises', 1, 'within'], '1 hour', `${promises}    within: 1 hour\n`],
      [
        'to an answer that was a word',
        'legal-floor: A\nstatus: draft\n',
        ['legal-floor', 'says'],
        'B',
        'legal-floor:\n  says: B\nstatus: draft\n',
      ],
    ],
  ],
  [
    'something is taken out',
    [
      ['the first key', 'kind: policy\ntitle: A # ours\nask:  lead\n', ['kind'], undefined, 'title: A # ours\nask:  lead\n'],
      [
        'a key in the middle',
        'kind: policy\n# a\narea: returns\n# b\nask: lead\n',
        ['area'],
        undefined,
        'kind: policy\n# a\n# b\nask: lead\n',
      ],
      ['the last key', 'kind: policy\nask: lead\n', ['ask'], undefined, 'kind: policy\n'],
      ['the last key, with a list', 'kind: policy\ngoals:\n- fast\n- fair\n', ['goals'], undefined, 'kind: policy\n'],
      ['the last key, with a block', 'kind: policy\npurpose: |\n  One\n\n  two\n', ['purpose'], undefined, 'kind: policy\n'],
      ['an answer over several lines', 'title: A\npurpose: One\n  two\nask: lead\n', ['purpose'], undefined, 'title: A\nask: lead\n'],
      ['an empty list', 'goals: []\nask: "lead"\n', ['goals'], undefined, 'ask: "lead"\n'],
      ['a key that is not there', 'kind: policy # ours\n', ['title'], undefined, 'kind: policy # ours\n'],
      [
        'the first key of an entry',
        'promises:\n  - promise: A\n    within: 2 days\nask: lead\n',
        ['promises', 0, 'promise'],
        undefined,
        'promises:\n  - within: 2 days\nask: lead\n',
      ],
      ['a key in the middle of an entry', promises, ['promises', 0, 'within'], undefined, promises.replace('    within: 2 days\n', '')],
      [
        'the last key of a map',
        'legal-floor:\n  says: A\n  country: B\nask: lead\n',
        ['legal-floor', 'country'],
        undefined,
        'legal-floor:\n  says: A\nask: lead\n',
      ],
      ['the only key of a map', 'legal-floor:\n  says: A\nask: lead\n', ['legal-floor', 'says'], undefined, 'legal-floor: {}\nask: lead\n'],
      ['the only entry of a list', 'goals:\n  - fast\nask: lead\n', ['goals', 0], undefined, 'goals: []\nask: lead\n'],
    ],
  ],
  [
    'a list',
    [
      [
        'gets one more',
        'goals:\n  - fast # ours\n  - "fair"\nask: lead\n',
        ['goals', 2],
        'whole',
        'goals:\n  - fast # ours\n  - "fair"\n  - whole\nask: lead\n',
      ],
      [
        'gets two more',
        'goals:\n  - fast\nask: lead\n',
        ['goals'],
        ['fast', 'a: b', 'c'],
        'goals:\n  - fast\n  - "a: b"\n  - c\nask: lead\n',
      ],
      [
        'gets one more at the margin',
        'goals:\n- fast\n- fair\nask: lead\n',
        ['goals', 2],
        'whole',
        'goals:\n- fast\n- fair\n- whole\nask: lead\n',
      ],
      [
        'gets one more in brackets',
        'goals: [ fast , "fair" ]\nask: lead\n',
        ['goals', 2],
        'a, b',
        'goals: [fast, fair, "a, b"]\nask: lead\n',
      ],
      ['gets one more in empty brackets', 'goals: []\nask: lead\n', ['goals', 0], 'fast', 'goals: [fast]\nask: lead\n'],
      ['gets its first', 'goals: # none\nask: lead\n', ['goals'], ['fast'], 'goals:\n  - fast # none\nask: lead\n'],
      [
        'gets an entry with keys',
        promises,
        ['promises', 2],
        { promise: 'A', within: '1 day' },
        `${promises}  - promise: A\n    within: 1 day\n`,
      ],
      [
        'gets an entry of several lines',
        'never-say:\n  - No.\nask: lead\n',
        ['never-say', 1],
        'One\ntwo',
        'never-say:\n  - No.\n  - |-\n    One\n    two\nask: lead\n',
      ],
      [
        'gets a list',
        'goals:\n  - - a\n    - b\nask: lead\n',
        ['goals', 1],
        ['c', 'd'],
        'goals:\n  - - a\n    - b\n  - - c\n    - d\nask: lead\n',
      ],
      ['has its first changed', 'goals:\n  -   fast # ours\n  -   fair\n', ['goals', 0], 'whole', 'goals:\n  - whole # ours\n  -   fair\n'],
      [
        'has one of several lines changed',
        'never-say:\n  - |\n    One\n    two\n  - No.\n',
        ['never-say', 0],
        'New',
        'never-say:\n  - New\n  - No.\n',
      ],
      ['has an entry with keys changed for a word', promises, ['promises', 1], 'A', promises.replace('promise: We ring back.', 'A')],
      [
        'loses its first',
        'goals:\n  - fast\n  # then\n  - fair # ours\n  - whole\n',
        ['goals', 0],
        undefined,
        'goals:\n  # then\n  - fair # ours\n  - whole\n',
      ],
      [
        'loses one in the middle',
        'goals:\n- fast # ours\n- fair\n# then\n- "whole"\n',
        ['goals', 1],
        undefined,
        'goals:\n- fast # ours\n# then\n- "whole"\n',
      ],
      [
        'loses its last',
        'goals:\n  - fast # ours\n  - fair\n\nask: lead\n',
        ['goals', 1],
        undefined,
        'goals:\n  - fast # ours\n\nask: lead\n',
      ],
      ['loses all but the last', 'goals:\n  - a\n  - b\n  - c\nask: lead\n', ['goals'], ['c'], 'goals:\n  - c\nask: lead\n'],
      [
        'loses an entry with keys',
        `${promises}ask: lead\n`,
        ['promises', 1],
        undefined,
        `${promises.replace('  - promise: We ring back.\n', '')}ask: lead\n`,
      ],
      ['loses an empty entry', 'goals:\n  - fast\n  -\n  - fair\n', ['goals', 1], undefined, 'goals:\n  - fast\n  - fair\n'],
    ],
  ],
  [
    'deep inside',
    [
      ['a word in a list in a list', ladder, ['ladder', 0, 'may', 0], 'a card', ladder.replace('- a voucher', '- a card')],
      [
        'one more in a list at the margin of its key',
        ladder,
        ['ladder', 0, 'may', 2],
        'a card',
        ladder.replace('anything\n', 'anything\n    - a card\n'),
      ],
      ['one more in brackets', ladder, ['ladder', 1, 'may', 2], 'a card', ladder.replace('once"]', 'once", a card]')],
      ['a key of an entry whose hyphen stands alone', ladder, ['ladder', 1, 'role'], 'manager', ladder.replace('shift-lead', 'manager')],
      ['a new key between others stands last', ladder, ['ladder', 1, 'ask'], 'manager', `${ladder}    ask: manager\n`],
      ['a first key that goes', ladder, ['ladder', 1, 'role'], undefined, ladder.replace('role: shift-lead\n    ', '')],
      ['one that goes', ladder, ['ladder', 0, 'may', 0], undefined, ladder.replace('    - a voucher\n', '')],
      [
        'a new rung',
        ladder,
        ['ladder', 2],
        { role: 'manager', may: ['anything'] },
        `${ladder}  - role: manager\n    may:\n      - anything\n`,
      ],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_, before, path, answer, after) => {
    expect(withAnswer(document(before), path, answer, order)).toBe(document(after))
  })
})

describe('around the settings', () => {
  test.each([
    ['spaces behind the fence above', '---  \ntitle: Old\n---\nText\n', '---  \ntitle: New\n---\nText\n'],
    ['spaces behind the fence at the end', '---\ntitle: Old\n---  \nText\n', '---\ntitle: New\n---  \nText\n'],
    ['no text', '---\ntitle: Old\n---\n', '---\ntitle: New\n---\n'],
    ['no line end behind them', '---\ntitle: Old\n---', '---\ntitle: New\n---'],
    ['empty lines everywhere', '---\n\n\ntitle: Old\n\n---\n\n\nText', '---\n\n\ntitle: New\n\n---\n\n\nText'],
    ['a text that looks like settings', '---\ntitle: Old\n---\n---\ntitle: Old\n---\n', '---\ntitle: New\n---\n---\ntitle: Old\n---\n'],
  ])('%s', (_, before, after) => {
    expect(withAnswer(before, ['title'], 'New')).toBe(after)
  })

  test.each([
    ['no settings', 'title: Old\n', 'none'],
    ['settings that never end', '---\ntitle: Old\n', 'never-closed'],
    ['a fence that is none', '---\ntitle: Old\n--- text\n', 'fence'],
    ['settings in another language', '---js\ntitle: Old\n---\n', 'language'],
  ])('%s are not written to', (_, source, problem) => {
    expect(() => withAnswer(source, ['title'], 'New')).toThrow(`The settings cannot be read: ${problem}`)
    expect(answersOf(source)).toEqual({})
  })

  test.each([
    ['a key given twice', 'title: Old\ntitle: Older\n'],
    ['a key with a question mark', '? title\n: Old\n'],
    ['a bracket that is not closed', 'title: Old\nask: [lead\n'],
    ['a list in place of settings', '- title\n'],
  ])('%s is refused rather than guessed at', (_, settings) => {
    const attempt = () => withAnswer(document(settings), ['title'], 'New')
    expect(attempt).toThrow(CannotRun)
    expect(attempt).toThrow(/^“title” cannot be changed without harm to what stands around it, /)
  })
})

/** What people type, and what YAML or Markdown would take for something else. */
const pieces = [
  ...'" \' : # - --- ... ? | > { } [ ] , &a *a ! % @ ` << \\ \\n words'.split(' '),
  ...'null true yes No ~ 0x1f 012 1e3 9:30 2026-11-21 .inf é Größe Ж 日本語 שלום مرحبا 🙂 👩‍👩‍👧 €'.split(' '),
  ...': | #|# |- |? |Two words| |  |\t|\n|\n\n|\r|\r\n|\u0085|\u2028|\u00a0|\u0000|\u0007|\ufeff'.split('|'),
]
const nasty = fc
  .oneof(
    { arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((some) => some.join('')), weight: 4 },
    fc.string({ unit: 'grapheme' }),
  )
  .map((typed) => typed.trimEnd())
  .filter((typed) => typed !== '' && !/[\u2028\u2029]\.\.\./.test(typed))

/** The ways in which people write an answer, each with remarks in every place that takes one. */
const ways: ((key: string, remark: () => string) => string)[] = [
  (key) => `${key}: some words\n`,
  (key, remark) => `${key}: some words ${remark()}\n`,
  (key, remark) => `${key}:   'it''s quoted'   ${remark()}\n`,
  (key) => `"${key}" : "with: \\"colon\\""\n`,
  (key, remark) => `${key}: ${remark()}\n`,
  (key) => `${key}: |\n  First line\n  # no remark\n\n  last line\n\n`,
  (key, remark) => `${key}: >- ${remark()}\n  folded\n  words\n`,
  (key) => `${key}: words over\n  two lines\n`,
  (key, remark) => `${key}: [one, "two, three"] ${remark()}\n`,
  (key, remark) => `${key}: [one, ${remark()}\n  two]\n`,
  (key, remark) => `${key}: { says: x, country: "y: z" } ${remark()}\n`,
  (key, remark) => `${key}:\n- one ${remark()}\n${remark()}\n- two\n`,
  (key, remark) => `${key}: ${remark()}\n  ${remark()}\n  - one\n\n  - 'two'\n`,
  (key, remark) => `${key}:\n  says: x ${remark()}\n  ${remark()}\n  country: "y"\n`,
  (key, remark) =>
    `${key}:\n  - promise: x ${remark()}\n    ${remark()}\n    may:\n      - a\n      - b ${remark()}\n  -\n    promise: y\n`,
]

interface Part {
  key: string | undefined
  text: string
}

/** Settings in parts, some of them a remark or an empty line between answers. */
const settings = fc
  .tuple(fc.shuffledSubarray(order.slice(1)), fc.infiniteStream(fc.tuple(fc.constantFrom(...ways), fc.constantFrom('', '', '\n', '#'))))
  .map(([keys, stream]) => {
    let remarks = 0
    const remark = () => `# remark ${++remarks}.`
    const parts: Part[] = [{ key: 'kind', text: 'kind: policy\n' }]
    for (const key of keys) {
      const [way, gap] = stream.next().value!
      parts.push({ key: undefined, text: gap === '#' ? `${remark()}\n` : gap }, { key, text: way(key, remark) })
    }
    return { parts, remarks }
  })

const answers: fc.Arbitrary<Answer | undefined> = fc.oneof(
  { arbitrary: nasty, weight: 3 },
  fc.array(nasty, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('says', 'country', 'checked-by'), nasty, { maxKeys: 3, noNullPrototype: true }),
  fc.array(fc.record({ promise: nasty, may: fc.array(nasty, { maxLength: 2 }) }, { noNullPrototype: true }), { maxLength: 2 }),
  fc.constant(undefined),
)
const steps = fc.array(fc.nat(11), { maxLength: 3 })
const edits = fc.array(fc.tuple(fc.constantFrom(...order.slice(1)), steps, answers), { minLength: 1, maxLength: 5 })

interface Open {
  [step: string | number]: unknown
}

/** A way into what is answered already, and to one more of it; and the answers as they are meant to be afterwards. */
function meant(before: Answer, key: string, steps: readonly number[], answer: Answer | undefined): { path: AnswerPath; after: unknown } {
  const after = structuredClone(before)
  const path: (string | number)[] = [key]
  let holder = after as Open
  for (const step of steps) {
    const next = holder[path.at(-1)!]
    if (typeof next !== 'object') break
    holder = next as Open
    const ways = Array.isArray(next) ? [...next.keys(), next.length] : [...Object.keys(holder), 'one-more']
    path.push(ways[step % ways.length]!)
  }
  const last = path.at(-1)!
  if (answer !== undefined) holder[last] = answer
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return { path, after }
}

/** The lines that are not among others, in their order. */
function missing(lines: readonly string[], others: readonly string[]): string[] {
  let at = 0
  return lines.filter((line) => {
    const found = others.indexOf(line, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

const roles = `roles:
  - name: barista
  - name: cook # only in summer
    title: Cook
  # the owner has the last word
  - name: owner # that is me
`
test.each<[string, Answer[], string]>([
  [
    'one moves up, with its remarks',
    [{ name: 'cook', title: 'Cook' }, { name: 'barista' }, { name: 'owner' }],
    `roles:
  - name: cook # only in summer
    title: Cook
  - name: barista
  # the owner has the last word
  - name: owner # that is me
`,
  ],
  [
    'the last becomes the first',
    [{ name: 'owner' }, { name: 'barista' }, { name: 'cook', title: 'Cook' }],
    `roles:
  - name: owner # that is me
  - name: barista
  - name: cook # only in summer
    title: Cook
  # the owner has the last word
`,
  ],
  [
    'one goes and another comes in the same moment',
    [{ name: 'cook', title: 'Cook' }, { name: 'baker' }, { name: 'owner' }],
    `roles:
  - name: cook # only in summer
    title: Cook
  # the owner has the last word
  - name: baker
  - name: owner # that is me
`,
  ],
  [
    'a new one stands in front',
    [{ name: 'baker' }, { name: 'barista' }, { name: 'cook', title: 'Cook' }, { name: 'owner' }],
    `roles:
  - name: baker
  - name: barista
  - name: cook # only in summer
    title: Cook
  # the owner has the last word
  - name: owner # that is me
`,
  ],
  [
    'one is changed where it stands',
    [{ name: 'barista' }, { name: 'chef', title: 'Cook' }, { name: 'owner' }],
    roles.replace('name: cook', 'name: chef'),
  ],
])('a list as a whole: %s', (_, wanted, after) => {
  expect(withAnswer(document(roles), ['roles'], wanted, order)).toBe(document(after))
})

test('whatever is answered reads back as meant, and nothing else changes', () => {
  fc.assert(
    fc.property(settings, edits, ({ parts, remarks }, edits) => {
      let source = document(parts.map(({ text }) => text).join(''))
      const touched = new Set<string | undefined>()
      for (const [key, steps, answer] of edits) {
        const { path, after } = meant(answersOf(source), key, steps, answer)
        touched.add(key)
        source = withAnswer(source, path, answer, order)
        expect(answersOf(source)).toEqual(after)
        expect(source.endsWith(`\n---\n${body}`)).toBe(true)
        for (let i = 1; i <= remarks; i++) expect(source.split(`# remark ${i}.`)).toHaveLength(2)
        const others = parts.filter(({ key }) => !touched.has(key)).flatMap(({ text }) => text.split('\n').slice(0, -1))
        expect(missing(others, source.split('\n'))).toEqual([])
        // A line end of its own would be another one in the file.
        expect(source).not.toContain('\r')
        expect(parseYaml(`\n${source.slice(4, -body.length - 4)}`).errors).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

test('keys that stood in the kind’s order still do, whichever is added', () => {
  const some = fc.subarray(order, { minLength: 1 })
  fc.assert(
    fc.property(some, fc.shuffledSubarray(order), nasty, (there, added, answer) => {
      let source = document(there.map((key) => `${key}: x\n`).join(''))
      for (const key of added) source = withAnswer(source, [key], answer, order)
      expect(Object.keys(answersOf(source))).toEqual(order.filter((key) => there.includes(key) || added.includes(key)))
    }),
    { numRuns: 300 },
  )
})

test.each(['One\u2028two', '\u2029 # One', '\u2028...', '\u2028---'])('%j is a line to some, and stays what it is', (typed) => {
  const source = withAnswer(document('title: Old # ours\nask: lead\n'), ['title'], typed)
  expect(answersOf(source)).toEqual({ title: typed, ask: 'lead' })
  expect(source).toContain(' # ours\nask: lead\n---\n')
})

describe('a key with nothing behind its colon', () => {
  const order = ['kind', 'title', 'area', 'purpose', 'status']

  test.each<[string, string, (string | number)[], Answer | undefined, string]>([
    ['before another with a remark', 'area:\nstatus: # r\n  - one\n', ['purpose'], 'new', 'area:\npurpose: new\nstatus: # r\n  - one\n'],
    [
      'in an entry of a list',
      'status:\n  - a: b\n    c:\n  - d: e\n',
      ['status', 0, 'f'],
      'g',
      'status:\n  - a: b\n    c:\n    f: g\n  - d: e\n',
    ],
    ['is taken out', 'area:\nstatus: "x" # s\n', ['area'], undefined, 'status: "x" # s\n'],
    ['has a new one put behind it', 'area:\nstatus: x\n', ['purpose'], 'new', 'area:\npurpose: new\nstatus: x\n'],
    [
      'with a remark gets a sentence',
      'purpose: # what for?\n',
      ['purpose'],
      'You can choose freely',
      'purpose: "You can choose freely" # what for?\n',
    ],
  ])('%s', (_, before, path, answer, after) => {
    expect(withAnswer(`---\nkind: policy\n${before}---\n`, path, answer, order)).toBe(`---\nkind: policy\n${after}---\n`)
  })
})
