/** A sentence of the page with its braces filled. */
export function filled(sentence: string, args: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (brace, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : brace))
}
