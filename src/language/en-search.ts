import type { SearchLanguage } from './search-language.ts'

const words = (text: string): string[] => text.split(' ')

/** English words as search sees them. */
export const enSearch: SearchLanguage = {
  keeps: '',
  folds: [],
  endings: [
    // deliveries, boxes, customers'; but class, bonus, this.
    words('ies:y ss:ss us:us is:is s'),
    // returned, returning, replied; but need, string, evening.
    words('edly ingly ied:y ed ing eed:eed string:string spring:spring evening:evening thing:thing'),
    // quickly, payment; but reply.
    words('ly ment ply:ply'),
    // deliver, delivery; promise, promising.
    words('e y ie i'),
    // stopped, cancelled, apologised or apologized.
    words('bb:b dd:d ff:f gg:g ll:l mm:m nn:n pp:p rr:r ss:s tt:t zz:z is:iz'),
  ],
  alike: [
    'break broke broken breaking breakage',
    'buy bought buying',
    'cancel cancellation cancellations',
    'complain complaint complaints',
    'give gave given giving',
    'go goes went gone going',
    'lose lost losing loss losses',
    'pay paid',
    'send sent',
    'take took taken taking',
    'tear tore torn',
    'use used using',
    'wear wore worn',
    'write wrote written writing',
    'wrong wrongly',
    'child children',
    'foot feet',
    'man men',
    'person people',
    'woman women',
  ],
  small: words(
    'a about an and any are as at be been but by can could did do does for from had has have he her here his how i if in into is it its ' +
      'me my no not of on or our out she should so some than that the their them then there they this to up us was we were what when where ' +
      'which who will with would you your im ive dont cant want wants wanted customer customers',
  ),
}
