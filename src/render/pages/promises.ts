import { ownPages } from '../../handbook/addresses.ts'
import { hrefBetween, linkTo, titleOf, type Context } from '../context.ts'
import { coveredAreas } from '../lists.ts'
import { shownFields } from '../view.ts'
import { hasComplaints } from './for-customers.ts'

/** What customers are promised, area by area: each promise with its limit, and what they get where it is not kept. */
export function promisesView(context: Context) {
  const from = ownPages.promises
  return {
    policies: coveredAreas(context).flatMap(({ documents }) =>
      documents.flatMap((document) => {
        const { promises } = shownFields({ ...document, address: from }, context)
        return promises
          ? [{ title: titleOf(document, context.words), href: linkTo(document, from, context), promises: promises.value.items }]
          : []
      }),
    ),
    complain: hasComplaints(context) ? hrefBetween(from, ownPages.complain) : null,
  }
}
