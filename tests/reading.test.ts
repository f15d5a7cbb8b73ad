import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nearest } from '../src/check/nearest.ts'
import { findingsIn } from '../src/check/findings.ts'
import { checkProject } from '../src/check/report.ts'
import { splitFrontmatter } from '../src/handbook/frontmatter.ts'
import { readProject } from '../src/project.ts'
import { baseFiles, checked, looked, makeProject, testDay } from './support/project.ts'

const base = await baseFiles()

/** A policy with some more lines of settings and a body. */
const policy = (more = '', body = '') => `---\nkind: policy\ntitle: Gift cards\narea: payment\n${more}status: draft\n---\n${body}`

/** Reads one document beside the base, and gives it with what is found in it. */
async function readOne(content: string | Uint8Array, path = 'policies/gift-cards.md') {
  const { project, findings, report } = await looked({ ...base, [path]: content })
  const document = project.documents.find((other) => other.path === path)!
  const here = report.findings.filter(({ file, severity }) => file === path && severity !== 'gap')
  return {
    document,
    says: findings.filter(({ file }) => file === path).map(({ rule, says }) => `${rule} ${says}`),
    places: here.map(({ rule, line, column }) => `${rule} ${line}:${column}`),
  }
}

describe('splitting frontmatter from body', () => {
  test('the settings, the body, and the line it begins on', () => {
    expect(splitFrontmatter('---\nkind: policy\n---\nFirst line.\n')).toEqual({
      yaml: '\nkind: policy',
      body: 'First line.\n',
      bodyLine: 4,
    })
    expect(splitFrontmatter('---\nkind: policy\n---\n\n\nThird line.\n')).toEqual({
      yaml: '\nkind: policy',
      body: '\n\nThird line.\n',
      bodyLine: 4,
    })
    expect(splitFrontmatter('---\nkind: policy\n---')).toMatchObject({ yaml: '\nkind: policy', body: '' })
    expect(splitFrontmatter('---\n---\nText.\n')).toMatchObject({ body: 'Text.\n', bodyLine: 3 })
  })

  test.each([
    ['', 'none'],
    ['# Gift cards\n', 'none'],
    ['\n---\nkind: policy\n---\n', 'blank-before'],
    [' ---\nkind: policy\n---\n', 'blank-before'],
    ['\n---\n\nA rule before the text: it is no key.\n', 'none'],
    ['--\nkind: policy\n--\n', 'none'],
    ['---- text\nkind: policy\n---\n', 'none'],
    ['----\nkind: policy\n----\n', 'none'],
    ['---', 'never-closed'],
    ['---\n', 'never-closed'],
    ['---\nkind: policy\n', 'never-closed'],
    ['---\nkind: policy\n ---\n', 'never-closed'],
    ['---js\nprocess.exit(3)\n---\n', 'language'],
    ['---javascript\nprocess.exit(3)\n---\n', 'language'],
    ['---coffee\nprocess.exit 3\n---\n', 'language'],
    ['---json\n{"kind": "policy"}\n---\n', 'language'],
    ['--- yaml\nkind: policy\n---\n', 'language'],
    ['---toml\nkind = "policy"\n---\n', 'language'],
    ['---\nkind: policy\n---- text\nmore\n---\n', 'fence'],
    ['---\nkind: policy\n--- text\n', 'fence'],
    ['---\nkind: policy\n---text\n---\n', 'fence'],
  ])('%j: %s', (source, problem) => {
    expect(splitFrontmatter(source)).toBe(problem)
  })

  test('hyphens within values, and rules in the body, end nothing', () => {
    const split = splitFrontmatter('---\ntitle: a --- b\nwhy: >-\n  one\n  ---\n  two\n---\nFirst.\n\n---\n\n---js\nSecond.\n')
    expect(split).toMatchObject({
      yaml: '\ntitle: a --- b\nwhy: >-\n  one\n  ---\n  two',
      body: 'First.\n\n---\n\n---js\nSecond.\n',
      bodyLine: 8,
    })
  })

  test('spaces and tabs behind the hyphens do not matter', () => {
    expect(splitFrontmatter('---  \nkind: policy\n---\t\nText.\n')).toMatchObject({
      yaml: expect.stringContaining('kind: policy') as string,
    })
  })

  test('what was once read badly is not remembered', () => {
    const broken = '---\ntitle: "x\n---\n'
    expect(splitFrontmatter(broken)).toEqual(splitFrontmatter(broken))
    expect(splitFrontmatter(broken)).toMatchObject({ yaml: '\ntitle: "x' })
  })
})

describe('how files are saved', () => {
  test('line ends of Windows and of old Macs read the same, at the same places', async () => {
    const text = policy('review-by: soon\n', 'See [delivery](delivry.md).\n\nDear <customer name>\nand [more](#nowhere).\n')
    // Line 5 is the date, 8 the first line of the body, 10 and 11 the paragraph behind the empty line.
    const places = ['value-is-readable 5:12', 'link-resolves 8:5', 'html-shows-as-typed 10:6', 'link-resolves 11:5']
    for (const ends of ['\n', '\r\n', '\r']) {
      const { places: found, document } = await readOne(text.replaceAll('\n', ends))
      expect(found).toEqual(places)
      expect(document.title).toBe('Gift cards')
    }
  })

  test('an amount in a sentence has its place in files of Windows too', async () => {
    const text = base['policies/late-delivery.md']!.replace(
      'A lost morning cannot be handed back.',
      'A lost morning is gone for good,\nbut you may give up to 30 EUR.',
    )
    const line = text.split('\n').findIndex((one) => one.includes('30 EUR')) + 1
    for (const ends of ['\n', '\r\n']) {
      const report = await checked({ ...base, 'policies/late-delivery.md': text.replaceAll('\n', ends) })
      expect(report.findings.map((one) => [one.rule, one.line, one.column, one.endLine, one.endColumn])).toEqual([
        // "but you may give up to " is 23 characters long, and "30 EUR" is 6.
        ['prose-agrees-with-limits', line, 24, line, 30],
      ])
    }
  })

  test('the mark that Windows puts before UTF-8 is no letter, and moves nothing', async () => {
    const { places, document } = await readOne(`\uFEFF${policy('review-by: soon\n')}`)
    expect(document.title).toBe('Gift cards')
    expect(places).toEqual(['value-is-readable 5:12'])
  })

  test('bytes that are not UTF-8 are not guessed at', async () => {
    for (const bytes of [
      Buffer.from(policy().replace('Gift', 'Café'), 'latin1'),
      Buffer.from([0xff, 0xfe, 0x2d, 0x00]),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from([0xed, 0xa0, 0x80]),
    ]) {
      const { says, document } = await readOne(bytes)
      expect(says).toEqual(['file-is-readable encoding'])
      expect(document.fields).toEqual({})
    }
  })

  test('an empty file, and one of empty settings', async () => {
    expect((await readOne('')).says).toEqual(['frontmatter-is-readable none'])
    for (const text of ['---\n---\n', '---\n\n---\nText.\n', '---\n# only a remark\n---\n']) {
      const { says, document } = await readOne(text)
      expect(says).toEqual(['kind-is-known missing'])
      expect(document.readable).toBe(true)
    }
  })
})

describe('values stay as typed', () => {
  test.each([
    '012',
    '1.10',
    '1e3',
    '0x1F',
    'yes',
    'No',
    'null',
    '~',
    'true',
    '9:30',
    '12:30:45',
    '2026-11-21',
    '.inf',
    // The shop manager's own, since another number is found.
    '+372 5550 0103',
    '1_000',
  ])('%s', async (typed) => {
    const { document, says } = await readOne(policy(`summary: ${typed}\n`))
    expect(document.fields.summary).toBe(typed)
    expect(says.filter((one) => !one.startsWith('document-is-complete'))).toEqual([])
  })

  test('and so do those of lists', async () => {
    const { document } = await readOne(policy('tags: [012, 1.10, yes, 9:30, 2026-11-21]\n'))
    expect(document.fields.tags).toEqual(['012', '1.10', 'yes', '9:30', '2026-11-21'])
  })
})

describe('YAML that means harm, or was never meant', () => {
  test('a key that stands twice is not decided by the later one', async () => {
    const { places, document } = await readOne(policy('title: Vouchers\n'))
    expect(places).toEqual(['frontmatter-is-readable 5:1'])
    expect(document.readable).toBe(false)
  })

  test('tabs', async () => {
    expect((await readOne(policy('never-say:\n\t- No.\n'))).places).toEqual(['frontmatter-is-readable 6:1'])
    expect((await readOne(policy('summary: with a\ttab inside\n'))).places).toEqual([])
  })

  test.each([
    '!!js/function "function () { process.exit(3) }"',
    '!!js/regexp /a/',
    '!!python/object/apply:os.system ["true"]',
    '!new cards',
  ])('%s is not made into anything', async (value) => {
    expect((await readOne(policy(`summary: ${value}\n`))).places).toEqual(['frontmatter-is-readable 5:10'])
  })

  test('aliases of aliases are refused before they are unfolded', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`),
    ].join('\n')
    const before = Date.now()
    const { says } = await readOne(policy(`${bomb}\n`))
    expect(Date.now() - before).toBeLessThan(2000)
    expect(new Set(says)).toEqual(new Set(['frontmatter-is-readable bad-alias']))
  })

  test('a value that points to another is not filled in', async () => {
    const { says, document } = await readOne(policy('summary: *title\n'))
    expect(says).toContain('value-is-readable alias')
    expect(document.fields.summary).toBeUndefined()
  })

  test('keys of another document are not merged in', async () => {
    expect((await readOne(policy('<<: *other\n'))).says).toContain('key-is-known plainly')
  })

  test.each([
    ['square brackets', (n: number) => `title: ${'['.repeat(n)}`],
    ['square brackets that close', (n: number) => `title: ${'['.repeat(n)}${']'.repeat(n)}`],
    ['braces', (n: number) => `title: ${'{a: '.repeat(n)}`],
    ['lists in lists', (n: number) => `${'- '.repeat(n)}x`],
  ])('%s nested too deep', async (_, nested) => {
    for (const n of [41, 1000, 20_000]) {
      const { says } = await readOne(`---\n${nested(n)}\n---\n`)
      expect(says).toEqual(['frontmatter-is-readable too-deep'])
    }
  })

  test('lines indented deeper and deeper', async () => {
    const { says } = await readOne(`---\nkind: policy\n${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} x\n---\n`)
    expect(says.filter((one) => !one.startsWith('document-is-complete'))).toHaveLength(1)
  })

  test('brackets within a sentence nest nothing', async () => {
    const { says } = await readOne(policy('summary: "[a] [b] {c} and a bracket ["\n'))
    expect(says.filter((one) => !one.startsWith('document-is-complete'))).toEqual([])
  })

  test('settings longer than any page', async () => {
    const { says } = await readOne(policy(`summary: ${'word '.repeat(21_000)}\n`))
    expect(says).toEqual(['frontmatter-is-readable too-long'])
  })

  test('a thousand mistakes are not a thousand findings', async () => {
    const { says } = await readOne(`---\n${'title: a: b\n'.repeat(1000)}---\n`)
    expect(says.length).toBeLessThanOrEqual(10)
    expect(says.length).toBeGreaterThan(0)
  })
})

describe('names that programs know and people do not', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('%s as a key is an unknown key', async (key) => {
    const { places, document } = await readOne(policy(`${key}: yes\n`))
    expect(places).toEqual(['key-is-known 5:1'])
    expect(Object.getPrototypeOf(document.fields)).toBe(Object.prototype)
    expect(Object.keys(document.fields)).not.toContain(key)
    expect(({} as Record<string, unknown>).yes).toBeUndefined()
  })

  test.each(['constructor', 'prototype', '__proto__', 'toString', 'Policy', 'company2'])(
    '%s as a kind is an unknown kind',
    async (kind) => {
      const { places, document } = await readOne(`---\nkind: ${kind}\ntitle: Gift cards\nstatus: draft\n---\n`)
      expect(places).toEqual(['kind-is-known 2:7'])
      expect(document.kind).toBeUndefined()
    },
  )

  test('as a role, a goal, a measure, what a limit is counted per', async () => {
    expect((await readOne(policy('ask: constructor\ngoals: [toString]\n'))).places).toEqual([
      'reference-resolves 5:6',
      'reference-resolves 6:9',
    ])
    const goal =
      '---\nkind: goal\nstatement: More\nmeasure: constructor\nbaseline: 1 constructor per __proto__\ntarget: 2 constructor per __proto__\nstatus: draft\n---\n'
    expect((await readOne(goal)).places).toEqual(['reference-resolves 4:10'])
    const limit =
      '---\nkind: discretion\nsituation: Late\nladder:\n  - role: driver\n    may:\n      - tea, up to 2 EUR per constructor\nstatus: draft\n---\n'
    expect((await readOne(limit)).places).toEqual(['limit-has-a-per 7:9'])
  })

  test('as a file', async () => {
    for (const name of ['constructor', 'toString']) {
      const { document } = await readOne(policy(), `policies/${name}.md`)
      expect(document.name).toBe(name)
    }
  })
})

describe('files and their names', () => {
  test('spaces and letters of any alphabet', async () => {
    const { project, report } = await looked({
      ...base,
      'policies/подарки/карта в подарок.md': policy('', 'See [delivery](../delivery.md) and [cards](../gift%20cards.md).'),
      'policies/gift cards.md': policy('', 'See [a present](подарки/карта%20в%20подарок.md).').replace('Gift cards', 'More cards'),
    })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const document = project.documents.find(({ name }) => name === 'карта в подарок')!
    expect(document.address).toBe('подарки/карта-в-подарок.html')
    expect(document.longName).toBe('подарки/карта в подарок')
  })

  test('two documents with one address, whatever tells their names apart', async () => {
    for (const [one, other, address] of [
      ['policies/Returns.md', 'policies/returns.md', 'returns.html'],
      ['policies/cafe\u0301.md', 'policies/caf\u00e9.md', 'caf\u00e9.html'],
      ['policies/Cards/gift.md', 'policies/cards/gift.md', 'cards/gift.html'],
    ] as const) {
      const { findings } = await looked({ ...base, [one]: policy(), [other]: policy() })
      const found = findings.filter(({ rule }) => rule === 'one-address-per-document')
      expect(found.map(({ file, args, related }) => [file, args.address, related.map(({ file }) => file)])).toEqual([
        [other, address, [one]],
      ])
    }
  })

  test('a link to a file, or a folder, outside the project is not followed', async () => {
    const outside = await makeProject({ 'secret.md': policy('', 'The code of the safe is 4711.') })
    const dir = await makeProject(base)
    await symlink(join(outside, 'secret.md'), join(dir, 'policies/secret.md'))
    await symlink(outside, join(dir, 'policies/elsewhere'))
    const project = await readProject(dir, { today: testDay })
    expect(findingsIn(project).map(({ rule, says, file, inForce }) => [rule, says, file, inForce])).toEqual([
      ['file-is-readable', 'leaves-the-project', 'policies/elsewhere', true],
      ['file-is-readable', 'leaves-the-project', 'policies/secret.md', true],
    ])
    expect(JSON.stringify(project)).not.toContain('4711')
    expect(checkProject(project).summary.errors).toBe(2)
  })

  test('a link within the project is followed, and one that leads round is not followed for ever', async () => {
    const dir = await makeProject(base)
    await mkdir(join(dir, 'policies/_later'))
    await writeFile(join(dir, 'policies/_later/gift-cards.md'), policy())
    await symlink(join(dir, 'policies/_later/gift-cards.md'), join(dir, 'policies/gift-cards.md'))
    await symlink(join(dir, 'policies/_later'), join(dir, 'policies/later'))
    await symlink(join(dir, 'policies'), join(dir, 'policies/around'))
    const project = await readProject(dir, { today: testDay })
    const found = project.documents.map(({ path }) => path).filter((path) => path.includes('gift') || path.includes('around'))
    expect(found).toEqual(['policies/gift-cards.md', 'policies/later/gift-cards.md'])
    expect(findingsIn(project).filter(({ rule }) => rule === 'file-is-readable')).toEqual([])
  })

  test('what lies beside policies/ is not published, even by a link', async () => {
    const dir = await makeProject({ ...base, 'records/log.md': policy('', 'The code of the safe is 4711.'), 'records/p.png': '4711' })
    await symlink(join(dir, 'records/log.md'), join(dir, 'policies/log.md'))
    await symlink(join(dir, 'records/p.png'), join(dir, 'policies/p.png'))
    const project = await readProject(dir, { today: testDay })
    expect(project.findings.map(({ says, file }) => [says, file])).toEqual([
      ['leaves-the-project', 'policies/log.md'],
      ['leaves-the-project', 'policies/p.png'],
    ])
    expect([...project.working.pictures]).toEqual([])
  })

  test('a dead link, a named pipe and a file too large are told, and nothing waits for them', async () => {
    const dir = await makeProject({ ...base, 'policies/large.md': policy('', 'word '.repeat(220_000)) })
    await symlink(join(dir, 'policies/gone.md'), join(dir, 'policies/dead.md'))
    execFileSync('mkfifo', [join(dir, 'policies/pipe.md')])
    const project = await readProject(dir, { today: testDay })
    expect(findingsIn(project).map(({ says, file, place }) => [says, file, `${place.line}:${place.column}`])).toEqual([
      ['unreadable', 'policies/dead.md', '1:1'],
      ['too-large', 'policies/large.md', '1:1'],
      ['not-a-file', 'policies/pipe.md', '1:1'],
    ])
    for (const { message, fix } of checkProject(project).findings)
      for (const sentence of [message, fix]) expect(sentence).toMatch(/^\S.*\.$/)
  })

  test('the same among the records is told as what it is: nobody splits or publishes a record', async () => {
    const outside = await makeProject({ 'people.csv': 'Name;Role\n' })
    const dir = await makeProject({
      ...base,
      'records/notes.md': 'Called them in May.\n',
      'records/key-accounts/large.md': policy('', 'word '.repeat(220_000)),
      'records/key-accounts/no-kind.md': '---\ntitle: A school\n---\n',
      'records/key-accounts/odd.md': '---\nkind: key-accont\ntitle: A school\n---\n',
    })
    await symlink(join(outside, 'people.csv'), join(dir, 'records/people.csv'))
    await symlink(join(dir, 'records/gone.csv'), join(dir, 'records/sign-off-rounds.csv'))
    execFileSync('mkfifo', [join(dir, 'records/pipe.md')])
    const { findings } = checkProject(await readProject(dir, { today: testDay, records: 'documents' }))
    const among = findings.filter(({ file }) => file.startsWith('records/'))
    expect(among.map(({ rule, file }) => `${file.slice('records/'.length)} ${rule}`)).toEqual(
      expect.arrayContaining([
        'key-accounts/large.md file-is-readable',
        'notes.md frontmatter-is-readable',
        'people.csv file-is-readable',
        'pipe.md file-is-readable',
        'sign-off-rounds.csv file-is-readable',
      ]),
    )
    for (const { message, fix } of among) expect(`${message} ${fix}`).not.toMatch(/policies\/|publish|a page staff|several documents/i)
  })

  test('files of editors and notes to oneself are left alone', async () => {
    const report = await checked({
      ...base,
      'policies/.gift-cards.md.swp': 'x',
      'policies/.draft.md': 'x',
      'policies/_notes.md': 'x',
      'policies/notes.txt': 'x',
      'policies/.git/config.md': 'x',
    })
    expect(report.findings).toEqual([])
  })

  test('a folder without policies cannot be read, and says so', async () => {
    const dir = await makeProject({})
    await expect(readProject(join(dir, 'policies'))).rejects.toThrow('There is no folder “policies”')
  })
})

describe('what nobody can tell whether staff work by stops publishing', () => {
  test.each([
    ['no UTF-8', Buffer.from(policy().replace('Gift', 'Café'), 'latin1'), false],
    ['an empty line before the settings', `\n${policy()}`, false],
    ['settings that never end', policy().replace('\n---\n', '\n'), false],
    ['a slip in the status', policy().replace('draft', 'aproved'), false],
    ['two statuses', policy().replace('draft', '[draft, approved]'), false],
    ['approved, of an unknown kind', policy().replace('draft', 'approved').replace('policy', 'polcy'), false],
    ['approved, of no kind', policy().replace('draft', 'approved').replace('kind: policy\n', ''), false],
    ['a draft of an unknown kind', policy().replace('policy', 'polcy'), true],
    ['no status', policy().replace('status: draft\n', ''), true],
    ['no settings', '# Read me\n\nWhat stands in this folder.\n', true],
  ])('%s', async (_, content, readable) => {
    expect((await readOne(content)).document.readable).toBe(readable)
  })
})

describe('bodies that would take too long', () => {
  test.each([
    ['five thousand lines', 'a\n'.repeat(5001), true],
    ['four thousand lines', 'a\n'.repeat(4000), false],
    ['brackets that never close', '['.repeat(101), true],
    ['brackets that close', '[a] '.repeat(900), false],
    ['bold words', '**Price**, **size** and _colour_. '.repeat(200), false],
    ['bold in bold', `x${' **a'.repeat(101)}`, true],
    ['signs without end', '*a_ '.repeat(1001), true],
    ['notes without end', 'a[^1]\n\n'.repeat(1001), true],
    ['lists by tabs', Array.from({ length: 45 }, (_, i) => `${'\t'.repeat(i)}- a`).join('\n'), true],
    ['a price list of 400 rows', `| what | price |\n| --- | --- |\n${'| **a sofa** | 900 EUR |\n'.repeat(400)}`, false],
    ['code, indented deep', `\`\`\`\n${' '.repeat(300)}- a\n\`\`\`\n`.replace('- a', 'a: b'), false],
    ['a line of stars', `${'*'.repeat(80)}\n\n${'* '.repeat(60)}\n\n${'-'.repeat(80)}\n`, false],
  ])('%s', async (_, body, tangled) => {
    const { says } = await readOne(policy('', body))
    expect(says.includes('file-is-readable too-deep')).toBe(tangled)
  })

  test('of one rule, the first twenty findings are told', async () => {
    const { says } = await readOne(policy('', 'Dear <customer>\n\n'.repeat(100)))
    expect(says.filter((one) => one.startsWith('html-shows-as-typed'))).toHaveLength(20)
  })

  test('the nearest word, or the one that is part of it', () => {
    const known = ['name', 'phone', 'reports-to', 'ask']
    expect(nearest('phnoe', known)).toBe('phone')
    expect(nearest('telephone', known)).toBe('phone')
    expect(nearest('reports', known)).toBe('reports-to')
    expect(nearest('task-force-of-ours', known)).toBeUndefined()
    expect(nearest('x'.repeat(100_000), known)).toBeUndefined()
  })
})

describe('places', () => {
  test('words behind escapes, entities, emphasis, links and code', async () => {
    const approved = base['policies/delivery.md']!
    const line = approved.split('\n').length
    const place = async (body: string) =>
      (await checked({ ...base, 'policies/delivery.md': approved + body })).findings.map(
        (one) => `${one.rule} ${one.line}:${one.column}-${one.endLine}:${one.endColumn}`,
      )
    for (const before of [
      'Ring ',
      '**Ring** ',
      '\\*Ring\\* ',
      'Kask &amp; Pink ',
      'R&D ',
      '`till` ',
      '[the law](https://law.example) ',
      'Käsi 🪑 ',
      '- one: ',
      '> quoted ',
      '1. first ',
      '## Head ',
      '\\\\ ',
      'a \\[b\\] ',
    ]) {
      expect(await place(`${before}TODO ask\n\nMeasure twice.\n`), before).toEqual([
        `text-is-finished ${line}:${before.length + 1}-${line}:${before.length + 5}`,
      ])
      if (/^[#]/.test(before)) continue
      // The same on the second line of a paragraph, indented as it may be.
      expect(await place(`First words\n${before.replace(/^(- |> |\d\. )/, '  ')}TODO ask\n`), before).toEqual([
        `text-is-finished ${line + 1}:${before.replace(/^(- |> |\d\. )/, '  ').length + 1}-${line + 1}:${before.replace(/^(- |> |\d\. )/, '  ').length + 5}`,
      ])
    }
  })

  test('the second line of a quote and of a list', async () => {
    const approved = base['policies/delivery.md']!
    const line = approved.split('\n').length + 1
    const place = async (body: string) =>
      (await checked({ ...base, 'policies/delivery.md': approved + body })).findings.map((one) => `${one.line}:${one.column}`)
    expect(await place('> First words\n> and TODO\n')).toEqual([`${line}:7`])
    expect(await place('- First words\n  and TODO\n')).toEqual([`${line}:7`])
    expect(await place('> - First words\n>   and \\*TODO\n')).toEqual([`${line}:11`])
  })

  test('a value that goes on over several lines begins where it begins', async () => {
    expect((await readOne(policy('review-by: >-\n  next\n  spring\n'))).places).toEqual(['value-is-readable 5:12'])
    expect(
      (await readOne(policy('promises:\n  - promise: We ring.\n    within: soon\n  - promise: We write.\n    within: 2 days\n'))).places,
    ).toEqual(['value-is-readable 7:13'])
  })

  test('what is found is found once, and in the order of the file', async () => {
    const { places } = await readOne(policy('review-by: soon\nlast-reviewed: once\neffective-from: ever\n', '<b>x</b>\n'))
    expect(places).toEqual([
      'value-is-readable 5:12',
      'value-is-readable 6:16',
      'value-is-readable 7:17',
      'html-shows-as-typed 10:1',
      'html-shows-as-typed 10:5',
    ])
  })
})
