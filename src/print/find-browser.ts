import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** What was found to print with, and what was looked for. */
export interface BrowserSought {
  /** The program to start; undefined where there is none. */
  program: string | undefined
  /** One was named, and no other is taken in its place. */
  named: boolean
  /** Names on the PATH, and places, in the order they were looked for. */
  lookedFor: string[]
}

/** What Chromium, Chrome and Edge are called on a PATH. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable']

/**
 * Finds an installed Chromium, Chrome or Edge: the one that is named, or one on the PATH, or one in the places where
 * each system keeps them.
 *
 * @param named by the person, for this run; otherwise `SERVICEBOOK_CHROMIUM` may name one. One that is named is meant: no other is taken in its place
 */
export function findBrowser(
  named?: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): BrowserSought {
  const meant = named ?? env.SERVICEBOOK_CHROMIUM
  if (meant !== undefined && meant !== '') return { program: isProgram(meant) ? meant : undefined, named: true, lookedFor: [meant] }
  const ending = platform === 'win32' ? '.exe' : ''
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, `${name}${ending}`)))
  const places = placesOn(platform, env)
  return { program: [...onPath, ...places].find(isProgram), named: false, lookedFor: [...names, ...places] }
}

function placesOn(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`))
  }
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `Applications/${name}.app/Contents/MacOS/${name}`)
    return programs.flatMap((program) => [`/${program}`, join(homedir(), program)])
  }
  // Not every service that builds a site has these on its PATH.
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
