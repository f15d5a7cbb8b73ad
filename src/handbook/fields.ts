import { isScalar, type Node } from 'yaml'
import { common } from '../kinds/common.ts'
import { keyOf, type Fields, type Path, type Reading } from '../kinds/field.ts'
import { readKeys } from '../kinds/fields.ts'
import type { Language } from '../language/language.ts'
import { placeKey, type Place } from './place.ts'
import { parseYaml, type ReadingProblem } from './yaml-syntax.ts'

/** What the frontmatter holds. */
export interface ReadFields {
  values: Record<string, unknown>
  /** The place of every value, by its path (see {@link placeKey}). */
  places: Record<string, Place>
  problems: ReadingProblem[]
  /** True where the YAML could not be understood: values are then what could be made of it, and prove nothing. */
  broken: boolean
}

/**
 * Reads YAML into the fields of a kind, with the place of every value.
 *
 * The failsafe schema keeps everything as typed: `012`, `1.10`, `yes`, `9:30`, dates.
 *
 * @param yaml as {@link splitFrontmatter} yields it, so that its lines are the file's
 * @param fieldsOf the fields to read, once the kind (or its absence) is known
 */
export function readFields(yaml: string, language: Language, fieldsOf: (kind: string | undefined) => Fields): ReadFields {
  const places: Record<string, Place> = {}
  const { map, errors, placeOf, remarks } = parseYaml(yaml)
  // Settings that are empty, or remarks alone, can be read: they say nothing, and a rule says so.
  if (map === undefined) return { values: {}, places, problems: errors, broken: errors.length > 0 }

  const problems: ReadingProblem[] = []
  const kind = map.items.find(({ key }) => isScalar(key) && key.value === 'kind')?.value
  const kindName = isScalar(kind) ? String(kind.value ?? '').trim() : ''
  const fields = fieldsOf(kindName || undefined)
  const reading: Reading = {
    language,
    place: (path: Path, node: Node) => void (places[placeKey(path)] = placeOf(node)),
    unreadable: (path, node, says, args = {}) => {
      const place = (places[placeKey(path)] = placeOf(node))
      problems.push({ rule: 'value-is-readable', place, says, args: { key: keyAt(path), ...args } })
      return undefined
    },
    unknownKey: (path, key, typed, known) => {
      // Of a kind with a slip in it, or of none, nobody can tell which keys it has; that has a finding, and one is enough.
      if (fields === common && path.length === 0) return
      problems.push({ rule: 'key-is-known', place: placeOf(key), says: '', args: { typed, known: known.join(', '), in: keyAt(path) } })
    },
  }
  const values = readKeys(map, fields, [], reading)
  // With a syntax error, what else is odd is mostly its consequence.
  return errors.length > 0
    ? { values, places, problems: errors, broken: true }
    : { values, places, problems: [...problems, ...remarks], broken: false }
}

/** A path as a manager would say it: `ladder, 2nd entry, may`. */
function keyAt(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `no. ${step + 1}` : keyOf(step))).join(', ')
}
