import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readProject } from '../src/project.ts'
import { publish } from '../src/publish/publish.ts'
import { renderSite } from '../src/render/site.ts'
import { startChromium } from './support/chromium.ts'
import { repository } from './support/command.ts'
import { bytesOf } from './support/folder.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

/** What stands in fields and bodies, from somebody who means harm. */

const base = await baseFiles()
const policy = (body: string, more = '', title = 'Returns') =>
  `---\nkind: policy\ntitle: ${JSON.stringify(title)}\narea: returns\npurpose: Fair.\npromises:\n  - promise: We take it back.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n${more}---\n${body}`

/** Runs a build until it ends, or is past hope: what does not end does not end in ten minutes either. Seconds say nothing on a busy machine. */
function build(dir: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [`${repository}/dist/cli/servicebook.js`, 'build', '--dir', dir, '--today', testDay, ...args], {
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), 90_000)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('close', (code) => (clearTimeout(timer), done({ code, said })))
  })
}

const fill = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length))
const times = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n')

describe.concurrent('huge and deep: an answer, and not a wait without end', () => {
  const bodies: [string, string][] = [
    ['lists 200 deep, by tabs', times(200, (i) => `${'\t'.repeat(i)}- a`)],
    ['lists 600 deep, by tabs', times(600, (i) => `${'\t'.repeat(i)}- a`)],
    ['quotes 200 deep', `${'> '.repeat(200)}a`],
    ['bold 5,000 deep', `x${'**a '.repeat(5000)}${' b**'.repeat(5000)}`],
    ['20,000 brackets', '['.repeat(20_000)],
    ['a line of 900 KB', fill('a.', 900_000)],
    ['900 KB of limits in one sentence', fill('up to 5 EUR, ', 900_000)],
    ['900 KB of prompts that never close', fill('[your ', 900_000)],
    ['900 KB of tags', fill('<b>', 900_000)],
    ['a link with 200,000 words of code', `[${fill('`a` ', 800_000)}](https://servicebook.example)`],
    ['comments that never close', `x${'<!-- '.repeat(150_000)}`],
    ['links that never close', '[a]('.repeat(50_000)],
    ['80,000 dead links', '[a](b.md)\n'.repeat(80_000)],
    ['5,000 list items', '- a\n'.repeat(5000)],
    ['a table of 2,000 rows', `|a|b|c|\n|-|-|-|\n${'|a|b|c|\n'.repeat(2000)}`],
    ['1,000 equal headings', '### same\n\n'.repeat(1000)],
    ['20,000 footnotes', times(20_000, (i) => `a[^${i}]\n\n[^${i}]: b\n`)],
    ['20,000 definitions', `${times(20_000, (i) => `[a${i}]: https://a.example`)}\n\n${times(20_000, (i) => `[a${i}]`)}`],
  ]
  const fields: [string, string][] = [
    ['26,000 keys', times(26_000, (i) => `k${i}:`)],
    ['keys of keys of keys', `${'? '.repeat(20_000)}a`],
    ['brackets in brackets', `summary: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a field of 100,000 characters', `summary: ${'x'.repeat(100_000)}`],
  ]
  const cases = [
    ...bodies.map(([name, body]) => ({ name, text: policy(`## How we do it\n\n${body}\n`) })),
    ...fields.map(([name, more]) => ({ name, text: policy('', `${more}\n`) })),
  ]
  test.each(cases)('$name', async ({ text }) => {
    const { code, said } = await build(await makeProject({ ...base, 'policies/x.md': text }))
    expect(code, 'it did not end in time').not.toBe(null)
    expect(said).not.toMatch(/mistake in Servicebook|\n\s+at \S.*:\d+:\d+/)
    expect(said).toMatch(code === 0 ? /^Published/m : /policies\/x\.md:\d+:\d+/)
  })

  test('300 guidelines', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `policies/g${i}.md`,
        base['policies/late-delivery.md']!.replace('Delivered later', `Case ${i}, later`),
      ]),
    )
    expect((await build(await makeProject({ ...base, ...many }))).code).toBe(0)
  })

  test.each(['*'.repeat(60), '* '.repeat(60), `a\n${' '.repeat(170)}b`])('a line for the eye is no nesting: %j', async (line) => {
    const { code, said } = await build(await makeProject({ ...base, 'policies/x.md': policy(`one\n\n${line}\n\ntwo\n`) }))
    expect(code, said).toBe(0)
  })
})

describe.concurrent('values that have names of our own', () => {
  test.each(['constructor', 'Constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a unit called %s is shown as typed, or refused',
    async (unit) => {
      const dir = await makeProject({
        ...base,
        'policies/missed-days.md': base['policies/missed-days.md']!.replace('14 per 100 deliveries', `14 ${unit}`),
      })
      const { code, said } = await build(dir)
      expect(said).not.toMatch(/mistake in Servicebook/)
      if (code === 0)
        expect(readFileSync(join(dir, 'handbook/missed-days.html'), 'utf8').toLowerCase()).toContain(`14\u00a0${unit.toLowerCase()}`)
      else expect(said).toContain('policies/missed-days.md:4:12')
    },
  )

  test.each(['&#xE000;0&#xE001;', '\uE0000\uE001', '&#xE002;', '\uE00099\uE001'])(
    'our marks in a code block’s language, a heading, a title: %j',
    async (marks) => {
      const dir = await makeProject({
        ...base,
        'policies/x.md': policy(
          `### a${marks}b\n\n\`\`\`js${marks}\ncode\n\`\`\`\n\n[l](https://a.example "t${marks}")\n`,
          '',
          `T ${marks}`,
        ),
      })
      const { code, said } = await build(dir)
      expect(said).not.toMatch(/mistake in Servicebook/)
      expect(code, said).toBe(0)
      expect(readFileSync(join(dir, 'handbook/x.html'), 'utf8')).not.toMatch(/="[^"<>]*<a |class="[^"]*<|[a-z-]+="[^"]*[\uE000-\uE002]/)
    },
  )
})

describe.concurrent('what another audience may not see is in no byte', () => {
  const secret = 'ONLY-FOR-SOME'
  const leaks: [string, string, Record<string, string>][] = [
    [
      'a footnote of a section for staff',
      'public',
      {
        'policies/x.md': policy(
          `## How we do it\n\nMeasure.[^1]\n\n[^1]: ${secret}\n\n## In our words to customers\n\nWelcome.\n`,
          'audience: public\n',
        ),
      },
    ],
    [
      'what customers call it',
      'public',
      {
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('---\n', '---\naudience: public\n').replace(
          /^also-called: .*$/m,
          `also-called: [${secret}]`,
        ),
      },
    ],
    [
      'what staff may give',
      'public',
      {
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('---\n', '---\naudience: public\n').replace(
          'something off, up to 25',
          `${secret}, up to 25`,
        ),
      },
    ],
    [
      'a role on a ladder',
      'public',
      {
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('---\n', '---\naudience: public\n'),
        'policies/company.md': base['policies/company.md']!.replace('title: Driver', `title: ${secret}`),
      },
    ],
    [
      'the title of a problem for managers',
      'staff',
      {
        'policies/missed-days.md': base['policies/missed-days.md']!.replace('---\n', '---\naudience: managers\n').replace(
          'The furniture',
          secret,
        ),
      },
    ],
    [
      'the title of a policy for managers',
      'staff',
      {
        'policies/x.md': policy('', 'audience: managers\n', secret),
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('[delivery]', '[delivery, x]'),
      },
    ],
  ]
  test.each(leaks)('%s', async (_, audience, files) => {
    const dir = await makeProject({ ...base, ...files })
    const { code, said } = await build(dir, '--audience', audience, '--out', join(dir, 'out'))
    expect(code, said).toBe(0)
    for (const file of Object.keys(await bytesOf(join(dir, 'out'))))
      expect(readFileSync(join(dir, 'out', file), 'utf8'), file).not.toContain(secret)
  })
})

const run = 'window.__ran=1'
const attacks = [
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `--><script>${run}</script>`,
  `<!--><script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `"><img src=x onerror=${run}>`,
  `'><img src=x onerror=${run}>`,
  `" onmouseover="${run}" x="`,
  `' autofocus onfocus='${run}`,
  `\` onfocus=${run} autofocus \``,
  `x onerror=${run} y=`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<math><mtext><style><img src=x onerror=${run}></style></mtext></math>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>x</details>`,
  `<video><source onerror=${run}></video>`,
  `<form action="javascript:${run}"><button>go</button></form>`,
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>main{display:none}</style>',
  '<div style="position:fixed;inset:0">over</div>',
  '</main></body></html>',
  '</article></div></section><h1>mine</h1>',
  '<table><tr><td>',
  '<plaintext>',
  '<template>',
  '<noscript><p title="</noscript><img src=x onerror=window.__ran=1>">',
  `[go](javascript:${run})`,
  `[go](JaVaScRiPt:${run})`,
  `[go](java&#10;script:${run})`,
  `[go](java&Tab;script:${run})`,
  `[go](&#1;javascript:${run})`,
  `[go](<\u00a0javascript:${run}>)`,
  `[go](javascript&colon;${run})`,
  `[go](vbscript:${run})`,
  `[go](data:text/html,<script>${run}</script>)`,
  `<javascript:${run}>`,
  '[go](//evil.example)',
  '[go](/\\evil.example)',
  '[go](file:///etc/passwd)',
  '[go](../../etc/passwd)',
  '[go](%2e%2e/%2e%2e/x.md)',
  '[go](%zz)',
  '[go](%00)',
  '[go](tel:javascript)',
  '[go](blob:x)',
  '[go](&#x202e;x)',
  `![p](javascript:${run})`,
  `![p](x" onerror="${run})`,
  `![" onerror="${run}](x.png)`,
  '![p](https://evil.example/p.png)',
  `![p](data:image/svg+xml,<svg onload="${run}"/>)`,
  `[r]\n\n[r]: javascript:${run} "t"`,
  `![r]\n\n[r]: x" onerror=${run}`,
  `a[^"><img src=x onerror=${run}>]\n\n[^"><img src=x onerror=${run}>]: note`,
  'a[^__proto__] b[^constructor]\n\n[^__proto__]: one\n\n[^constructor]: two',
  `\`\`\`"><img src=x onerror=${run}>\ncode\n\`\`\``,
  `### "><img src=x onerror=${run}>`,
  '### Main\n\n### Footnote label\n\na[^1]\n\n[^1]: b',
  `| a |\n|---|\n| <img src=x onerror=${run}> |`,
  `> [!NOTE" onclick="${run}]\n> x`,
  `> Say: <b onclick=${run}>x</b>`,
  `https://a.example/"onmouseover="${run}`,
  `mailto:"onclick=${run}@a.example`,
  "{{constructor.constructor('window.__ran=1')()}}",
  '{{> head}}',
  '{{{main}}}',
  '{{#each this}}{{@key}}{{/each}}',
  '{{lookup this "constructor"}}',
  '${window.__ran=1}',
  '<%= 7*7 %>',
  '\u202egnp.exe',
  '\u0000<script>',
  '\u2028<script>window.__ran=1</script>',
]

describe('in a browser', () => {
  test(`${attacks.length} attacks in every text field and body: nothing runs, nothing is fetched, the page stays whole`, async () => {
    const yaml = (value: unknown) => JSON.stringify(value)
    const files: Record<string, string> = {}
    attacks.forEach((attack, i) => {
      const a = yaml(attack)
      files[`policies/p${i}.md`] = policy(
        `${attack}\n\n## How we do it\n\n${attack}\n\n## Own heading ${attack.split('\n')[0]!}\n\n[t](p0.md) ${attack}\n`,
        `summary: ${a}\nsay-first: ${a}\nnever-say: [${a}]\nconditions: [{condition: ${a}, because: ${a}}]\ndoes-not-cover: [${a}]\nlegal-floor: {says: ${a}, country: ${a}}\ntags: [${a}]\n`,
        attack,
      )
      files[`policies/g${i}.md`] =
        `---\nkind: discretion\nsituation: ${a}\nsummary: ${a}\nalso-called: [${a}]\nsay-first: ${a}\nnever-say: [${a}]\napplies-when: ${a}\nladder: [{role: ${i === 0 ? 'driver' : a}, may: [${a}], ask: ${a}}]\nif-nobody-answers: ${a}\nnever: [${a}]\nwrite-down: [${a}]\ncases: [{story: ${a}, verdict: yes, because: ${a}}]\npolicies: [p${i}]\nstatus: approved\nowner: ${a}\n---\n${attack}\n`
    })
    const all = yaml(attacks.join(' '))
    files['policies/company.md'] = base['policies/company.md']!.replace('Birch & Bench', all)
      .replace('title: Driver', `title: ${all}\n    phone: "tel:javascript:${run}"`)
      .replace('title: Phone', `title: ${all}\n    address: ${all}\n    hours: ${all}`)
    files['policies/vision.md'] = base['policies/vision.md']!.replace(/statement: .*/, `statement: ${all}`).replace(
      'title: We keep the day',
      `title: ${all}`,
    )
    // Most of these are errors; drafts are shown all the same, so pages must be safe without the checks.
    const dir = await makeProject({ ...base, ...files })
    const project = await readProject(dir, { today: testDay })
    const site = renderSite(project.working, { drafts: true, dir })
    await publish(site, join(dir, 'out'), dir)

    const trouble: string[] = []
    const browser = await startChromium()
    try {
      // Without the content policy: escaping has to hold by itself.
      const page = await (await browser.newContext({ bypassCSP: true })).newPage()
      page.on('dialog', (dialog) => (trouble.push(`dialog at ${page.url()}`), void dialog.dismiss()))
      page.on(
        'request',
        (request) => void (request.url().startsWith('file:') || trouble.push(`asked for ${request.url()} at ${page.url()}`)),
      )
      for (const address of [...site.files.keys()].filter((name) => name.endsWith('.html'))) {
        await page.goto(`${pathToFileURL(join(dir, 'out')).href}/${address}`)
        const found = await page.evaluate(() => {
          const odd: string[] = []
          if ('__ran' in globalThis) odd.push('something ran')
          for (const element of document.querySelectorAll('*')) {
            const name = element.tagName.toLowerCase()
            // What pages bring themselves: scripts and data of ours, the two boxes to type in, the parts of a card.
            if (
              element.matches(
                'head > script[src], .decide > script[type="application/json"], form.search, form.find, form.slip, .search svg, .chart-course svg, .decide > template',
              )
            )
              continue
            if (
              ['script', 'style', 'iframe', 'object', 'embed', 'svg', 'math', 'base', 'form', 'template', 'plaintext', 'video'].includes(
                name,
              )
            )
              odd.push(`<${name}>`)
            for (const attribute of element.getAttributeNames())
              if (/^(on|style$|srcdoc$|action$)|["'<]/.test(attribute)) odd.push(`${name} ${attribute}`)
            const href = element.getAttribute('href') ?? element.getAttribute('src') ?? ''
            const isOurs = element.matches('head > *') && href.startsWith(document.baseURI.slice(0, document.baseURI.indexOf('/out/') + 5))
            if (!isOurs && /^\s*(?!https?:|mailto:|tel:)[a-z]+:|^\/\/|\\/i.test(href)) odd.push(`to ${href}`)
          }
          for (const one of [
            'body > main',
            'body > header.top',
            'main h1',
            'meta[http-equiv="Content-Security-Policy"]',
            'link[rel=stylesheet][href$="assets/handbook.css"]',
          ])
            if (document.querySelectorAll(one).length !== 1) odd.push(`${document.querySelectorAll(one).length} × ${one}`)
          const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
          const twice = ids.filter((id, i) => ids.indexOf(id) < i)
          if (twice.length > 0) odd.push(`twice: ${twice.join(' ')}`)
          return odd
        })
        for (const odd of found) trouble.push(`${address}: ${odd}`)
        if (/^p\d+\.html$/.test(address)) {
          const shown = (await page.locator('h1').textContent())!.trim()
          const typed = attacks[Number(address.slice(1, -5))]!.replaceAll('\u0000', '').trim()
          if (shown.replaceAll('\ufffd', '') !== typed)
            trouble.push(`${address}: title ${JSON.stringify(shown)} for ${JSON.stringify(typed)}`)
        }
        expect(site.files.get(address)).toMatch(
          /<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src &#x27;self&#x27;; img-src &#x27;self&#x27;; script-src &#x27;self&#x27;; base-uri &#x27;none&#x27;; form-action &#x27;none&#x27;">/,
        )
      }
    } finally {
      await browser.close()
    }
    expect(trouble).toEqual([])
  })
})
