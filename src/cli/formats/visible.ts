/** Signs that command a terminal, or turn the letters behind them round. */
const commands = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Text from files, and names of files, may hold terminal commands; they are shown as signs and do nothing. */
export function visible(text: string): string {
  return text.replace(commands, '\ufffd').replace(/\t/g, ' ')
}

/** The same on one line: nothing from a file may begin a line of ours. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s*\n\s*/g, ' '))
}
