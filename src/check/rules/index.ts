// Made by `npm run generate` from the files in this folder. Do not edit.
import type { Rule } from '../rule.ts'
import { askingEnds } from './asking-ends.ts'
import { datesAreInOrder } from './dates-are-in-order.ts'
import { documentIsComplete } from './document-is-complete.ts'
import { elementShowsInBehaviour } from './element-shows-in-behaviour.ts'
import { exceptionExcusesSomething } from './exception-excuses-something.ts'
import { exceptionHasAReason } from './exception-has-a-reason.ts'
import { exceptionIsCurrent } from './exception-is-current.ts'
import { fileIsReadable } from './file-is-readable.ts'
import { frontLineMayAct } from './front-line-may-act.ts'
import { frontmatterIsReadable } from './frontmatter-is-readable.ts'
import { goalIsMeasurable } from './goal-is-measurable.ts'
import { higherRungGivesNoLess } from './higher-rung-gives-no-less.ts'
import { htmlShowsAsTyped } from './html-shows-as-typed.ts'
import { keyIsKnown } from './key-is-known.ts'
import { kindIsKnown } from './kind-is-known.ts'
import { limitHasAPer } from './limit-has-a-per.ts'
import { limitIsANumber } from './limit-is-a-number.ts'
import { limitIsInOurCurrency } from './limit-is-in-our-currency.ts'
import { linkResolves } from './link-resolves.ts'
import { nextPersonCanBeRung } from './next-person-can-be-rung.ts'
import { noWall } from './no-wall.ts'
import { nothingIsCutOff } from './nothing-is-cut-off.ts'
import { oneAddressPerDocument } from './one-address-per-document.ts'
import { oneCompany } from './one-company.ts'
import { oneVision } from './one-vision.ts'
import { proseAgreesWithLimits } from './prose-agrees-with-limits.ts'
import { referenceResolves } from './reference-resolves.ts'
import { remedyIsWhole } from './remedy-is-whole.ts'
import { reportingLineEnds } from './reporting-line-ends.ts'
import { reviewIsNotOverdue } from './review-is-not-overdue.ts'
import { targetBeatsBaseline } from './target-beats-baseline.ts'
import { targetIsInForce } from './target-is-in-force.ts'
import { textIsFinished } from './text-is-finished.ts'
import { valueIsReadable } from './value-is-readable.ts'
import { visionIsShort } from './vision-is-short.ts'

/** Every rule. */
export const rules: readonly Rule[] = [
  askingEnds,
  datesAreInOrder,
  documentIsComplete,
  elementShowsInBehaviour,
  exceptionExcusesSomething,
  exceptionHasAReason,
  exceptionIsCurrent,
  fileIsReadable,
  frontLineMayAct,
  frontmatterIsReadable,
  goalIsMeasurable,
  higherRungGivesNoLess,
  htmlShowsAsTyped,
  keyIsKnown,
  kindIsKnown,
  limitHasAPer,
  limitIsANumber,
  limitIsInOurCurrency,
  linkResolves,
  nextPersonCanBeRung,
  noWall,
  nothingIsCutOff,
  oneAddressPerDocument,
  oneCompany,
  oneVision,
  proseAgreesWithLimits,
  referenceResolves,
  remedyIsWhole,
  reportingLineEnds,
  reviewIsNotOverdue,
  targetBeatsBaseline,
  targetIsInForce,
  textIsFinished,
  valueIsReadable,
  visionIsShort,
]
