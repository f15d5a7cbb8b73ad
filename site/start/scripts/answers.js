/** The parts right inside a part, not those inside of them. */
function partsIn(part) {
  return [...part.querySelectorAll('[data-shape]')].filter((one) => one.parentElement.closest('[data-shape]') === part)
}

/** The rows of a list. */
export function rowsIn(list) {
  return [...list.querySelectorAll('.row')].filter((row) => row.parentElement.closest('[data-shape]') === list)
}

function isNothing(answer) {
  return answer === '' || answer === undefined || (typeof answer === 'object' && Object.keys(answer).length === 0)
}

/**
 * What a part of a form holds, in the form it has in a file. Empty entries are left out.
 *
 * @param note is told which element stands for which part of the answer: `ladder/0/may/1`
 */
export function answerIn(part, at, note = () => {}) {
  note(at, part)
  switch (part.dataset.shape) {
    case 'one':
      return part.querySelector('[data-value]').value.trim()
    case 'choice':
      return part.querySelector('input:checked')?.value ?? ''
    case 'choices':
      // In the order in which they were chosen: the file's, then what was ticked since.
      return [...part.querySelectorAll('input:checked')]
        .toSorted((a, b) => Number(a.dataset.n) - Number(b.dataset.n))
        .map(({ value }) => value)
    case 'list':
      return entriesIn(part, at, note)
    case 'group': {
      const rest = part.dataset.rest ? JSON.parse(part.dataset.rest) : {}
      const said = partsIn(part).map((one) => [one.dataset.key, answerIn(one, `${at}/${one.dataset.key}`, note)])
      const kept = said.filter(([, answer]) => !isNothing(answer))
      return kept.length === 0 ? {} : { ...rest, ...Object.fromEntries(kept) }
    }
    case 'either': {
      const [named, own] = partsIn(part)
      const name = answerIn(named, at, note)
      return name === '' ? answerIn(own, at, note) : name
    }
  }
}

function entriesIn(list, at, note) {
  const entries = []
  for (const row of rowsIn(list)) {
    const part = row.matches('[data-shape]') ? row : row.querySelector('[data-shape]')
    const entry = answerIn(part, `${at}/${entries.length}`)
    if (isNothing(entry)) continue
    answerIn(part, `${at}/${entries.length}`, note)
    entries.push(entry)
  }
  return entries
}

/** The answer of a whole question, and where in the form each part of it stands. */
export function answerOf(question) {
  const part = question.querySelector('[data-shape]')
  const places = new Map()
  const answer = part ? answerIn(part, question.dataset.key, (at, one) => places.set(at, one)) : ''
  return { answer: isNothing(answer) ? null : answer, places }
}
