import { kinds } from '../dist/kinds/index.js'
import { keyOf } from '../dist/kinds/field.js'
import { entryFields } from '../dist/history/entry.js'

/** What stands in each setting of a kept version, in the order of its declaration. */
const said = {
  page: 'the page, from the project: `policies/returns/returns.md`',
  did: '`approved`, `retired`, or `reviewed`: looked at again, and still right',
  version: 'counted from 1; of a review, the version that was looked at',
  by: 'the role that said so',
  on: 'the day it was said',
  effectiveFrom: 'from this day on it holds; a retired page is gone from this day on',
  reviewBy: 'of a review: when to look again',
  newToStaff: 'of a first version: `yes` where staff had no such page before, so that it is told as new',
  note: 'what changed, and why',
  differently: 'what staff do differently from then on; `no` where nothing',
  meansTheSameAs: 'the fingerprint of the version it means the same as, where only the wording is better',
  replacedBy: 'what holds in place of a retired page',
  fingerprint: 'what binds, as 64 signs: see below',
  rules: 'how that fingerprint was made. Two made in different ways are never held against each other; both texts are read anew',
  follows: 'the `sha256` of the version before, so that one taken out of the middle is missed',
  blanked: 'words were taken out later: when, by whom, why, and what its `sha256` was until then',
  sha256: 'the hash of the whole file but this line',
}

/**
 * What is kept of each version, what binds, and what can and cannot be noticed.
 *
 * @param {string} note says that the page is made
 * @param {import('../dist/words/words.js').Words} words
 */
export function historyReference(note, words) {
  const settings = Object.keys(entryFields).map((name) => {
    if (said[name] === undefined) throw new Error(`scripts/history-reference.mjs does not say what “${name}” is.`)
    return `| \`${keyOf(name)}\` | ${said[name]} |`
  })
  const all = Object.values(kinds).filter(({ home }) => home === 'policies')
  const binds = (kind, name) => kind.fields[name]?.binds === true
  const everywhere = Object.keys(all[0].fields).filter((name) => all.every((kind) => binds(kind, name)))
  const binding = all.map((kind) => {
    const { title, sections } = words.kind(kind.name)
    const keys = Object.keys(kind.fields).filter((name) => binds(kind, name) && !everywhere.includes(name))
    const headings = Object.keys(kind.sections).filter((name) => kind.sections[name].binds)
    return {
      title,
      parts: [...keys.map(keyOf), ...headings.map((name) => `## ${sections[keyOf(name)].heading}`)].map((part) => `\`${part}\``),
    }
  })
  const nothingElse = binding.filter(({ parts }) => parts.length === 0).map(({ title }) => title)
  return `# Versions, and what is kept of them

${note}
\`servicebook approve\`, \`retire\` and \`review --confirm\` write one file each into \`history/\`. Nothing there is ever written over, but by
\`history --blank\`. Keep the folder with your policies, and back it up with them. It works without git, and with it: two people who
approve in two branches make two files, and no merge has to choose between them.

## What a file holds

A version of \`policies/returns/returns.md\` stands in \`history/returns/returns/3-8f3a91c2.md\`: its number, and the first eight signs of its
fingerprint. At the top are its settings, and beneath them the page as it was approved. Any editor opens it. That a page was looked
at again stands beside it, in \`3-8f3a91c2-reviewed-2027-03-01.md\`, without a text.

| setting | what it says |
| --- | --- |
${settings.join('\n')}

What staff have on a day follows from these files, the pages and the day, and from nothing else: \`servicebook build --today 2026-05-03\`
publishes the handbook of that day, as far as pages have versions.

- A page without any version holds as it stands, once it says \`status: approved\`.
- A page with versions holds as it was approved last, of those whose day has come. While somebody changes what binds in it, staff
  keep the version before. A slip that is put right, a better example, a new owner: what does not bind reaches staff with the next build.
- A page whose file is gone holds until somebody retires it, and \`check\` says so. One that was moved keeps its versions if it names its
  old place under \`aliases\`.
- If something in a working text is wrong, the approved text is published, and the build goes on.

## What binds

What staff must go by, and must be told of when it changes. Of every page that is ${everywhere.map((name) => `\`${keyOf(name)}\``).join(', ')}, and:

| kind | keys and headings that bind |
| --- | --- |
${binding.flatMap(({ title, parts }) => (parts.length > 0 ? [`| ${title} | ${parts.join(', ')} |`] : [])).join('\n')}

Of these nothing else binds, so a change to them asks nobody: ${nothingElse.join(', ')}.

A fingerprint is made of exactly these, so that it stays the same while only how they are written differs:

- Values are read before they are compared: \`25 EUR per case\` is \`EUR 25.00 per case\`, an hour is 60 minutes, a week seven days, a year
  twelve months. A day is not 24 hours, since shops close.
- Spaces, line ends, forms of quotation marks and dashes, invisible signs and the marks of markdown do not count. What is ~~struck out~~
  counts as struck out.
- The order of keys in a file does not count; the order of steps, rungs and lists does.
- Capital letters and every other word count. Nobody guesses whether two sentences mean the same: whoever approves says so, with
  \`--wording\`, and cannot where an amount, a time, a day, a role or a figure differs.

Better wording goes out without a version of its own. When a walk, in the terminal or in the browser, then changes something that has to
wait, the better wording is kept first, as a version that means the same: staff keep the corrected text until the change is approved.
Whoever writes in an editor does that themselves: approve the page once its wording is better (\`servicebook approve FILE --by ROLE\`), and
only then change what has to wait. What is worded better in a page that is approved for a day to come goes out on that day.

## What can be noticed, and what cannot

Each file holds a hash of itself, and of the version before. So \`check\` notices a version that was changed, by hand, by a program or by a
merge that left its marks; one that was taken out of the middle; two that have one number; and days that run backwards.

It cannot notice that the last version was deleted: then the one before it holds again. Nor can it notice a whole history that was
made anew, hashes and all, by somebody who can write to the folder: the hashes are no signature, and say nothing of who wrote
them. Where that matters, keep the folder in git on a server that takes no rewritten past, or keep dated copies where fewer people can
write. The role under \`by\` is what whoever typed it said.

## Taking personal data out

A version should never have held a customer's name, and once in a while one does.

\`\`\`
npx servicebook history policies/returns/returns.md --blank 2 --words "Mrs Example" --by shop-manager --because "a customer's name"
\`\`\`

Each place where these words stand then shows ▇▇▇. Without \`--words\` the whole text goes; who approved it, when and why stays. The file
says that it was done, and is made sound again, so nothing is reported. A text that staff read now cannot go whole: change the page,
approve it, and take out the old version then. Whoever may approve the page takes them out, or looks after it. Then it
says where the words still stand: in the page, in other versions, in the handbook as it was published last. Copies elsewhere have them
too: earlier states in git, backups, sites published before.
`
}
