import { dayOf } from '../handbook/values/date.ts'
import { markOf } from '../signoff/code.ts'
import type { SignData, SignedPage } from '../signoff/question.ts'
import { makeReceipt } from '../signoff/receipt.ts'
import { inWords } from './page/as-of.ts'
import { load } from './shared/load.ts'
import { askIn } from './sign/asking.ts'
import { watchCode } from './sign/code-field.ts'
import { filled } from './sign/filled.ts'
import { keepSigning, recallSigning } from './sign/kept.ts'
import { anchorAsked, pagesHere } from './sign/pages.ts'
import { showReceiptsIn } from './sign/receipts.ts'

declare global {
  /** What is signed and asked, as the build wrote it. */
  var servicebookSign: SignData | undefined
}

/**
 * Confirming that one has read a page: choose it, type one's code, answer what is asked, and get a receipt to send. All of it
 * happens on this device; of the code, nothing but its first group leaves it.
 */
const part = <E extends HTMLElement = HTMLElement>(name: string) => document.querySelector<E>(`.sign-${name}`)!
const form = document.querySelector<HTMLFormElement>('.sign')!
const steps = [...form.querySelectorAll<HTMLElement>('[data-step]')]
const tick = part<HTMLInputElement>('tick')
const notMe = part('not-me')
const wipes = notMe.textContent!
const pages = pagesHere()
const code = watchCode(part<HTMLInputElement>('code'), part('says'))
const receipts = showReceiptsIn(part('receipts'), finish)
const asking = askIn(stepNamed('asks'), keepLeft, () => show('confirm'))

const kept = recallSigning()
/** The page that is being confirmed, as it stands in the list and in the data. */
let now: { title: string; signed: SignedPage } | undefined

function stepNamed(name: string): HTMLElement {
  return steps.find(({ dataset }) => dataset.step === name)!
}

/**
 * Shows the list, or the page that the address names and the step it waits at.
 *
 * @param moves somebody came here from elsewhere on the page, and reads on there
 */
function open(moves: boolean): void {
  const entry = pages.asked()
  const { page, version, title = '' } = entry?.dataset ?? {}
  const signed = servicebookSign!.pages.find((one) => one.page === page && one.version === Number(version))
  // One file is older than the other: the device kept it from a visit before.
  part('broken').hidden = entry === undefined || signed !== undefined
  now = signed && { title, signed }
  pages.showOnly(now && entry)
  form.hidden = now === undefined
  tellWhose()
  if (now) return show(kept.code === undefined ? 'code' : 'asks', moves)
  receipts.show(kept.receipts)
  const isMade = anchorAsked() === 'SignReceipts' && kept.receipts.length > 0
  if (moves) document.getElementById(isMade ? 'SignReceipts' : 'SignPages')!.focus()
}

/** Goes to a step of the page that is being confirmed. */
function show(name: 'code' | 'asks' | 'confirm', moves = true): void {
  const { title, signed } = now!
  receipts.show([])
  if (name === 'asks') {
    const { page, version, asks } = signed
    const isBegun = kept.begun?.page === page && kept.begun.version === version
    const left = isBegun ? kept.begun!.left.filter((one) => asks.includes(one)) : asks
    kept.begun = { page, version, left }
    if (left.length === 0) return show('confirm', moves)
    asking.begin(servicebookSign!.questions, left, asks.length, title)
  }
  if (name === 'confirm') {
    tick.checked = false
    sayWrong('')
    const sentence = part('confirms')
    sentence.textContent = filled(sentence.dataset.text!, { n: signed.version, title })
  }
  for (const step of steps) step.hidden = step.dataset.step !== name
  if (moves) stepNamed(name).querySelector('h2')!.focus()
}

function keepLeft(left: number[]): void {
  kept.begun = { ...kept.begun!, left }
  keepSigning(kept)
}

function takeCode(): void {
  const taken = code.take()
  if (taken === undefined) return
  kept.code = taken
  keepSigning(kept)
  code.clear()
  tellWhose()
  show('asks')
}

/** Makes the receipt, once it is ticked, and where the device knows what day it is. */
function confirm(): void {
  const { title, signed } = now!
  const { page, version } = signed
  const today = dayOf(new Date())
  const early = earlyOn(today)
  part('clock').hidden = early === undefined
  if (!tick.checked || early !== undefined) {
    sayWrong(tick.checked ? early! : form.dataset.tickFirst!)
    tick.focus()
    return
  }
  const mark = markOf(kept.code!)
  const others = kept.receipts.filter((one) => one.mark !== mark || one.page !== page || one.version !== version)
  const line = makeReceipt({ ...signed, code: kept.code!, day: today })
  kept.receipts = [...others, { mark, page, title, version, line }]
  kept.begun = undefined
  keepSigning(kept)
  location.hash = 'SignReceipts'
}

/** What is to be said where the handbook is of a day that has not come yet on this device; undefined where all is well. */
function earlyOn(today: string): string | undefined {
  const { built = '', clock = '' } = form.dataset
  return today < built ? filled(clock, { today: inWords(today) }) : undefined
}

function sayWrong(sentence: string): void {
  part('wrong').textContent = sentence
  if (sentence === '') tick.removeAttribute('aria-invalid')
  else tick.setAttribute('aria-invalid', 'true')
}

/** Says whose code is in use, and of which pages it has made a receipt. */
function tellWhose(): void {
  const mark = kept.code === undefined ? undefined : markOf(kept.code)
  const whose = part('whose')
  part('me').hidden = mark === undefined && kept.receipts.length === 0
  whose.textContent = mark === undefined ? '' : filled(whose.dataset.text!, { mark })
  pages.tick((page, version) => kept.receipts.some((one) => one.mark === mark && one.page === page && one.version === version))
  notMe.textContent = wipes
}

/** They are sent, or it is somebody else: nothing of it is kept. */
function finish(): void {
  Object.assign(kept, { code: undefined, receipts: [], begun: undefined })
  keepSigning(kept)
  code.clear()
  open(true)
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (stepNamed('code').hidden) confirm()
  else takeCode()
})
tick.addEventListener('change', () => sayWrong(''))
notMe.addEventListener('click', () => {
  const { sure = '' } = notMe.dataset
  // Asks once more before a receipt is lost.
  if (kept.receipts.length === 0 || notMe.textContent === sure) return finish()
  notMe.textContent = sure
})
addEventListener('hashchange', () => {
  // The way past the navigation leads to no page to read: who takes it stays at the text.
  if (anchorAsked() !== 'Main') open(true)
})

// Told before anybody begins, and not after the last question.
const early = earlyOn(dayOf(new Date()))
part('clock').textContent = early ?? ''
part('clock').hidden = early === undefined

load('assets/sign-data.js').then(
  () => open(false),
  () => {
    part('broken').hidden = false
  },
)
