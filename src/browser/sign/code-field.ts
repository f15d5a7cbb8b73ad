import { readCode, type NoCode } from '../../signoff/code.ts'
import { filled } from './filled.ts'

/** The field in which somebody types their code, and what is said of it while they do. */
export interface CodeField {
  /** The code, if what stands there is one; otherwise says what is wrong, and goes to the field. */
  take(): string | undefined
  clear(): void
}

/** What is wrong while somebody may still be typing the rest. */
const wrongAtOnce: readonly NoCode['says'][] = ['letter', 'slip', 'long']

/** Watches the field: a slip is told as soon as it can be one, that signs are missing only when somebody goes on. */
export function watchCode(field: HTMLInputElement, says: HTMLElement): CodeField {
  const tell = (wrong: NoCode | undefined, isRight = false) => {
    const sentence = wrong
      ? filled(says.dataset[wrong.says]!, { letter: wrong.letter ?? '', typed: wrong.typed })
      : isRight
        ? says.dataset.right!
        : ''
    if (says.textContent !== sentence) says.textContent = sentence
    says.classList.toggle('is-wrong', wrong !== undefined)
    if (wrong) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
  }
  const look = (isDone: boolean): string | undefined => {
    const read = readCode(field.value)
    if ('code' in read) tell(undefined, true)
    else tell(isDone || wrongAtOnce.includes(read.says) ? read : undefined)
    return 'code' in read ? read.code : undefined
  }
  field.addEventListener('input', () => look(false))
  field.addEventListener('change', () => {
    const code = look(field.value.trim() !== '')
    if (code !== undefined) field.value = code
  })
  return {
    take: () => {
      const code = look(true)
      if (code === undefined) field.focus()
      return code
    },
    clear: () => {
      field.value = ''
      tell(undefined)
    },
  }
}
