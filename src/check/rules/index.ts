// Made by `npm run generate` from the files in this folder. Do not edit.
import type { Rule } from '../rule.ts'
import { abbreviationIsExplained } from './abbreviation-is-explained.ts'
import { amountFitsItsQuestion } from './amount-fits-its-question.ts'
import { answerTimeIsGiven } from './answer-time-is-given.ts'
import { anythingElseIsCovered } from './anything-else-is-covered.ts'
import { areaIsCovered } from './area-is-covered.ts'
import { askingEnds } from './asking-ends.ts'
import { askingGoesUpwards } from './asking-goes-upwards.ts'
import { casesShowBothSides } from './cases-show-both-sides.ts'
import { channelHasStandards } from './channel-has-standards.ts'
import { closedDaysAreAhead } from './closed-days-are-ahead.ts'
import { complaintCanGoFurther } from './complaint-can-go-further.ts'
import { complaintHasTwoWaysIn } from './complaint-has-two-ways-in.ts'
import { complaintIsWhole } from './complaint-is-whole.ts'
import { complaintProcedureIsWhole } from './complaint-procedure-is-whole.ts'
import { customerIsAnsweredInTime } from './customer-is-answered-in-time.ts'
import { customerIsAskedAfterwards } from './customer-is-asked-afterwards.ts'
import { datesAreInOrder } from './dates-are-in-order.ts'
import { dependentIsLookedAt } from './dependent-is-looked-at.ts'
import { documentIsComplete } from './document-is-complete.ts'
import { dutyHasADoer } from './duty-has-a-doer.ts'
import { elementIsMeasured } from './element-is-measured.ts'
import { elementShowsInBehaviour } from './element-shows-in-behaviour.ts'
import { exceptionExcusesSomething } from './exception-excuses-something.ts'
import { exceptionHasAReason } from './exception-has-a-reason.ts'
import { exceptionIsCurrent } from './exception-is-current.ts'
import { fileIsReadable } from './file-is-readable.ts'
import { formerAddressIsFree } from './former-address-is-free.ts'
import { frequencyAgreesWithLog } from './frequency-agrees-with-log.ts'
import { frontLineMayAct } from './front-line-may-act.ts'
import { frontLineRoleHasARung } from './front-line-role-has-a-rung.ts'
import { frontLineWasAsked } from './front-line-was-asked.ts'
import { frontmatterIsReadable } from './frontmatter-is-readable.ts'
import { givenStaysWithinTheLimit } from './given-stays-within-the-limit.ts'
import { goalIsMeasurable } from './goal-is-measurable.ts'
import { goalIsNotPast } from './goal-is-not-past.ts'
import { goalsAreFew } from './goals-are-few.ts'
import { groupIsSmallEnough } from './group-is-small-enough.ts'
import { handbookAddressOpens } from './handbook-address-opens.ts'
import { hardNoesCoverAll } from './hard-noes-cover-all.ts'
import { hasteHasABalance } from './haste-has-a-balance.ts'
import { headingsAreKept } from './headings-are-kept.ts'
import { higherRungGivesNoLess } from './higher-rung-gives-no-less.ts'
import { historyIsWhole } from './history-is-whole.ts'
import { historyRunsForward } from './history-runs-forward.ts'
import { htmlShowsAsTyped } from './html-shows-as-typed.ts'
import { improvementHasAResult } from './improvement-has-a-result.ts'
import { keyIsKnown } from './key-is-known.ts'
import { kindIsKnown } from './kind-is-known.ts'
import { kindStandsInItsFolder } from './kind-stands-in-its-folder.ts'
import { largestCustomersAreLookedAfter } from './largest-customers-are-looked-after.ts'
import { launchIsHeld } from './launch-is-held.ts'
import { launchReachesEverybody } from './launch-reaches-everybody.ts'
import { lawIsChecked } from './law-is-checked.ts'
import { limitHasAPer } from './limit-has-a-per.ts'
import { limitIsANumber } from './limit-is-a-number.ts'
import { limitIsInOurCurrency } from './limit-is-in-our-currency.ts'
import { limitSettlesMostCases } from './limit-settles-most-cases.ts'
import { linkResolves } from './link-resolves.ts'
import { milestonesLeadToTheTarget } from './milestones-lead-to-the-target.ts'
import { missedStandardIsPutRight } from './missed-standard-is-put-right.ts'
import { nameIsGivenOnce } from './name-is-given-once.ts'
import { needsAreAsked } from './needs-are-asked.ts'
import { newcomersAreTaught } from './newcomers-are-taught.ts'
import { nextPersonCanBeRung } from './next-person-can-be-rung.ts'
import { noNamesFromRecords } from './no-names-from-records.ts'
import { noPersonalData } from './no-personal-data.ts'
import { noWall } from './no-wall.ts'
import { nothingIsCutOff } from './nothing-is-cut-off.ts'
import { oneAddressPerDocument } from './one-address-per-document.ts'
import { oneCatchAll } from './one-catch-all.ts'
import { oneCompany } from './one-company.ts'
import { oneVision } from './one-vision.ts'
import { onlyRetiredIsReplaced } from './only-retired-is-replaced.ts'
import { placeOnlyWidens } from './place-only-widens.ts'
import { policyHasAGuideline } from './policy-has-a-guideline.ts'
import { policyIsTaught } from './policy-is-taught.ts'
import { policyReadAsACustomer } from './policy-read-as-a-customer.ts'
import { principleNameIsShort } from './principle-name-is-short.ts'
import { problemNamesAFailure } from './problem-names-a-failure.ts'
import { procedureIsShort } from './procedure-is-short.ts'
import { promiseCanBeChecked } from './promise-can-be-checked.ts'
import { promiseHasARemedy } from './promise-has-a-remedy.ts'
import { proseAgreesWithLimits } from './prose-agrees-with-limits.ts'
import { readingIsRecent } from './reading-is-recent.ts'
import { readingsStandInOrder } from './readings-stand-in-order.ts'
import { referenceResolves } from './reference-resolves.ts'
import { remedyIsWhole } from './remedy-is-whole.ts'
import { repeatedCauseHasAProblem } from './repeated-cause-has-a-problem.ts'
import { replacementIsThere } from './replacement-is-there.ts'
import { reportingLineEnds } from './reporting-line-ends.ts'
import { researchIsRecent } from './research-is-recent.ts'
import { reviewIsNotOverdue } from './review-is-not-overdue.ts'
import { reviewIsPrepared } from './review-is-prepared.ts'
import { reviewWithinAYear } from './review-within-a-year.ts'
import { sectionIsWritten } from './section-is-written.ts'
import { sentenceCanBeSaid } from './sentence-can-be-said.ts'
import { sentenceIsShort } from './sentence-is-short.ts'
import { serviceIsRated } from './service-is-rated.ts'
import { standardAgreesWithChannel } from './standard-agrees-with-channel.ts'
import { standardCanBeChecked } from './standard-can-be-checked.ts'
import { standardIsCheckedOnTime } from './standard-is-checked-on-time.ts'
import { sympathyBeforeFacts } from './sympathy-before-facts.ts'
import { targetBeatsBaseline } from './target-beats-baseline.ts'
import { targetIsInForce } from './target-is-in-force.ts'
import { templateIsNewest } from './template-is-newest.ts'
import { termIsDefinedOnce } from './term-is-defined-once.ts'
import { termIsOurs } from './term-is-ours.ts'
import { textIsFinished } from './text-is-finished.ts'
import { textIsYourOwn } from './text-is-your-own.ts'
import { threeProblemsLead } from './three-problems-lead.ts'
import { topProblemHasAGoal } from './top-problem-has-a-goal.ts'
import { trainingIsRepeated } from './training-is-repeated.ts'
import { troubleMakerIsDecided } from './trouble-maker-is-decided.ts'
import { unansweredQuestionHasAWayOut } from './unanswered-question-has-a-way-out.ts'
import { valueIsReadable } from './value-is-readable.ts'
import { visionHasFewElements } from './vision-has-few-elements.ts'
import { visionIsShort } from './vision-is-short.ts'
import { visionPassesItsTests } from './vision-passes-its-tests.ts'
import { weakAreaIsWorkedOn } from './weak-area-is-worked-on.ts'
import { wordsHelp } from './words-help.ts'
import { workshopIsPractised } from './workshop-is-practised.ts'
import { worthCanBeShown } from './worth-can-be-shown.ts'

/** Every rule. */
export const rules: readonly Rule[] = [
  abbreviationIsExplained,
  amountFitsItsQuestion,
  answerTimeIsGiven,
  anythingElseIsCovered,
  areaIsCovered,
  askingEnds,
  askingGoesUpwards,
  casesShowBothSides,
  channelHasStandards,
  closedDaysAreAhead,
  complaintCanGoFurther,
  complaintHasTwoWaysIn,
  complaintIsWhole,
  complaintProcedureIsWhole,
  customerIsAnsweredInTime,
  customerIsAskedAfterwards,
  datesAreInOrder,
  dependentIsLookedAt,
  documentIsComplete,
  dutyHasADoer,
  elementIsMeasured,
  elementShowsInBehaviour,
  exceptionExcusesSomething,
  exceptionHasAReason,
  exceptionIsCurrent,
  fileIsReadable,
  formerAddressIsFree,
  frequencyAgreesWithLog,
  frontLineMayAct,
  frontLineRoleHasARung,
  frontLineWasAsked,
  frontmatterIsReadable,
  givenStaysWithinTheLimit,
  goalIsMeasurable,
  goalIsNotPast,
  goalsAreFew,
  groupIsSmallEnough,
  handbookAddressOpens,
  hardNoesCoverAll,
  hasteHasABalance,
  headingsAreKept,
  higherRungGivesNoLess,
  historyIsWhole,
  historyRunsForward,
  htmlShowsAsTyped,
  improvementHasAResult,
  keyIsKnown,
  kindIsKnown,
  kindStandsInItsFolder,
  largestCustomersAreLookedAfter,
  launchIsHeld,
  launchReachesEverybody,
  lawIsChecked,
  limitHasAPer,
  limitIsANumber,
  limitIsInOurCurrency,
  limitSettlesMostCases,
  linkResolves,
  milestonesLeadToTheTarget,
  missedStandardIsPutRight,
  nameIsGivenOnce,
  needsAreAsked,
  newcomersAreTaught,
  nextPersonCanBeRung,
  noNamesFromRecords,
  noPersonalData,
  noWall,
  nothingIsCutOff,
  oneAddressPerDocument,
  oneCatchAll,
  oneCompany,
  oneVision,
  onlyRetiredIsReplaced,
  placeOnlyWidens,
  policyHasAGuideline,
  policyIsTaught,
  policyReadAsACustomer,
  principleNameIsShort,
  problemNamesAFailure,
  procedureIsShort,
  promiseCanBeChecked,
  promiseHasARemedy,
  proseAgreesWithLimits,
  readingIsRecent,
  readingsStandInOrder,
  referenceResolves,
  remedyIsWhole,
  repeatedCauseHasAProblem,
  replacementIsThere,
  reportingLineEnds,
  researchIsRecent,
  reviewIsNotOverdue,
  reviewIsPrepared,
  reviewWithinAYear,
  sectionIsWritten,
  sentenceCanBeSaid,
  sentenceIsShort,
  serviceIsRated,
  standardAgreesWithChannel,
  standardCanBeChecked,
  standardIsCheckedOnTime,
  sympathyBeforeFacts,
  targetBeatsBaseline,
  targetIsInForce,
  templateIsNewest,
  termIsDefinedOnce,
  termIsOurs,
  textIsFinished,
  textIsYourOwn,
  threeProblemsLead,
  topProblemHasAGoal,
  trainingIsRepeated,
  troubleMakerIsDecided,
  unansweredQuestionHasAWayOut,
  valueIsReadable,
  visionHasFewElements,
  visionIsShort,
  visionPassesItsTests,
  weakAreaIsWorkedOn,
  wordsHelp,
  workshopIsPractised,
  worthCanBeShown,
]
