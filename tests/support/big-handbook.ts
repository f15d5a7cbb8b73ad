import { baseFiles } from './base-files.ts'
import { drawsFrom } from './seeded.ts'

const list = (text: string) => text.trim().split(/\s+/)

const things = list(`
  sofa armchair table bench bed mattress wardrobe shelf drawer lamp mirror rug cushion desk stool cradle cabinet dresser hinge handle
  castor slat veneer varnish oil wax upholstery leather linen cotton wool glass marble oak birch ash walnut pine carton parcel pallet
  invoice receipt voucher deposit instalment discount quotation contract warranty guarantee manual drawing sample catalogue brochure
  van lorry trolley strap blanket stairwell lift doorway driveway balcony cellar attic kitchen hallway nursery office terrace garden
  appointment booking window route diary calendar message letter call voicemail complaint question request promise apology refund
  exchange replacement repair visit measurement colour shade scratch dent crack stain wobble squeak smell noise allergy accident
`)
const people = list(
  'customer neighbour parent student pensioner landlord tenant architect school hotel café clinic library builder guest child',
)
const states = list(`
  late early broken damaged scratched missing wrong faulty incomplete wet stained crooked loose noisy heavy fragile oversized unwanted
  forgotten cancelled postponed doubled unpaid overpaid mislabelled recalled discontinued second-hand custom-made returned borrowed stolen
`)
const deeds = list(`
  deliver return refund exchange repair replace measure collect assemble wrap unwrap carry polish adjust order cancel postpone book
  confirm promise apologise explain listen note photograph weigh compare offer lend charge credit invoice sign check count label store
`)
const days = list(
  'Monday Tuesday Wednesday Thursday Friday Saturday morning afternoon evening weekend holiday winter summer Easter Christmas',
)
const syllables = list('ba ren to li vek sa mo dri kel fu no ta ris pel gra hun jo mir sel da kon ve bor lan ti ras ume ost')

/** What customers say: the beginning of a sentence, and its end. */
const cries = [
  'still waiting for the',
  'where is my',
  'the',
  'nobody rang about the',
  'I never ordered this',
  'money back for the',
  'who pays for the',
]

/**
 * A handbook of so many pages, about a third of them situations with a ladder: words as a shop has them, with names of
 * its own for what it sells, so that it holds as many different words as a real one of its size. The same in every run.
 *
 * @param pages how many documents, besides the few of the small handbook it stands on
 * @returns files for `makeProject`; publishing them is stopped by nothing
 */
export async function bigHandbook(pages: number, seed = 2026): Promise<Record<string, string>> {
  const draw = drawsFrom(seed)
  const below = (n: number) => Math.floor(draw() * n)
  const one = (from: readonly string[]) => from[below(from.length)]!
  // A few names are in everybody's mouth, and most stand on one page.
  const name = () => {
    let rank = Math.floor(20_000 * draw() ** 3)
    let made = ''
    for (let i = 0; i < 3; i++) {
      made += syllables[rank % syllables.length]
      rank = Math.floor(rank / syllables.length)
    }
    return made[0]!.toUpperCase() + made.slice(1)
  }
  const an = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)
  const sentences: (() => string)[] = [
    () => `When the ${one(people)} asks for ${an(one(things))}, ${one(deeds)} it by ${one(days)} and say so.`,
    () => `We ${one(deeds)} the ${one(things)} before we ${one(deeds)} the ${one(things)}, even if it is ${one(states)}.`,
    () =>
      `${an(one(states))[0]!.toUpperCase()}${an(one(states)).slice(1)} ${one(things)} goes back to the store with the ${name()} label on it.`,
    () => `The ${name()} ${one(things)} comes with ${an(one(things))}, and the ${one(people)} keeps it.`,
    () => `Ask whether the ${one(things)} may wait until ${one(days)}, and write the answer down.`,
    () => `Nobody has to ${one(deeds)} ${an(one(states))} ${one(things)} twice.`,
    () => `If the ${one(things)} is ${one(states)}, show the ${one(people)} the ${name()} one first.`,
    () => `Each ${one(days)} somebody looks at the ${one(things)} list and rings the ${one(people)}.`,
  ]
  const paragraph = (of: number) =>
    Array.from({ length: of }, () => one(sentences as never) as never as () => string)
      .map((say) => say())
      .join(' ')
  const section = (heading: string, paragraphs: number) =>
    `## ${heading}\n\n${Array.from({ length: paragraphs }, () => paragraph(4)).join('\n\n')}\n`
  const kept = 'status: approved\nowner: shop-manager\nreview-by: 2027-08-31\n'
  const page = (fields: string, body: string) => `---\n${fields}${kept}---\n${body}`
  const tags = () => `tags: [${[...new Set([one(things), one(states), name()])].join(', ')}]\n`

  const makers: Record<string, (title: string) => string> = {
    situations: (title) =>
      page(
        `kind: discretion\nsituation: ${title}\nsummary: ${paragraph(1)}\n` +
          `also-called:\n${[...new Set(Array.from({ length: 4 }, () => `${one(cries)} ${one(things)}`))].map((cry) => `  - ${cry}\n`).join('')}` +
          `say-first: I'm sorry about the ${one(things)}. Let me look at it with you.\n` +
          'ladder:\n' +
          `  - role: driver\n    may:\n      - something off, up to ${10 + below(20)} EUR per case\n    ask-within: 10 minutes\n` +
          `  - role: shift-lead\n    may:\n      - something off, up to ${40 + below(60)} EUR per case\n    ask-within: 1 hour\n` +
          '  - role: shop-manager\n    may:\n      - use your judgement\n' +
          'if-nobody-answers: Do what the next person may do, and tell them afterwards.\n' +
          `write-down: [the day promised, the ${one(things)} you gave]\n` +
          `cases:\n  - story: The ${one(things)} was ${one(states)} on ${one(days)}.\n    verdict: yes\n    because: ${paragraph(1)}\n` +
          `policies: [delivery]\n${tags()}`,
        section('Why', 1) + section('How it goes', 4),
      ),
    rules: (title) =>
      page(
        `kind: policy\ntitle: ${title}\nsummary: ${paragraph(1)}\npurpose: ${paragraph(1)}\n` +
          `promises:\n  - promise: We ${one(deeds)} the ${one(things)} on the day we agreed.\n    if-we-fail: We ${one(deeds)} it again.\n` +
          `ask: shift-lead\ngoals: [on-time]\n${tags()}`,
        section('How we do it', 4) + section(`The ${name()} ${one(things)}`, 2) + section('Why', 2),
      ),
    answers: (title) =>
      page(
        `kind: answer\nquestion: ${title}?\nsummary: ${paragraph(1)}\nalso-asked:\n  - Can I ${one(deeds)} the ${one(things)}?\n` +
          `answer: Yes. We ${one(deeds)} it with you.\nask: fitter\npolicies: [delivery]\n${tags()}`,
        section('More', 4),
      ),
    steps: (title) =>
      page(
        `kind: procedure\ntitle: ${title}\nsummary: ${paragraph(1)}\nstarts-when: The ${one(things)} is ${one(states)}.\nsteps:\n` +
          Array.from({ length: 5 }, () => `  - who: driver\n    does: ${paragraph(1)}\n`).join('') +
          `ask: shift-lead\nends-when: The ${one(people)} has heard from us.\npolicies: [delivery]\n${tags()}`,
        section('How it goes', 4),
      ),
  }
  const titles = new Set<string>()
  const files = await baseFiles()
  for (let i = 0; i < pages; i++) {
    const folder = ['situations', 'rules', 'answers', 'situations', 'rules', 'steps', 'situations', 'rules', 'answers', 'rules'][i % 10]!
    let title = ''
    while (title === '' || titles.has(title)) {
      const state = one(states)
      title = `${state[0]!.toUpperCase()}${state.slice(1)} ${one(things)} ${one(['of', 'for', 'from', 'at'])} the ${draw() < 0.3 ? name() : one(people)}`
    }
    titles.add(title)
    const file = title.toLowerCase().replace(/[^a-zé]+/g, '-')
    files[`policies/${folder}/${file}.md`] = makers[folder]!(title)
  }
  return files
}
