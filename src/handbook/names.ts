/** What a document's path says of it. */
export interface Naming {
  /** Its file name without `.md`: `refunds`. */
  name: string
  /** The path under the language's folder, without `.md`: `returns/refunds`. Tells two of one name apart. */
  longName: string
  /** Its page in the published site: `returns/refunds.html`. */
  address: string
  language: string
}

/** Names Windows keeps for devices, with any ending; a file so called cannot be copied there. */
const devices = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/

/**
 * Works out names and address from a path under `policies/`: a pure function, so that no list has to be kept.
 *
 * @param path with forward slashes, `policies/` included
 * @param languages the company's; the first is the main one, the others have folders of their own
 */
export function namesOf(path: string, languages: readonly string[]): Naming {
  const parts = path
    .replace(/^policies\//, '')
    .replace(/\.md$/i, '')
    .split('/')
  const [first, ...rest] = parts
  const translated = rest.length > 0 && languages.slice(1).includes(first!)
  const own = translated ? rest : parts
  return {
    name: own.at(-1)!,
    longName: own.join('/'),
    address: `${parts.map(addressPart).join('/')}.html`,
    language: translated ? first! : (languages[0] ?? 'en'),
  }
}

/** Where a picture that stands beside the documents is published. */
export function pictureAddress(path: string): string {
  return path
    .replace(/^policies\//, '')
    .split('/')
    .map(addressPart)
    .join('/')
}

/**
 * One step of an address: lower case, one Unicode form, nothing that a file system or a link would trip over, and no
 * signs that cannot be seen (U+202E turns the letters behind it round).
 */
function addressPart(part: string): string {
  const safe = part
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\#%&;]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  return safe === '' ? '-page' : safe.replace(devices, '$1-page')
}
