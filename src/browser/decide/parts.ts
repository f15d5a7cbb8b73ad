/**
 * The parts that the page brings for its scripts: a `<template>` whose elements say what they are (`data-part`), where
 * something is put (`data-slot`), and which words appear only sometimes (`data-says`). So all words and all markup stand
 * in the layouts, and nothing here is ever read as HTML.
 */
export type Part = HTMLElement

/** A fresh copy of a part. */
export function part(template: HTMLTemplateElement, name: string): Part {
  return template.content.querySelector(`[data-part="${name}"]`)!.cloneNode(true) as Part
}

/** Puts text or elements into a slot of a part. */
export function put(into: Part, slot: string, ...what: readonly (string | Node)[]): void {
  into.querySelector(`[data-slot="${slot}"]`)?.replaceChildren(...what)
}

/** Shows some words of a part, with what belongs into their {braces}. */
export function say(into: Part, words: string, args: Readonly<Record<string, string>> = {}): void {
  const element = into.querySelector<HTMLElement>(`[data-says="${words}"]`)
  if (element === null) return
  element.hidden = false
  fillBraces(element, args)
}

/** Fills {braces} in the texts of an element. */
export function fillBraces(element: HTMLElement, args: Readonly<Record<string, string>>): void {
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE)
      node.textContent = node.textContent!.replace(/\{(\w+)\}/g, (brace, name: string) => args[name] ?? brace)
  }
}
