import type { Rule } from '../rule.ts'
import { languageFor } from '../../language/language.ts'
import { phraseIn } from '../phrases.ts'
import { spokenAndWritten } from '../texts.ts'

/** "It is our policy" ends the talk and not the trouble. Only what staff are to say is looked at; what not to say may say it. */
export const noWall: Rule = {
  id: 'no-wall',
  severity: 'advice',
  sees: 'document',
  *find(document, prose) {
    const { walls } = languageFor(document.language)
    for (const { text, voice, at } of spokenAndWritten(document, prose)) {
      const wall = voice === 'say' ? phraseIn(text, walls) : undefined
      if (wall) yield { at: at(wall.start, wall.end), args: { phrase: wall.typed.replace(/\s+/g, ' ') } }
    }
  },
}
