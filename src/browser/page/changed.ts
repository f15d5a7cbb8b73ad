import { load } from '../shared/load.ts'

/** On pages that may have changed since somebody was here, and on the first one, where a visit begins, the script that knows it is loaded. */
export function markWhatChanged(): void {
  if (document.querySelector('[data-changed], .page-home')) void load('assets/changed.js').catch(() => {})
}
