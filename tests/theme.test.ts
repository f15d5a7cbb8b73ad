import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Document } from '../src/handbook/document.ts'
import { joinHandbook } from '../src/handbook/handbook.ts'
import { readProject } from '../src/project.ts'
import { renderSite } from '../src/render/site.ts'
import { repository, servicebook } from './support/command.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

describe("a project's own theme", () => {
  test('takes the place of ours file by file: style, layout, words, icon', async () => {
    const dir = await makeProject({
      ...(await baseFiles()),
      'site/styles/1-base.css': ':root { --accent: #7a1f5c }',
      'site/layouts/not-found.hbs': '<h1>{{word "notFound.title"}}</h1><p>Ask Maret.</p>',
      'site/words/en/site.yaml': (await readFile(join(repository, 'site/words/en/site.yaml'), 'utf8')).replace(
        'What has happened?',
        'What is the matter?',
      ),
      'site/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    })
    expect((await servicebook(['build', '--dir', dir, '--today', testDay])).code).toBe(0)
    const read = (file: string) => readFile(join(dir, 'handbook', file), 'utf8')
    const css = await read('assets/handbook.css')
    expect(css).toContain('--accent: #7a1f5c')
    expect(css).toContain('.ladder')
    expect(await read('404.html')).toContain('Ask Maret.')
    expect(await read('index.html')).toContain('What is the matter?')
    expect(await read('assets/icon.svg')).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>')
  })

  test('one word of their own leaves the others ours', async () => {
    const dir = await makeProject({
      ...(await baseFiles()),
      'site/words/en/site.yaml': 'home:\n  situations: What is the matter?\n',
      'site/words/en/rules/link-resolves.md': '---\nsays:\n  no-document: “{typed}” is not there.\n---\n',
    })
    const { code, stderr } = await servicebook(['build', '--dir', dir, '--today', testDay])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const home = await readFile(join(dir, 'handbook/index.html'), 'utf8')
    expect(home).toContain('What is the matter?')
  })

  test('a layout with a misspelt name is told in a sentence, and nothing is published', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'site/layouts/policy.hbs': '<h1>{{titel}}</h1>' })
    const { code, stderr } = await servicebook(['build', '--dir', dir, '--today', testDay])
    expect(code).toBe(2)
    expect(stderr).toContain('The layout site/layouts/policy.hbs')
    expect(stderr).toContain('titel')
    expect(stderr).not.toMatch(/\n {4}at /)
  })

  test('a layout cannot reach prototypes, other files or the program', async () => {
    const attempts = [
      '{{constructor}}',
      '{{title.constructor.constructor}}',
      '{{lookup this "__proto__"}}',
      '{{> ../../package}}',
      '{{#with "s" as |s|}}{{s.sub.constructor}}{{/with}}',
    ]
    for (const attempt of attempts) {
      const dir = await makeProject({ ...(await baseFiles()), 'site/layouts/not-found.hbs': `<h1>x</h1>${attempt}` })
      const { stdout, stderr } = await servicebook(['build', '--dir', dir, '--today', testDay])
      const page = await readFile(join(dir, 'handbook/404.html'), 'utf8').catch(() => '')
      expect(page + stdout + stderr, attempt).not.toMatch(/function|\[native|"dependencies"/i)
    }
  })
})

describe('what a page is made from', () => {
  test('documents are plain data: copied, with nothing but what they hold, they give the same bytes', async () => {
    const { inForce } = await readProject(repository, { today: testDay })
    const { documents, all } = structuredClone({ documents: inForce.documents, all: inForce.all })
    const again = joinHandbook(documents, testDay, { all, pictures: inForce.pictures })
    const [before, after] = [renderSite(inForce), renderSite(again)]
    expect([...after.files]).toEqual([...before.files])
  })

  test('a page does not grow with the number of documents', async () => {
    const { documents } = await readProject(repository, { today: testDay })
    const page = (many: readonly Document[]) => renderSite(joinHandbook(many, testDay)).files.get('returns/returns.html')!.length
    const problem = documents.find(({ kind }) => kind === 'problem')!
    const more = Array.from({ length: 200 }, (_, i) => ({
      ...problem,
      path: `policies/p${i}.md`,
      name: `p${i}`,
      longName: `p${i}`,
      address: `p${i}.html`,
      fields: { ...problem.fields, policies: [] },
    }))
    expect(page([...documents, ...more])).toBe(page(documents))
  })
})
