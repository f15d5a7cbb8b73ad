import { spawn } from 'node:child_process'

/** Asks the system to open an address. Where there is no browser to ask, the address has been printed anyway. */
export function openInBrowser(address: string, otherwise: string): void {
  const [command, ...args] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[process.platform as string] ?? [
    'xdg-open',
  ]
  const child = spawn(command!, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => process.stderr.write(`${otherwise}\n`))
  child.unref()
}
