import { kinds } from '../../kinds/index.ts'
import { wantedRaters } from '../../measure/area-scores.ts'
import { lastRounds, type Scores } from '../../measure/assessment.ts'
import { scoresIn } from '../../measure/scores.ts'
import { dayInWords } from '../../render/values.ts'
import { draftThere, mostDrafts } from '../../walk/improvement-drafts.ts'
import { openRound } from '../../walk/rating.ts'
import {
  ageInWords,
  apartInWords,
  areasInWords,
  leftOutInWords,
  lowestInWords,
  sinceInWords,
  talkInWords,
  totalInWords,
  type ToShow,
} from '../../walk/round-in-words.ts'
import { ratersInWords, wantedInWords } from '../../walk/round-stands.ts'
import { toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** How we rate ourselves: the round that is open, what the last one came to, and the sheet for those who use a pen. */
export function assessScreen(setting: Setting): Screen {
  const { project, words, asked } = setting
  const all = scoresIn(project.working)
  const open = openRound(
    all.map(({ round }) => round),
    project.today,
  )
  const standing = all.find(({ round }) => round === open)
  // Of fewer people, a mean is somebody's own mark, and the next to rate may be standing here.
  const showsFew = asked.get('few') === 'yes'
  const toShow = lastRounds(all, showsFew ? 1 : wantedRaters)
  const hasFew = !showsFew && all.length > 0 && all.at(-1)!.round.raters.length < wantedRaters
  const wanted = standing === undefined ? [] : wantedInWords(standing, words)
  return {
    layout: 'assess',
    title: words.say('start.assess.title'),
    view: {
      isFirst: all.length === 0,
      hasNone: toShow === undefined,
      standing: standing && { raters: ratersInWords(standing, words), wanted, isComplete: wanted.length === 0 },
      standingNone: standing === undefined,
      age: standing === undefined && all.length > 0 ? (ageInWords(all.at(-1)!, project.today, words) ?? '') : '',
      few: hasFew ? words.say('assess.show.few') : '',
      shown: toShow === undefined ? null : roundView(toShow, setting),
      taken: takenView(setting),
    },
  }
}

/** What a sheet that was just taken in brought: letters, and the file they stand in. */
function takenView({ asked, words }: Setting): string {
  const n = Number(asked.get('taken') ?? 0)
  return n > 0 ? words.say('start.assess.sheet.taken', { n }) : ''
}

function roundView(toShow: ToShow, setting: Setting) {
  const { words } = setting
  const { now, before } = toShow
  const lowest = lowestInWords(now, words)
  const talk = talkInWords(now, words)
  const leftOut = leftOutInWords(now, words)
  return {
    title: words.say('assess.show.head', { day: dayInWords(now.round.on, words) }),
    raters: words.say('assess.show.raters', { n: now.round.raters.length }),
    total: totalInWords(now, words) ?? null,
    noTotal: now.total === undefined,
    since: now.total === undefined ? '' : sinceInWords(toShow, words),
    hasBefore: before !== undefined,
    areas: areasInWords(toShow, words).map(({ title, score, mark, flag, change }) => ({
      title,
      score: score ?? '–',
      mark: mark ?? 0,
      flag: flag ?? '',
      change: change ?? '',
    })),
    lowest: lowest && {
      says: lowest.says,
      areas: lowest.areas.map(({ area, title, weakest, remarks }, i) => ({
        area,
        on: now.round.on,
        title,
        weakest: weakest ?? '',
        remarks,
        // More than a team can change at a time are named, and not drafted.
        mayDraft: i < mostDrafts,
        draft: draftOf(area, now, setting),
      })),
    },
    talk: talk.rows,
    moreTalk: talk.more,
    apart: apartInWords(now, words),
    notApart: now.apart.length === 0 && now.round.raters.length > 1,
    leftOut,
  }
}

/** Where the draft of an area stands; empty where there is none. */
function draftOf(area: string, scores: Scores, { project, words }: Setting): string {
  const found = scores.lowest.find((one) => one.area === area)
  const path = found && draftThere(project, scores, found, words)
  return path === undefined || !project.documents.some((one) => one.path === path && one.kind === kinds.improvement.name)
    ? ''
    : toWrite(path)
}
