import { vision } from '../../kinds/vision.ts'
import { isApproved } from '../../measure/written.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A sentence that staff smirk at does harm: it shows them that fine words are not meant. */
export const visionPassesItsTests = ruleOf(vision, {
  id: 'vision-passes-its-tests',
  severity: 'advice',
  *find(document) {
    if (!isApproved(document) || isUnread(document, ['passes'])) return
    const tests = vision.fields.passes.item!.choices!
    const passed: readonly string[] = document.fields.passes ?? []
    const lacking = tests.filter((test) => !passed.includes(test))
    if (lacking.length === 0) return
    yield {
      at: ['passes'],
      says: passed.length === 0 ? 'untested' : 'some',
      args: { chosen: lacking.join(', '), choices: tests.join(', ') },
    }
  },
})
