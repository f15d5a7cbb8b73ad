/** Something about the project or the call is so that nothing can be done: told without a stack, since it is no bug. */
export class CannotRun extends Error {
  override name = 'CannotRun'
  /** What the command ends with: 2, or 1 where it ran and there was nothing to do. */
  exitCode: 1 | 2 = 2
}
