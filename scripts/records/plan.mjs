/**
 * How the sample's year went: what came in when, about what, to whom, and what was given for it. The figures agree with
 * the sample's goals, improvements and problems; change one, and look at the others.
 */

/** The parts of the year; September is cut where the form went. */
export const parts = [
  ['2025-11-01', '2025-11-30'],
  ['2025-12-01', '2025-12-31'],
  ['2026-01-01', '2026-01-31'],
  ['2026-02-01', '2026-02-28'],
  ['2026-03-01', '2026-03-31'],
  ['2026-04-01', '2026-04-30'],
  ['2026-05-01', '2026-05-31'],
  ['2026-06-01', '2026-06-30'],
  ['2026-07-01', '2026-07-31'],
  ['2026-08-01', '2026-08-31'],
  ['2026-09-01', '2026-09-13'],
  ['2026-09-14', '2026-09-30'],
  ['2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-20'],
]

/** How many of each group come in each part. */
export const counts = {
  // The till shows the van diary from April, makers write from mid-June; without the form, more of those who wait say so.
  late: [14, 18, 15, 13, 12, 12, 11, 10, 9, 8, 3, 7, 15, 9],
  // 30 wrong, missing or damaged in a quarter of 800 orders is 38 per 1000; then 28, 24 and 23 are 35, 30 and 29.
  wrong: [8, 7, 8, 7, 8, 7, 6, 7, 6, 5, 2, 4, 6, 3],
  damaged: [2, 3, 2, 3, 2, 2, 3, 2, 2, 2, 1, 1, 2, 1],
  story: [5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 1, 3, 5, 3],
  nobody: [1, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 0, 2, 1],
  // Put together from the groups in `bag`.
  mixed: [6, 6, 6, 6, 6, 6, 6, 6, 5, 6, 3, 4, 10, 7],
  glue: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0],
  praise: [0, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 7, 14, 9],
  comment: [1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 5, 10, 7],
  question: [0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 2, 4, 3],
}

/** What comes seldom, as often as it comes in a year. */
export const bag = {
  guarantee: 14,
  scratch: 7,
  fitting: 8,
  appointment: 12,
  price: 8,
  charged: 5,
  advice: 8,
  refund: 4,
  manner: 4,
  access: 4,
  unsafe: 3,
  allergy: 2,
  astray: 1,
  lost: 1,
  premises: 4,
}

/** From this day on staff had limits of their own. Before it, a sum wanted a signature from upstairs. */
export const limitsFrom = '2026-09-07'

const frontLine = { 'sales-assistant': 42, 'customer-care': 45 }

/**
 * What each group is: its category and situation, the problem it belongs to, who takes it, what is given when something is,
 * how often that is, and what it costs besides (whole euros, from and to). `talk` names the words for wishes and agreements.
 */
export const groups = {
  late: {
    problem: 'promised-day-missed',
    situation: 'late-delivery',
    category: { late: 90, 'not-delivered': 10 },
    talk: 'late',
    taker: { driver: 32, 'sales-assistant': 26, 'customer-care': 38, 'shift-lead': 4 },
    gives: [10, 15, 20, 25, 25, 30, 40, 50, 60, 75],
    often: 0.55,
    asks: [30, 30, 35, 35, 40, 40, 45],
    more: [60, 70, 80, 100, 120],
    costs: [58, 118],
    severity: { 1: 30, 2: 55, 3: 15 },
  },
  wrong: {
    problem: 'wrong-or-missing-part',
    situation: 'wrong-piece-came',
    category: { 'wrong-item': 1 },
    talk: 'wrong',
    taker: { fitter: 30, driver: 15, 'sales-assistant': 20, 'customer-care': 33, 'shift-lead': 2 },
    gives: [10, 15, 20, 25, 30],
    often: 0.35,
    asks: [80, 90, 100],
    more: [80, 100, 120, 150],
    costs: [56, 140],
    severity: { 1: 25, 2: 60, 3: 15 },
  },
  damaged: {
    problem: 'wrong-or-missing-part',
    situation: 'anything-else',
    category: { 'product-fault': 1 },
    talk: 'wrong',
    taker: { driver: 35, 'sales-assistant': 25, 'customer-care': 40 },
    gives: [15, 20, 25, 30, 40],
    often: 0.5,
    asks: [50, 60, 80],
    more: [60, 80, 100],
    costs: [70, 190],
    severity: { 2: 70, 3: 30 },
  },
  story: {
    problem: 'story-told-twice',
    situation: 'anything-else',
    category: { 'complaint-handling': 84, 'wrong-information': 8, 'staff-attitude': 8 },
    talk: 'story',
    taker: { 'sales-assistant': 30, 'customer-care': 60, driver: 5, fitter: 5 },
    gives: [10, 15, 20, 25],
    often: 0.3,
    asks: [50, 60],
    more: [50, 60, 80],
    costs: [34, 72],
    severity: { 1: 50, 2: 45, 3: 5 },
  },
  nobody: {
    problem: 'story-told-twice',
    situation: 'nobody-answered',
    category: { 'complaint-handling': 1 },
    talk: 'story',
    taker: { 'sales-assistant': 45, 'customer-care': 45, driver: 10 },
    gives: [5, 10, 15],
    often: 0.3,
    asks: [30, 40],
    more: [30, 50],
    costs: [20, 48],
    severity: { 1: 70, 2: 30 },
  },
  guarantee: {
    situation: 'fault-after-guarantee',
    category: { 'product-fault': 1 },
    taker: frontLine,
    gives: [20, 30, 40, 60],
    often: 0.6,
    asks: [80, 120],
    more: [150, 200],
    costs: [36, 84],
  },
  scratch: {
    situation: 'scratch-found-later',
    category: { 'product-fault': 1 },
    taker: { ...frontLine, fitter: 20 },
    gives: [15, 20, 30, 45],
    often: 0.6,
    asks: [60, 90],
    more: [120],
    costs: [24, 60],
  },
  fitting: {
    situation: 'fitting-gone-wrong',
    category: { 'product-fault': 60, other: 40 },
    taker: { ...frontLine, fitter: 40 },
    gives: [20, 30, 40],
    often: 0.5,
    asks: [60, 90],
    more: [120, 180],
    costs: [50, 130],
  },
  appointment: {
    situation: 'appointment-not-kept',
    category: { 'missed-appointment': 1 },
    taker: { ...frontLine, fitter: 15 },
    gives: [8, 12, 20],
    often: 0.5,
    asks: [30, 40],
    more: [60, 80],
    costs: [22, 58],
  },
  price: {
    situation: 'price-differs-at-the-till',
    category: { 'price-or-bill': 1 },
    taker: { 'sales-assistant': 80, 'customer-care': 20 },
    gives: [5, 8, 10, 12, 15],
    often: 1,
    asks: [90],
    more: [90, 140],
    costs: [4, 12],
  },
  charged: {
    situation: 'charged-wrongly',
    category: { 'price-or-bill': 1 },
    taker: frontLine,
    gives: [5, 10, 20],
    often: 0.6,
    asks: [40],
    more: [40],
    costs: [12, 30],
  },
  advice: {
    situation: 'we-told-them-wrong',
    category: { 'wrong-information': 1 },
    taker: { ...frontLine, driver: 10 },
    gives: [15, 20, 30, 60],
    often: 0.8,
    asks: [100],
    more: [120, 160],
    costs: [30, 90],
  },
  refund: {
    situation: 'return-without-receipt',
    category: { 'refund-refused': 1 },
    taker: frontLine,
    gives: [0],
    often: 0,
    asks: [180],
    more: [180],
    costs: [18, 40],
  },
  manner: {
    situation: 'anything-else',
    category: { 'staff-attitude': 1 },
    taker: frontLine,
    gives: [10, 15],
    often: 0.3,
    asks: [50],
    more: [50],
    costs: [8, 20],
  },
  access: {
    situation: 'cannot-get-in-or-read-it',
    category: { accessibility: 1 },
    taker: frontLine,
    gives: [18, 24],
    often: 0.4,
    asks: [50],
    more: [50],
    costs: [15, 40],
  },
  unsafe: {
    situation: 'something-unsafe',
    category: { safety: 1 },
    taker: { 'customer-care': 50, fitter: 50 },
    gives: [0],
    often: 0,
    asks: [0],
    more: [0],
    costs: [60, 160],
    severity: { 4: 1 },
  },
  allergy: {
    situation: 'allergy-to-a-polish',
    category: { safety: 1 },
    taker: frontLine,
    gives: [0],
    often: 0,
    asks: [120],
    more: [120],
    costs: [40, 110],
    severity: { 4: 1 },
  },
  astray: {
    situation: 'data-went-astray',
    category: { privacy: 1 },
    taker: frontLine,
    gives: [4],
    often: 1,
    asks: [30],
    more: [30],
    costs: [30, 40],
    severity: { 4: 1 },
  },
  lost: {
    situation: 'customer-seems-lost',
    category: { contract: 1 },
    taker: frontLine,
    gives: [0],
    often: 0,
    asks: [0],
    more: [0],
    costs: [30, 60],
  },
  premises: {
    situation: 'left-behind-or-damaged',
    category: { other: 1 },
    taker: { 'sales-assistant': 90, driver: 10 },
    gives: [20, 30, 45],
    often: 0.7,
    asks: [120],
    more: [120],
    costs: [10, 25],
  },
  glue: {
    situation: 'anything-else',
    category: { 'product-fault': 1 },
    taker: { driver: 1 },
    gives: [0],
    often: 0,
    asks: [0],
    more: [0],
    costs: [20, 40],
  },
}

export const places = {
  late: { 'rowan-street': 52, 'harbour-hall': 36, 'mill-yard': 12 },
  wrong: { 'rowan-street': 42, 'harbour-hall': 33, 'mill-yard': 25 },
  other: { 'rowan-street': 62, 'harbour-hall': 28, 'mill-yard': 10 },
}
/** The outlet opened; before, nobody bought there. */
export const millYardFrom = '2026-03-02'

/** By which channel somebody is told, for each who takes it. */
export const channels = {
  'sales-assistant': { shop: 86, phone: 14 },
  'customer-care': { phone: 45, email: 40, website: 8, social: 7 },
  driver: { 'text-message': 62, phone: 38 },
  fitter: { phone: 70, 'text-message': 30 },
  'shift-lead': { shop: 60, phone: 40 },
}

/**
 * Of how many in a hundred the first colleague settled it on the spot, as the goal has it: the part of the year from and
 * to, by number.
 */
export const onTheSpot = [
  { from: 0, to: 2, share: 58 },
  { from: 3, to: 4, share: 59 },
  { from: 5, to: 7, share: 61 },
  { from: 8, to: 9, share: 62 },
  { from: 10, to: 11, share: 64 },
  { from: 12, to: 12, share: 65 },
  { from: 13, to: 13, share: 62 },
]

/** How often whoever took it had to ask, and how often the answer was no: of every so many, one; of none, never. */
export function askingOf(situation, taker, day) {
  const isNow = day >= limitsFrom
  // The sum that drivers have at the door is too small, and everybody who is asked says yes.
  if (situation === 'late-delivery' && taker === 'driver') return { share: isNow ? 0.7 : 0.42, refused: isNow ? 0 : 20 }
  // Customer care had money before the others.
  return { share: isNow ? 0.05 : taker === 'customer-care' ? 0.09 : 0.17, refused: 3 }
}
