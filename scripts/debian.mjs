import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs packages of Debian's where that can be done: by root, on Debian or what is made of it.
 *
 * @param {string} what is missing, for the line that says so
 * @param {string[]} packages
 * @returns {boolean} true where they were installed
 */
export function installOnDebian(what, packages) {
  const isDebian = existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0
  if (!isDebian || process.getuid?.() !== 0) return false
  console.log(`No ${what} found: installing Debian’s.`)
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['update', '-qq'], options)
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  return true
}
