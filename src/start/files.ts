import { realpath } from 'node:fs/promises'
import { basename, extname, join, sep } from 'node:path'
import { zipSync } from 'fflate'
import { readOrdinary } from '../handbook/files.ts'
import { pictureAddress } from '../handbook/names.ts'
import { folderFor } from '../publish/folder.ts'
import { types } from '../publish/loopback.ts'
import { readPublished } from '../publish/ours.ts'
import { assessmentCsv, renderAssessmentSheet } from '../render/assessment-sheet.ts'
import { renderHandout } from '../render/handout.ts'
import { renderSlips } from '../render/sign-off-slips.ts'
import { readSignOffs } from '../signoff/read-sign-offs.ts'
import { standingOf } from '../signoff/standing.ts'
import { drawPages, styleOf } from '../render/site.ts'
import { browserScript, isBrowserScript, listShipped, readShipped } from '../words/shipped.ts'
import type { ProjectNow } from './project-now.ts'
import { audienceAsked } from './screens/publish.ts'

/** A file as a browser gets it. */
interface ServedFile {
  type: string
  body: string | Uint8Array
  headers?: Record<string, string>
  /** Holds nothing of the company's: it is given to everybody who asks. */
  free: boolean
}

/**
 * What stands at an address that is no screen: our styles and scripts, pages as staff will see them, their pictures,
 * files to hand out.
 *
 * @param mayRead whether whoever asks may see what is the company's
 */
export async function fileAt(path: string, url: URL, now: ProjectNow, mayRead: boolean): Promise<ServedFile | undefined> {
  const free = (body: string | undefined): ServedFile | undefined =>
    body === undefined ? undefined : { type: types[extname(path)] ?? 'text/plain', body, free: true }
  if (path === 'assets/start.css') return free(shippedStyles())
  if (path === 'assets/icon.svg') return free(readShipped('site/icon.svg'))
  if (path === 'assets/handbook.css') return free(styleOf())
  const script = /^assets\/([a-z-]+\.js)$/.exec(path)?.[1]
  if (script !== undefined) return free(readShipped(`site/start/scripts/${script}`) ?? readShipped(`site/scripts/${script}`))
  if (!mayRead) return undefined
  if (path.startsWith('page/')) return pageAt(path.slice('page/'.length), now)
  if (path.startsWith('handout/')) return handoutOf(path.slice('handout/'.length), url, now)
  if (path === 'handbook.zip') return zipped(url, now)
  if (path === 'sheets/assessment-sheet.html' || path === 'sheets/assessment-sheet.csv') return sheetToMark(path, now)
  const round = /^sheets\/sign-off\/(?<name>[^/]+)\.html$/.exec(path)?.groups!.name
  return round === undefined ? undefined : slipsOf(round, now)
}

/** The slips of everybody in a round who is missing, and the sheet to sign with a pen. */
async function slipsOf(round: string, now: ProjectNow): Promise<ServedFile | undefined> {
  const project = await now.readAnew()
  const words = await now.words()
  const standing = standingOf(await readSignOffs(now.dir, project.working, words), project).find((one) => one.round === round)
  return (
    standing && {
      type: types['.html']!,
      body: renderSlips(standing, project, [], words),
      headers: { 'content-security-policy': ownStyle },
      free: false,
    }
  )
}

function shippedStyles(): string {
  const own = listShipped('site/start/styles').map((file) => `site/start/styles/${file}`)
  // What differs between two versions looks as it does to staff.
  return ['site/page-styles/redline.css', ...own].map((file) => readShipped(file)!).join('\n')
}

/** A page of the working handbook, drawn for this request alone. */
async function pageAt(address: string, now: ProjectNow): Promise<ServedFile | undefined> {
  const { dir } = now
  const { working } = await now.read()
  if (address === 'assets/handbook.css') return { type: types['.css']!, body: styleOf(dir), free: false }
  const asset = /^assets\/(?<name>[a-z-]+)\.(?:js|css)$/.exec(address)?.groups!.name
  if (asset !== undefined) return assetAt(asset, extname(address), dir)
  if (address === 'assets/icon.svg') return { type: types['.svg']!, body: readShipped('site/icon.svg', dir)!, free: false }
  const picture = [...working.pictures].find((one) => pictureAddress(one) === address)
  if (picture !== undefined) {
    const type = types[extname(picture).toLowerCase()]
    return type === undefined ? undefined : { type, body: await readOrdinary(join(dir, picture)), free: false }
  }
  // Managers see here what is theirs alone; a page that is for customers looks as it does to staff.
  const pages = drawPages(working, { audience: 'staff', drafts: true, dir, withoutScripts: true })
  const draw =
    pages.get(address) ??
    drawPages(working, { audience: 'managers', drafts: true, dir, withoutScripts: true }).get(address) ??
    pages.get('404.html')
  return draw && { type: types['.html']!, body: draw(), free: false }
}

/** A style or a script that only some pages bring. */
function assetAt(name: string, extension: string, dir: string): ServedFile | undefined {
  const body =
    extension === '.css' ? readShipped(`site/page-styles/${name}.css`, dir) : isBrowserScript(name) ? browserScript(name) : undefined
  return body === undefined ? undefined : { type: types[extension]!, body, free: false }
}

/** A draft to print or to send by mail, with numbered paragraphs. */
async function handoutOf(path: string, url: URL, now: ProjectNow): Promise<ServedFile | undefined> {
  const project = await now.read()
  const document = project.documents.find((one) => one.path === path)
  if (document === undefined) return undefined
  const name = path
    .replace(/^policies\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '-')
  return {
    type: types['.html']!,
    body: renderHandout(document, project.working, { dir: now.dir }),
    headers: {
      'content-security-policy': ownStyle,
      ...(url.searchParams.get('save') === 'yes' && {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.html`,
      }),
    },
    free: false,
  }
}

/** The statements to be marked with a pen, or the list that the marks are typed into. */
async function sheetToMark(path: string, now: ProjectNow): Promise<ServedFile> {
  const { working } = await now.read()
  const words = await now.words()
  if (path.endsWith('.csv'))
    return {
      type: 'text/csv; charset=utf-8',
      body: assessmentCsv(words),
      headers: { 'content-disposition': `attachment; filename="${basename(path)}"` },
      free: false,
    }
  const body = renderAssessmentSheet(working.company?.fields.name, words, now.dir)
  return { type: types['.html']!, body, headers: { 'content-security-policy': ownStyle }, free: false }
}

/** A page that brings its style with it, and nothing else. */
const ownStyle = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The published handbook as one file, to be sent by mail. The same handbook makes the same file. */
async function zipped(url: URL, now: ProjectNow): Promise<ServedFile | undefined> {
  const name = folderFor(audienceAsked(url.searchParams.get('for')), false)
  const folder = join(now.dir, name)
  const published = await readPublished(folder)
  if (published === undefined) return undefined
  const files: Record<string, Uint8Array> = {}
  const root = await realpath(folder)
  for (const address of Object.keys(published.files)) {
    // The list stands in a file, which anybody may have written: nothing from outside the folder is handed on.
    const file = await realpath(join(root, address)).catch(() => '')
    if (file.startsWith(root + sep)) files[`${name}/${address}`] = await readOrdinary(file)
  }
  return {
    type: 'application/zip',
    // The first day a zip can hold: no clock may enter it.
    body: zipSync(files, { mtime: new Date(1980, 0, 2) }),
    headers: { 'content-disposition': `attachment; filename="${name}.zip"` },
    free: false,
  }
}
