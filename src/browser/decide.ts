/** On the page of a situation, once somebody has said who they are or wants to: shows what is theirs to decide there, first. */
import { whatTheyMay, type Staff } from '../measure/allowed.ts'
import { drawMine } from './decide/mine.ts'
import { loadPeople } from './decide/people.ts'
import { part } from './decide/parts.ts'
import type { OnPage } from './decide/standing.ts'
import { askWho, type Who } from './decide/who.ts'

for (const card of document.querySelectorAll<HTMLElement>('.decide')) open(card)

/** The card of one situation. */
interface Card {
  situation: OnPage
  mine: HTMLElement
  everybody: HTMLElement
  template: HTMLTemplateElement
}

function open(section: HTMLElement): void {
  const asks = section.querySelector<HTMLElement>('[data-ask="who"]')!
  const card: Card = {
    situation: JSON.parse(section.querySelector('script')!.textContent!) as OnPage,
    mine: section.querySelector('.mine')!,
    everybody: section.querySelector('.everybody')!,
    template: section.querySelector('template')!,
  }
  void loadPeople().then(({ staff }) => askWho(asks, staff, (who) => show(card, staff, who)))
}

/** Shows what is theirs in the place of the whole ladder, which stays to be unfolded. */
function show(card: Card, staff: Staff, who: Who): void {
  const { situation, mine, template } = card
  const isMine = who.role !== undefined && whatTheyMay(situation, staff, who).length > 0
  fold(card, isMine)
  mine.hidden = !isMine
  if (isMine) mine.replaceChildren(...drawMine(situation, who, { template, staff, place: who.place }))
}

/** Folds the whole ladder away, or puts it back in its place. */
function fold({ everybody, template }: Card, isFolded: boolean): void {
  const folded = everybody.closest('details')
  if (isFolded && !folded) {
    const details = part(template, 'everybody')
    everybody.replaceWith(details)
    details.append(everybody)
  } else if (!isFolded && folded) folded.replaceWith(everybody)
}
