import { spawn, type ChildProcess } from 'node:child_process'
import { repository } from './command.ts'

/** A person at a real terminal: `script` of util-linux makes one, which every Debian has. */
export interface Person {
  /** Types a line once the program is waiting for one, and waits until it is waiting again or has ended. */
  types(line: string): Promise<void>
  /** Presses Ctrl and C. */
  stops(): Promise<void>
  /** Kills the program as a power cut would: it gets no word of it. */
  cutsThePower(): Promise<void>
  /** Closes the window: the program has nobody to talk to any more. */
  closesTheWindow(): Promise<void>
  /** Everything on the screen so far, without colours. */
  screen(): string
  /** What has come since the last line was typed. */
  since(): string
  /** Waits for the end. */
  ended(): Promise<void>
}

/** Gives up on a program that neither asks nor ends (milliseconds). */
const patience = 30_000

/** The end of the screen when somebody is being asked: the sign of a question, or the margin of a text's next line. */
const asking = /(?:› |\n {2})$/

/** Starts the real command, as compiled, in a terminal. */
export async function sitDown(args: readonly string[], cwd: string, { columns = 100 } = {}): Promise<Person> {
  const command = [process.execPath, `${repository}/dist/cli/servicebook.js`, ...args].map((part) => `'${part}'`).join(' ')
  const child: ChildProcess = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', `stty cols ${columns}; exec ${command}`, '/dev/null'],
    {
      cwd,
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', COLUMNS: String(columns) },
    },
  )
  let screen = ''
  let typedAt = 0
  let isOver = false
  child.stdout!.on('data', (chunk: Buffer) => (screen += chunk.toString()))
  child.on('close', () => (isOver = true))
  // eslint-disable-next-line no-control-regex
  const plain = () => screen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '')
  const until = async (what: () => boolean, waitingFor: string): Promise<void> => {
    const end = Date.now() + patience
    while (!what()) {
      if (Date.now() > end) throw new Error(`Waited for ${waitingFor}. On the screen:\n${plain().slice(-2000)}`)
      await new Promise((later) => setTimeout(later, 10))
    }
  }
  const isAsking = () => isOver || (plain().length > typedAt && asking.test(plain()))
  await until(isAsking, 'the first question')
  return {
    async types(line) {
      await until(isAsking, `a question to answer with “${line}”`)
      typedAt = plain().length + line.length + 1
      child.stdin!.write(`${line}\r`)
      await until(isAsking, `what comes after “${line}”`)
    },
    async stops() {
      child.stdin!.write('\u0003')
      await until(() => isOver, 'the end after Ctrl and C')
    },
    async cutsThePower() {
      // The program is a child of the terminal's; the terminal goes with it.
      spawn('pkill', ['-KILL', '-P', String(child.pid)])
      await until(() => isOver, 'the end')
    },
    async closesTheWindow() {
      child.kill('SIGKILL')
      await until(() => isOver, 'the end')
    },
    screen: plain,
    since: () => plain().slice(typedAt),
    ended: () => until(() => isOver, 'the end'),
  }
}
