/**
 * From so many complaints on, something may be concluded from them: what comes most, and which way it goes. Of fewer, one
 * more or less changes a share by more than a tenth, and "mostly" would be an accident.
 */
const enough = 10

/** True where there are enough to conclude something; below that, only counts are told. */
export function isEnough(n: number): boolean {
  return n >= enough
}
