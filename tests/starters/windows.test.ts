import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { starterFiles } from '../../src/start/starters.ts'
import { repository } from '../support/command.ts'

describe('the Windows starter, as far as it can be read', () => {
  const { text } = starterFiles('win32')[0]!
  const lines = text.split('\r\n')
  const code = lines.filter((line) => !line.startsWith('rem'))
  const outsideQuotes = (line: string) => line.replace(/"[^"]*"/g, '""')

  test('lines end as cmd wants, in the package as well', async () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(await readFile(join(repository, 'site/starters/Start Servicebook.cmd'), 'utf8')).toBe(text)
  })

  test('it is ASCII, so no code page changes what it says', () => {
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/)
  })

  test('each label that is jumped to is there once, and each is jumped to', () => {
    const labels = code.flatMap((line) => /^:(\w+)$/.exec(line)?.[1] ?? [])
    const jumps = code.flatMap((line) => [...outsideQuotes(line).matchAll(/\b(?:goto|call) :(\w+)/g)].map(([, label]) => label!))
    expect(labels).toContain('nofile')
    expect(new Set(labels).size).toBe(labels.length)
    expect([...new Set(jumps)].sort()).toEqual([...labels].sort())
    expect(text).not.toMatch(/goto (?!:)/)
  })

  test('only what lies in the folder is installed; without a file, nothing is', () => {
    expect(code.filter((line) => line.includes('set "FROM='))).toEqual(['set "FROM=./%PACKED%"'])
    expect(code[code.indexOf('set "FROM=./%PACKED%"') - 1]).toBe('if not defined PACKED goto :nofile')
    const installs = code.filter((line) => line.includes(' install --'))
    expect(installs).toHaveLength(2)
    for (const line of installs) expect(line).toMatch(/ "%FROM%"$/)
    // Where there is none, it says so, waits, and does nothing else.
    const said = code.slice(code.indexOf(':nofile') + 1)
    expect(said.find((line) => !line.startsWith('echo '))).toBe('goto :wait')
  })

  test('exclamation marks are harmless: nothing is expanded late', () => {
    expect(lines[0]).toBe('@echo off')
    expect(code[1]).toBe('setlocal EnableExtensions DisableDelayedExpansion')
    expect(text).not.toMatch(/EnableDelayedExpansion|cmd \/v/i)
  })

  test('what holds a path is in quotes, and no line has half a pair', () => {
    for (const line of code.filter((line) => !line.startsWith('echo'))) {
      expect(line.split('"').length % 2, line).toBe(1)
      const bare = outsideQuotes(line)
        .replace(/%%[A-Z]\b/g, '')
        .replace(/ %\*$/, '')
        .replace(/%CODE%$/, '')
      expect(bare, line).not.toContain('%')
    }
    for (const line of code.filter((line) => line.startsWith('echo'))) expect(line).not.toMatch(/[%&|<>^]/)
  })

  test('there are no blocks of lines, which a bracket in a path would end', () => {
    for (const line of code.filter((line) => !line.startsWith('echo'))) expect(outsideQuotes(line), line).not.toMatch(/\($|^\)|else/)
  })

  test('call, which reads per cent signs twice, gets no path of the company’s; a folder never ends in a backslash before a quote', () => {
    expect(code.filter((line) => /\bcall\b/.test(outsideQuotes(line).replace(/call :\w+$/, '')))).toEqual([
      'call "%NPMCMD%" install --no-audit --no-fund --ignore-scripts --prefix . "%FROM%"',
    ])
    expect(code).toContain('"%NODE%" "%APP%" start --dir "%HERE%." %*')
  })

  test('an end code is compared as text: a negative one is no success', () => {
    expect(text).not.toMatch(/if (not )?errorlevel/i)
  })
})
