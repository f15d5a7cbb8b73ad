#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Servicebook needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org and try again.`,
  )
  process.exit(2)
}
// Whoever reads on through `head` has enough once it stops listening; that is no mistake of anybody's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv)
