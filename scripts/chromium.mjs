/**
 * Finds a Chromium for the tests, or installs Debian's where that can be done; fails with what it looked for.
 * `SERVICEBOOK_CHROMIUM` names one that is somewhere else.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installOnDebian } from './debian.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** @returns {string | undefined} the program to start */
export function findChromium() {
  const named = process.env.SERVICEBOOK_CHROMIUM
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...(named ? [named] : []), ...onPath, ...places].find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string} the program to start */
export function needChromium() {
  const found = findChromium()
  if (found) return found
  const installed = installOnDebian('Chromium', ['chromium', 'fonts-noto-core']) && findChromium()
  if (installed) return installed
  throw new Error(
    `The tests look at pages in Chromium, and there is none. Looked for ${names.join(', ')} on the PATH, and at ${places.join(', ')}. ` +
      'Install Chromium or Chrome (on Debian or Ubuntu: sudo apt-get install chromium), or name one in SERVICEBOOK_CHROMIUM.',
  )
}
