import { startPreview } from '../publish/preview-server.ts'
import { wordsFor } from '../words/words.ts'
import { openInBrowser } from './open-in-browser.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

export interface PreviewOptions extends Everywhere {
  port: number
  open?: boolean
}

/** `servicebook preview`: shows the handbook while it is being written, until it is stopped. Returns the exit code. */
export async function preview(options: PreviewOptions): Promise<number> {
  const dir = findProject(options.dir)
  const words = wordsFor('en', dir)
  const stopped = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
  const running = await startPreview(dir, { port: options.port, ...(options.today !== undefined && { today: dayNamed(options.today) }) })
  process.stdout.write(`${words.say('preview.here')}\n${running.address}\n${words.say('preview.stop')}\n`)
  if (options.open) openInBrowser(running.address, words.say('preview.notOpened'))
  await stopped
  await running.close()
  return 0
}
