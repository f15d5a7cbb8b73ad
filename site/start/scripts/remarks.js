/** Shows what the server made of an answer. */
export function show(question, said) {
  for (const [name, says] of Object.entries(said.undo)) {
    const button = document.querySelector(`[data-do="${name}"]`)
    button.hidden = says === ''
    button.textContent = says
  }
  const rail = document.querySelector('[data-live="rail"]')
  if (rail) {
    const open = rail.querySelector('details').open
    rail.innerHTML = said.rail
    rail.querySelector('details').open = open
  }
  for (const list of question.querySelectorAll('[data-next]')) {
    list.dataset.next = said.next.roles
    list.querySelector('[data-part="next"]').textContent = said.next.says
  }
}

/** What is found about an answer, under it and at its parts; and how its amounts are understood. */
export function mark(question, places, { remarks, marks, readings }) {
  question.querySelector('[data-part="remarks"]').innerHTML = remarks
  for (const output of question.querySelectorAll('.reading')) output.textContent = ''
  for (const field of question.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
  for (const [at, reading] of Object.entries(readings)) tellAt(places.get(at), reading)
  for (const { at, typed, message } of marks) {
    const part = partFor(places, at, typed)
    tellAt(part, message)
    part?.querySelector('[data-value]')?.setAttribute('aria-invalid', 'true')
  }
}

function tellAt(part, says) {
  const output = part?.querySelector('.reading')
  if (output) output.textContent = says
}

/** The field a remark is about: the one at its place, or below it the one that holds the words it names. */
function partFor(places, at, typed) {
  const fields = [...places].filter(([place, part]) => part.dataset.shape === 'one' && (place === at || place.startsWith(`${at}/`)))
  const holds = ([, part]) => typed !== '' && part.querySelector('[data-value]').value.includes(typed)
  return (fields.find(holds) ?? (fields.length === 1 ? fields[0] : undefined))?.[1]
}
