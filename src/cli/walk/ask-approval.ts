import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import { languageFor } from '../../language/language.ts'
import type { Approval } from '../../walk/approve.ts'
import { chosen } from '../../walk/choices.ts'
import { wantedFor, type Wanted } from '../../walk/what-differs.ts'
import { approversOf, managersIn, roleMeant, titleOfRole, type Role } from '../../walk/who-approves.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { tellChoices } from './asking.ts'
import { atMargin } from './show.ts'
import type { Terminal } from './terminal.ts'
import { saysYes } from './says-yes.ts'

/** Somebody at the keyboard, and the words they are asked in. */
interface Talk {
  terminal: Terminal
  words: Words
}

/**
 * Asks whoever approves for what they have not said yet: who they are, where more than one could; what changed and what staff do
 * differently, where something that binds differs from the version before.
 *
 * @returns undefined where nobody has said yes
 */
export async function askApproval(
  documents: readonly Document[],
  project: Project,
  given: Partial<Approval>,
  { terminal, words }: Talk,
): Promise<Approval | undefined> {
  const by = given.by ?? (await askWho(documents, project, { terminal, words }))
  if (by === undefined) return undefined
  const reasons = await askReasons(wantedForAll(documents, project, words), given, { terminal, words })
  return { ...given, ...reasons, by: roleMeant(by, project.working) }
}

/** Those who may approve each of some pages. */
export function whoMay(documents: readonly Document[], { working }: Project): Role[] {
  const [first, ...others] = documents.map((document) => approversOf(document, working))
  return (first ?? []).filter(({ name }) => others.every((roles) => roles.some((role) => role.name === name)))
}

/** Who approves: asked wherever the company has several managers, even if only one of them may. */
async function askWho(documents: readonly Document[], project: Project, talk: Talk): Promise<string | undefined> {
  const roles = whoMay(documents, project)
  const [only] = roles
  if (roles.length > 1) return askRole('approve.ask.who', roles, talk)
  if (only === undefined || managersIn(project.working).length === 1) return only?.name
  talk.terminal.say(pc.bold(atMargin(talk.words.say('approve.ask.isIt', { who: only.title }), 0)))
  return saysYes(await talk.terminal.ask('› '), talk) ? only.name : undefined
}

/** One of some roles, by its number, its name or its title. */
export async function askRole(question: string, roles: readonly Role[], { terminal, words }: Talk): Promise<string> {
  const choices = roles.map(({ name, title }) => ({ value: name, title }))
  terminal.say(pc.bold(words.say(question)))
  tellChoices(choices, [], { terminal, words })
  for (;;) {
    const typed = await terminal.ask('› ')
    const meant = chosen(typed, choices)
    if (choices.some(({ value }) => value === meant)) return meant
    terminal.say(words.say('walk.notInList', { typed: visibleLine(typed) }))
  }
}

function wantedForAll(documents: readonly Document[], project: Project, words: Words): Wanted {
  const wanted = documents.map((document) => wantedFor(document, project, words))
  return wanted.find((one) => one === 'reasons') ?? wanted.find((one) => one === 'reasons-or-wording') ?? 'nothing'
}

async function askReasons(wanted: Wanted, given: Partial<Approval>, { terminal, words }: Talk): Promise<Partial<Approval>> {
  if (wanted === 'nothing' || given.wording) return {}
  if (wanted === 'reasons-or-wording' && given.note === undefined && given.differently === undefined) {
    terminal.say(pc.bold(words.say('approve.ask.wording')))
    terminal.say(pc.dim(atMargin(words.say('approve.ask.wordingHint'), 0)))
    if (saysYes(await terminal.ask('› '), { words })) return { wording: true }
  }
  const note = given.note ?? (await askSentence('approve.ask.note', 'approve.ask.noteHint', { terminal, words }))
  const differently =
    given.differently ?? (await askSentence('approve.ask.differently', 'approve.ask.differentlyHint', { terminal, words }))
  return { note, differently: asDifferently(differently, words) }
}

async function askSentence(key: string, hint: string, { terminal, words }: Talk): Promise<string> {
  terminal.say(pc.bold(words.say(key)))
  terminal.say(pc.dim(atMargin(words.say(hint), 0)))
  for (;;) {
    const typed = await terminal.ask('› ')
    if (typed !== '') return typed
    terminal.say(words.say('approve.ask.needed'))
  }
}

/** What staff do differently as it is kept: `no`, in whatever way the language has, is one word. */
export function asDifferently(typed: string, { language }: Pick<Words, 'language'>): string {
  const { no, nothing } = languageFor(language)
  return [...no, ...nothing].includes(typed.trim().toLowerCase().replace(/\.$/, '')) ? 'no' : typed.trim()
}

/** The one role that may approve a page; undefined where none may, or several, and somebody has to say which. */
export function onlyRoleFor(document: Document, { working }: Project): Role | undefined {
  const roles = approversOf(document, working)
  return roles.length === 1 ? roles[0] : undefined
}

/** Says who approves a page before anybody says yes, where it is not who looks after it. */
export function tellWho(document: Document, project: Project, { terminal, words }: Talk): void {
  const role = onlyRoleFor(document, project)
  const owner = document.fields.owner as string | undefined
  if (role === undefined || owner === undefined || owner === role.name) return
  terminal.say(atMargin(words.say('approve.ask.only', { who: role.title, owner: titleOfRole(owner, project.working) }), 0))
}
