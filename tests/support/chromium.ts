import { chromium, type Browser } from 'playwright-core'
import { needChromium } from '../../scripts/chromium.mjs'

/** Starts a real Chromium that talks to nobody but the pages it is given. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: needChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
