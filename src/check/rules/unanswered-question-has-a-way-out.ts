import { discretion } from '../../kinds/discretion.ts'
import { rungsOf } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'

/** Whoever may ask somebody will one day ask in vain, with the customer beside them. Who has nobody to ask needs no such answer. */
export const unansweredQuestionHasAWayOut = ruleOf(discretion, {
  id: 'unanswered-question-has-a-way-out',
  severity: 'gap',
  *find({ fields, title, name }) {
    if (fields.ifNobodyAnswers !== undefined || fields.status === 'retired') return
    if (!rungsOf({ fields }).some(({ next }) => next !== undefined)) return
    yield { at: ['ifNobodyAnswers'], args: { title: title ?? name, kind: discretion.name, field: 'ifNobodyAnswers' } }
  },
})
