/** Fields that narrow a list down to what was typed. */
export function listenToFinds() {
  document.addEventListener('input', ({ target }) => {
    if (!target.dataset?.finds) return
    const wanted = folded(target.value)
    const within = target.closest('[role="radiogroup"], [role="group"]') ?? target.closest('.page') ?? document
    for (const one of within.querySelectorAll(target.dataset.finds)) {
      one.hidden = wanted !== '' && !folded(one.textContent).includes(wanted)
      if (one.matches('details')) one.open = wanted !== '' && !one.hidden
    }
  })
}

/** Small letters without their marks: people type "cafe" and "café". */
function folded(text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim()
}
