import { kinds } from '../../kinds/index.ts'
import type { Fields } from '../../kinds/field.ts'
import { keyOf } from '../../kinds/field.ts'
import { askedOn, type Page } from '../../walk/page.ts'
import { nameOf, questionView } from '../question.ts'
import { toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'
import { shownAs } from './write.ts'

/** The exercises of the workshop, in their order: the steps that the kind declares. */
const exercises = [...new Set(Object.values(kinds.vision.fields as Fields).flatMap(({ step }) => step ?? []))]

/** One exercise of the vision workshop, large enough for a wall: what to talk about, what was said before, room for the answers. */
export async function workshopScreen(page: Page, { asked: search, words }: Setting): Promise<Screen> {
  const step = exercises.find((one) => String(one) === search.get('step')) ?? 1
  const stepOf = (key: string) => Object.entries(kinds.vision.fields as Fields).find(([name]) => keyOf(name) === key)?.[1].step
  const asked = askedOn(page)
  const questions = asked.filter(({ key }) => stepOf(key) === step)
  const last = exercises.at(-1)!
  return {
    layout: 'workshop',
    title: words.say('start.workshop.title'),
    view: {
      file: page.path,
      step,
      position: words.say('start.workshop.position', { step, count: exercises.length }),
      steps: exercises.map((n) => ({
        n,
        current: n === step,
        label: nameOf(asked.findLast(({ key }) => stepOf(key) === n)!),
        done: asked.filter(({ key }) => stepOf(key) === n).every(({ answer }) => answer !== undefined),
        href: `/workshop?step=${n}`,
      })),
      questions: await Promise.all(questions.map((question) => questionView(question, page))),
      back: step === 1 ? null : `/workshop?step=${step - 1}`,
      next: step === last ? toWrite(page.path, 'elements') : `/workshop?step=${step + 1}`,
      isLast: step === last,
      ...shownAs(page),
    },
  }
}
