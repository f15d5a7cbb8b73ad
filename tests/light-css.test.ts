import { expect, test } from 'vitest'
import { lightCss } from '../src/render/light-css.ts'

test.each([
  ['comments go', '/* why */\na {\n  color: red;\n}\n', 'a {\ncolor: red;\n}'],
  ['one in a line leaves the words around it apart', 'a/* or */b { top: 0 }', 'a b { top: 0 }'],
  ['one over several lines goes with all of them', 'a { top: 0 }\n/* one\n   two */\n\n\nb { top: 0 }', 'a { top: 0 }\n \nb { top: 0 }'],
  ['what stands in quotes stays', `q::before { content: '/* “ */'; }`, `q::before { content: '/* “ */'; }`],
  [
    'and in the other quotes, with a quote inside',
    String.raw`a { content: "it\"s /* here */"; }`,
    String.raw`a { content: "it\"s /* here */"; }`,
  ],
  ['an address stays', 'a { background: url(data:image/svg+xml,/*x*/) }', 'a { background: url(data:image/svg+xml,/*x*/) }'],
  ['an apostrophe in a comment opens no quote', "/* don't */ a { top: 0 } /* can't */", 'a { top: 0 }'],
  ['a comment that never ends stays as it is', 'a { top: 0 } /* oh', 'a { top: 0 } /* oh'],
])('%s', (_, css, light) => {
  expect(lightCss(css)).toBe(light)
})
