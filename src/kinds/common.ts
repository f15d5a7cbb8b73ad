import { audiences } from './field.ts'
import { date, group, list, name, oneOf, ref, text } from './fields.ts'

/** The fields of a record, which nobody approves and nobody publishes. */
export const record = {
  kind: text({ asked: 'never' }),
  title: text(),
  /** The template it was begun with, and which version of it: `policy/returns 2`. */
  template: text({ audience: 'managers', asked: 'never' }),
  /** Starter answers that nobody here has looked at yet, by their keys. */
  notYetYours: list(text(), { audience: 'managers', asked: 'never' }),
  /** A rule this document may break: `rule-exceptions`, since "exceptions" is what a policy has for customers. */
  ruleExceptions: list(group({ rule: name(), because: text(), until: date() }), { audience: 'managers', asked: 'never' }),
}

/**
 * The fields every document of the handbook has. A document's name is its path, its version is counted by approving,
 * and whether it is in force is worked out, so none of these is written by hand.
 */
export const common = {
  kind: record.kind,
  title: record.title,
  summary: text({ audience: 'public', asked: 'first', fact: true }),
  status: oneOf(['draft', 'approved', 'retired'], { need: 'always', asked: 'never' }),
  owner: ref('role', { need: 'approved' }),
  approver: ref('role'),
  effectiveFrom: date({ binds: true }),
  lastReviewed: date(),
  reviewBy: date({ need: 'approved' }),
  audience: oneOf(audiences),
  tags: list(text(), { fact: true }),
  /** Names this page had before, as ways in `policies/`: its former addresses lead to it. Links show them, so they are public. */
  aliases: list(text(), { audience: 'public', asked: 'never' }),
  /** What holds in place of a retired page: the name of a document of any kind. On a page that counts, it is a plan. */
  replacedBy: text({ audience: 'managers', asked: 'never' }),
  /** Who read it before it counted, and what they said: objections that were not followed, too. */
  consulted: list(group({ role: ref('role', { need: 'always' }), on: date(), said: text() }), { audience: 'managers' }),
  ruleExceptions: record.ruleExceptions,
  template: record.template,
  notYetYours: record.notYetYours,
}
