/** Loaded into a run of the command: kills it, as a power cut would, once the folder it writes into is there. */
import { watch } from 'node:fs'

watch('.', (_, name) => {
  if (name?.startsWith('.handbook.building')) process.kill(process.pid, 'SIGKILL')
}).unref()
