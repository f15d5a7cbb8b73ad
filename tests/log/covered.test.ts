import { expect, test } from 'vitest'
import { coveredInWords } from '../../src/render/covered.ts'
import { wordsFor } from '../../src/words/words.ts'

test.each<[sums: [string, string, string], said: string]>([
  [['€20', '€45', '€60'], 'Four cases in five were settled with €20 or less, 95 in 100 with €45, 99 in 100 with €60.'],
  [['€20', '€45', '€45'], 'Four cases in five were settled with €20 or less, 99 in 100 with €45.'],
  [['€45', '€45', '€60'], '95 cases in 100 were settled with €45 or less, 99 in 100 with €60.'],
  [['€45', '€45', '€45'], '99 cases in 100 were settled with €45 or less.'],
])('%j: the same sum is said once', (sums, said) => expect(coveredInWords(sums, wordsFor('en'))).toBe(said))
