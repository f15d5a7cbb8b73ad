import { training } from '../../kinds/training.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** What is only talked about in a workshop stays there. */
export const workshopIsPractised = ruleOf(training, {
  id: 'workshop-is-practised',
  severity: 'gap',
  *find(document) {
    const { form, practice } = document.fields
    if (form === 'workshop' && practice === undefined && !isUnread(document, ['practice']))
      yield { at: ['form'], args: { title: document.title ?? document.name } }
  },
})
