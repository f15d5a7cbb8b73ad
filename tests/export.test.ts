import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { splitFrontmatter } from '../src/handbook/frontmatter.ts'
import { kindNames, kindSchema } from '../src/kinds/schema.ts'
import { readProject } from '../src/project.ts'
import { renderSite } from '../src/render/site.ts'
import { repository } from './support/command.ts'
import { testDay } from './support/project.ts'

const ajv = () => new Ajv2020({ allErrors: true, strict: false, validateFormats: false })

describe('servicebook.json', () => {
  test.each(['staff', 'managers', 'public'] as const)('is what its schema says, for %s', async (audience) => {
    const project = await readProject(repository, { today: testDay })
    const { files } = renderSite(project.inForce, { audience })
    const data = JSON.parse(files.get('servicebook.json')!)
    const validate = ajv().compile(JSON.parse(files.get('servicebook.schema.json')!))
    expect(validate(data) ? [] : validate.errors).toEqual([])
    for (const { page } of data.documents) expect(files.has(page), page).toBe(true)
    expect(data.documents.length).toBeGreaterThan(audience === 'public' ? 5 : 19)
  })

  test('holds discretion as data: role, limit, unit, per what, who is next', async () => {
    const project = await readProject(repository, { today: testDay })
    const data = JSON.parse(renderSite(project.inForce).files.get('servicebook.json')!)
    const late = data.documents.find(({ name }: { name: string }) => name === 'delivery/late-delivery')
    expect(late.fields.ladder[0]).toEqual({
      role: ['driver'],
      may: [
        { words: 'give back the delivery charge', limits: [], ceiling: 'limits' },
        { words: 'something off', limits: [{ amount: 25, unit: 'EUR', per: 'case' }], ceiling: 'limits' },
      ],
      'ask-within': { amount: 10, unit: 'minutes' },
    })
  })
})

describe('the JSON Schema of each kind', () => {
  test.each(kindNames)('%s: admits the sample, and numbers where a person writes 15; refuses unknown keys', async (name) => {
    const validate = ajv().compile(kindSchema(name))
    const project = await readProject(repository, { today: testDay, records: true })
    const documents = project.documents.filter(({ kind }) => kind === name)
    expect(documents.length).toBeGreaterThan(0)
    for (const { path } of documents) {
      const split = splitFrontmatter(readFileSync(`${repository}/${path}`, 'utf8'))
      if (typeof split === 'string') throw new Error(path)
      // As an editor's YAML reads it: numbers are numbers, yes is a word.
      expect(validate(parse(split.yaml)) ? [] : validate.errors, path).toEqual([])
    }
    expect(validate({ kind: name, titel: 'Returns' })).toBe(false)
    expect(validate({ kind: name, title: 15 })).toBe(true)
  })
})
