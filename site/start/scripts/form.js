/** Forms that are sent as a whole: what was said of an answer goes as soon as it is answered, and a day is told in words. */
export function listenToForms() {
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target }) => {
      const form = target.closest('form[data-do]')
      if (!form) return
      const says =
        form.querySelector(`.says[data-about="${CSS.escape(target.name)}"]`) ??
        target.closest('.answer')?.querySelector('.says[data-about]')
      if (says) says.textContent = ''
      const summary = target.closest('details')?.querySelector('summary[data-day]')
      if (summary && target.type === 'date') sayDay(summary, target.value)
    })
}

function sayDay({ dataset, firstChild }, day) {
  firstChild.data = day > dataset.since ? dataset.day.replace('{day}', inWords(day)) : dataset.now
}

/** A day as the pages have it: "21 November 2026". */
function inWords(day) {
  const { lang } = document.documentElement
  const written = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, written).format(new Date(`${day}T00:00:00Z`))
}
