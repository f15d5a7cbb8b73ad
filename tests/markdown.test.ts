import { describe, expect, test } from 'vitest'
import { fillLinks } from '../src/render/body.ts'
import { readDocument } from '../src/handbook/document.ts'
import { joinHandbook } from '../src/handbook/handbook.ts'
import { wordsFor } from '../src/words/words.ts'

/** The body's HTML as a page shows it, with its headings. */
function html(body: string, others: Record<string, string> = {}): string {
  const read = (path: string, text: string) => readDocument(path, new TextEncoder().encode(text), ['en']).document
  const document = read('policies/tea.md', `---\nkind: policy\ntitle: Tea\nstatus: approved\n---\n${body}`)
  const all = [document, ...Object.entries(others).map(([path, text]) => read(path, text))]
  const handbook = joinHandbook(
    all.filter(({ fields }) => fields.status === 'approved'),
    '2026-11-21',
    { all, pictures: new Set(['policies/pictures/pot.jpg']) },
  )
  const context = {
    handbook,
    audience: 'staff',
    words: wordsFor('en'),
    pages: new Set(handbook.documents),
    referrers: new Map(),
    isDraft: () => false,
  } as const
  return document.body.sections
    .map(({ heading, parts }) => (heading && `<h2>${heading}</h2>`) + fillLinks(parts, document, context))
    .join('')
}

describe('what is typed is what is shown', () => {
  test.each([
    ['clock times', 'Open 9:30 to 17:00, ::ring:: at :30', '<p>Open 9:30 to 17:00, ::ring:: at :30</p>'],
    ['braces', 'Dear {name}, {{name}} and {{{name}}} {% if %}', '<p>Dear {name}, {{name}} and {{{name}}} {% if %}</p>'],
    ['angle brackets', 'Dear <customer name>, 5 < 6 > 4', '<p>Dear &#x3C;customer name>, 5 &#x3C; 6 > 4</p>'],
    ['a script in a sentence', 'a <script>alert(1)</script> b', '<p>a &#x3C;script>alert(1)&#x3C;/script> b</p>'],
    ['a block of HTML', '<div onclick="x()">\nhi\n</div>', '&#x3C;div onclick="x()">\nhi\n&#x3C;/div>'],
    ['a comment vanishes', 'before <!-- note to self --> after', '<p>before  after</p>'],
    ['a block comment vanishes', '<!--\nnobody\nsees this\n-->\n\nafter', '<p>after</p>'],
    ['one tilde', 'about ~5 minutes~ or so', '<p>about ~5 minutes~ or so</p>'],
    [
      'characters we use as marks',
      'a \uE0000\uE001 b \uE002 &#xE000;9&#xE001; \uE003site.home.title\uE001',
      '<p>a \uFFFD0\uFFFD b \uFFFD \uFFFD9\uFFFD \uFFFDsite.home.title\uFFFD</p>',
    ],
  ])('%s', (_name, body, shown) => {
    expect(html(body).replace(/^\s+|\s+$/g, '')).toBe(shown)
  })
})

describe('GitHub markdown', () => {
  test('tables stand in a box that scrolls, aligned without styles', () => {
    expect(html('| who | much |\n| --- | ---: |\n| lead | 5 |')).toMatch(
      /<div class="scrolls" tabindex="0" role="group" aria-label="[^"]+"><table>[^]*<td class="to-right">5<\/td>/,
    )
  })
  test('of more than three columns, each cell that says something knows the head of its column, shortened where it is long', () => {
    const long = 'a head that nobody would write '.repeat(9)
    const wide = html(`| a | ${long} | c | d |\n| - | - | -: | - |\n| 1 | 2 | 3 | |\n`)
    expect(wide).toContain('<table class="as-cards">')
    expect(wide).toContain('<td data-head="a">1</td>')
    expect(wide).toMatch(/<td data-head="a head that [^"]{20,50}…">2<\/td>/)
    expect(wide).toContain('<td data-head="c" class="to-right">3</td>')
    expect(wide).toContain('<td></td>')
    expect(html('| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n')).not.toMatch(/as-cards|data-head/)
  })
  test('a link that is all there is in a line is marked, and one among words is not', () => {
    expect(html('- [one](a.md)\n- see [two](b.md)\n')).toMatch(/<li class="alone">[^]*<li>see /)
  })
  test('emphasis over more than a line is not slanted', () => {
    expect(html(`*now* and *${'for as long as it takes '.repeat(3)}end*`)).toMatch(/<em>now<\/em> and <em class="long">for/)
  })
  test('task lists show their boxes', () => {
    expect(html('- [x] kettle on\n- [ ] cups warm')).toMatch(
      /<span class="box">☑<\/span> kettle on[^]*<span class="box">☐<\/span> cups warm/,
    )
  })
  test('footnotes lead there and back within the page', () => {
    const shown = html('Steep it.[^1]\n\n[^1]: Four minutes.')
    expect(shown).toMatch(/href="#Note-1-fn-1"[^]*id="Note-1-fn-1"[^]*href="#Note-1-fnref-1"/)
  })
  test('footnotes stand under the section that cites them, each with a number of its own', () => {
    const shown = html(
      'Steep it.[^a]\n\n[^a]: Four minutes.\n\n## Pots\n\nWarm it.[^b] Steep it.[^a]\n\n## Cups\n\n[^b]: With [water][w].\n\n[w]: https://water.example\n',
    )
    expect(shown.indexOf('Four minutes')).toBeLessThan(shown.indexOf('<h2>Pots'))
    expect(shown.slice(shown.indexOf('<h2>Pots'), shown.indexOf('<h2>Cups'))).toMatch(
      /With <a href="https:\/\/water.example"[^]*Four minutes/,
    )
    expect(shown.endsWith('<h2>Cups</h2>')).toBe(true)
    const ids = [...shown.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(shown).not.toContain('footnote-label')
  })
  test('call-outs', () => {
    expect(html('> [!NOTE]\n> The pot is hot.')).toContain(
      '<div class="callout callout-note">\n<p class="voice">Note</p>\n<p>The pot is hot.</p>\n</div>',
    )
  })
  test('a call-out of a sort that does not exist stays a quote, as typed', () => {
    expect(html('> [!BEWARE]\n> Hot.')).toContain('[!BEWARE]')
  })
  test('what is said to customers, and what is not', () => {
    expect(html('> Say: Here you are.')).toContain('<blockquote class="said said-say">\n<p class="voice">Say</p>\n<p>Here you are.</p>')
    expect(html('> Not: Next!')).toContain('<blockquote class="said said-not">')
  })
})

describe('headings', () => {
  test('skip no level under the page’s own, and a first one that repeats the title is dropped', () => {
    expect(html('# Tea\n\n#### Pots\n\ntext\n\n# Cups')).toBe('<h2>Pots</h2><p>text</p><h2>Cups</h2>')
  })
})

describe('links', () => {
  const others = {
    'policies/cake/cake.md': '---\nkind: policy\ntitle: Cake\nstatus: approved\n---\n## Slices\n',
    'policies/soup.md': '---\nkind: policy\ntitle: Soup\nstatus: draft\n---\n',
  }
  test.each([
    ['another document', '[cake](cake/cake.md)', '<a href="cake/cake.html">cake</a>'],
    ['a heading in it', '[slices](cake/cake.md#slices)', '<a href="cake/cake.html#slices">slices</a>'],
    ['a heading of its own', '## Pots\n\n[pots](#pots)', '<a href="tea.html#pots">pots</a>'],
    ['by reference', '[cake][c]\n\n[c]: cake/cake.md', '<a href="cake/cake.html">cake</a>'],
    ['a draft is shown without a link', '[soup](soup.md)', '<span class="unlinked">soup</span>'],
    ['a file that is not there, too', '[pie](pie.md)', '<span class="unlinked">pie</span>'],
    [
      'the web',
      '[tea board](https://tea.example/?a=1&b="2")',
      '<a href="https://tea.example/?a&#x3D;1&amp;b&#x3D;%222%22" rel="noopener noreferrer">tea board</a>',
    ],
    ['a phone', '[ring](tel:+37255500101)', '<a href="tel:+37255500101">ring</a>'],
    ['a script', '[click](javascript:alert(1))', '<span class="unlinked">click</span>'],
    ['a script in disguise', '[click](JaVa&#10;ScRiPt:alert(1))', '<span class="unlinked">click</span>'],
    ['data', '[click](data:text/html,hi)', '<span class="unlinked">click</span>'],
    ['out of the folder', '[passwords](../../etc/passwd)', '<span class="unlinked">passwords</span>'],
    ['another host without its scheme', '[there](//evil.example/x)', '<span class="unlinked">there</span>'],
    ['a picture', '![Our pot](pictures/pot.jpg)', '<img src="pictures/pot.jpg" alt="Our pot" loading="lazy">'],
    ['a picture from elsewhere', '![Our "pot"](https://evil.example/pot.jpg)', 'Our &quot;pot&quot;'],
    [
      'a picture that is a link',
      '[![Our pot](pictures/pot.jpg)](cake/cake.md)',
      '<a href="cake/cake.html"><img src="pictures/pot.jpg" alt="Our pot" loading="lazy"></a>',
    ],
  ])('%s', (_name, body, shown) => {
    expect(html(body, others)).toContain(shown)
    expect(html(body, others)).not.toMatch(/<a [^>]*javascript/i)
  })
})
