/** Does a piece of work once those before it are done, and returns what it returns. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Takes turns: two windows that save at once would each find that the other has changed the file under its hands. */
export function takeTurns(): InTurn {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }
}
