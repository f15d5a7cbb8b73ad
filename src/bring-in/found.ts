/** A file somebody had before: its text as markdown, and what of it could not be read. */
export interface Found {
  /** As the file was called: `Staff handbook.docx`. */
  name: string
  markdown: string
  lost: Lost[]
}

/** Something that could not be brought in, or not as it was. */
export interface Lost {
  /** What it is, in a sentence. */
  says: string
  /** The words it stood near; empty where it belongs to the file as a whole. */
  near: string
  /** Where in the markdown it stood (characters); undefined where it belongs to the file as a whole. */
  at?: number
}

/** Words enough to find a place again. */
export function nearOf(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= longestNear ? flat : `${flat.slice(0, longestNear).replace(/\s+\S*$/, '')} …`
}

/** Characters. */
const longestNear = 80
