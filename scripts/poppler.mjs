/** Finds the programs that tests read PDFs with, or installs Debian's where that can be done; fails with what it looked for. */
import { spawnSync } from 'node:child_process'
import { installOnDebian } from './debian.mjs'

const programs = ['pdfinfo', 'pdftotext']

export function needPoppler() {
  const areThere = () => programs.every((program) => spawnSync(program, ['-v']).error === undefined)
  if (areThere() || (installOnDebian('pdfinfo and pdftotext', ['poppler-utils']) && areThere())) return
  throw new Error(
    `The tests read PDFs with ${programs.join(' and ')}, and they are not on the PATH. ` +
      'Install Poppler (on Debian or Ubuntu: sudo apt-get install poppler-utils; on macOS: brew install poppler).',
  )
}
