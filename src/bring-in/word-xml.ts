import { posix } from 'node:path'
import { fromXml } from 'xast-util-from-xml'
import type { Parts } from './word-parts.ts'

type Root = ReturnType<typeof fromXml>
export type Element = Extract<Root['children'][number], { type: 'element' }>

/** @throws where it is no XML, a RangeError among the causes where it is nested too deep */
export function xmlOf(part: Uint8Array): Root {
  return fromXml(new TextDecoder().decode(part))
}

/** A name without what stands before its colon, which every program may choose for itself. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1)
}

export function elementsIn(node: Root | Element): Element[] {
  return (node.children as Root['children']).filter((child) => child.type === 'element')
}

/** The first element down a path of names. */
export function elementAt(node: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at && elementsIn(at).find((child) => localName(child) === name), node)
}

export function attributeOf(node: Element | undefined, name: string): string | undefined {
  const found = Object.entries(node?.attributes ?? {}).find(([key]) => key.slice(key.indexOf(':') + 1) === name)
  return found?.[1] ?? undefined
}

/** What a part points to within the file, by the name it uses for it. */
export function targetsOf(parts: Parts, path: string): Map<string, string> {
  const list = parts[posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)]
  const [root] = list === undefined ? [] : elementsIn(xmlOf(list))
  return new Map(
    (root === undefined ? [] : elementsIn(root)).map((one) => {
      const to = attributeOf(one, 'Target') ?? ''
      return [attributeOf(one, 'Id') ?? '', to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(path), to)]
    }),
  )
}
