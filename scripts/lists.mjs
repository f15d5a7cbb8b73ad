import { readdirSync, readFileSync } from 'node:fs'

/**
 * The lists of kinds and of rules, worked out from the files in their folders: a new one needs no entry anywhere.
 *
 * @returns {Map<string, string>} the text of each generated file, by path
 */
export function lists() {
  const kinds = exported('src/kinds', /export const (\w+) = kind\(\s*'([\w-]+)'/)
  const rules = exported('src/check/rules', /export const (\w+)(?:: Rule)? = /)
  const head = '// Made by `npm run generate` from the files in this folder. Do not edit.\n'
  const imports = (found) => found.map(({ file, name }) => `import { ${name} } from './${file}'\n`).join('')
  const names = (found) =>
    found.map(({ name, key }) => (key === undefined || key === name ? `  ${name},\n` : `  '${key}': ${name},\n`)).join('')
  return new Map([
    ['src/kinds/index.ts', `${head}${imports(kinds)}\n/** Every kind of document, by name. */\nexport const kinds = {\n${names(kinds)}}\n`],
    [
      'src/check/rules/index.ts',
      `${head}import type { Rule } from '../rule.ts'\n${imports(rules)}\n/** Every rule. */\nexport const rules: readonly Rule[] = [\n${names(rules)}]\n`,
    ],
  ])
}

function exported(folder, pattern) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .sort()
    .flatMap((file) => {
      const [, name, key] = pattern.exec(readFileSync(`${folder}/${file}`, 'utf8')) ?? []
      return name === undefined ? [] : [{ file, name, key }]
    })
}
