import { isRemembered } from '../decide/who.ts'
import { load } from '../shared/load.ts'

/**
 * On the page of a situation: whoever has said who they are sees what is theirs. Others are asked, and load nothing more
 * until they answer.
 */
export function openCard(): void {
  for (const asks of document.querySelectorAll<HTMLElement>('.decide [data-ask="who"]')) {
    asks.hidden = false
    const begin = () => void load('assets/decide.js').catch(() => {})
    if (isRemembered()) begin()
    else asks.addEventListener('toggle', begin, { once: true })
  }
}
