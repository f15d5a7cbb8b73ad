/**
 * What is agreed and noted, in parts. `{date}` is the day it is to happen, `{sum}` what was given, `{noun}` the piece,
 * `[bed|sofa]` before one, of which pieces it can be said.
 */
export const wishes = {
  late: [
    'A day that holds, please.',
    'The money for the drive back, and a new day.',
    'To know when, to the hour.',
    '[bed|sofa] Something to sleep on until then.',
    'That somebody rings before I do.',
  ],
  wrong: [
    'The right part, this week.',
    'The missing piece before Saturday.',
    'Somebody who brings it and puts it on.',
    'The other one, the one we chose.',
    'A little off, and I keep it as it is.',
  ],
  story: [
    'One name and one answer.',
    'That the next one knows it already.',
    'That somebody writes it down and reads it to me.',
    'Nothing but the drawer.',
  ],
  other: [
    'That somebody comes and looks.',
    'The difference back.',
    'That it is mended, without a quarrel.',
    'A straight answer.',
    'That it does not happen to the next one.',
    'A little off for the trouble.',
  ],
}

/** Without anything given, and with. */
export const agreements = {
  late: {
    nothing: [
      'New day: {date}, the first stop of the morning.',
      'Comes on {date}, and somebody rings half an hour before.',
      '{date}, in the two hours they chose.',
      'Brought the same evening by the second van.',
    ],
    sum: [
      'Drive free, {sum} off, and it comes on {date}.',
      '{sum} off and the first stop on {date}.',
      '{sum} for the lost day, and {date} between ten and twelve.',
      '{sum} off at the door, and no bill for the drive.',
    ],
  },
  wrong: {
    nothing: [
      'The right part goes out with the van on {date}.',
      'A fitter brings it on {date} and puts it on.',
      'Taken from the {noun} on show, today.',
      'Keeps this one until the right one comes on {date}.',
    ],
    sum: [
      'Keeps it, with {sum} off.',
      '{sum} off, and the right part on {date}.',
      'Part by courier for {date}, and {sum} for the waiting.',
    ],
  },
  story: {
    nothing: [
      'One of us keeps it from now on, with a number that rings.',
      'Told once more, read back, and settled in ten minutes.',
      'The whole of it is in the log now. A call on {date}.',
    ],
    sum: ['{sum} for the afternoon it cost, and one name from now on.', 'Settled at once, with {sum} for the calls.'],
  },
  other: {
    nothing: [
      'A fitter looks at it on {date}, free of charge.',
      'Explained, shown and put right the same hour.',
      'A new hour on {date}, outside our usual ones.',
      'Looked after by one of us until it is done.',
    ],
    sum: ['{sum} back, and a sorry with it.', '{sum} of it is ours to carry.', 'Put right on {date}, and {sum} for the trouble.'],
  },
}

/** Which of them fit a group that has none of its own. */
export const causeOf = { guarantee: 'goods', scratch: 'goods', unsafe: 'goods', allergy: 'goods', price: 'price', charged: 'price' }

/** Where it came from, how often that is (a weight), from and until when, and what would prevent the next. */
export const causes = {
  late: [
    {
      weight: 9,
      cause: 'process',
      words: 'day sold before the van diary was opened',
      until: '2026-05-01',
      afterwards: 2,
      prevent: [
        'Let the till show nothing but days that have a van.',
        'No day by heart, not even a Tuesday.',
        'Close the diary at nine stops.',
      ],
    },
    {
      weight: 7,
      cause: 'supplier',
      words: 'maker told us of the delay too late',
      until: '2026-07-01',
      afterwards: 2,
      prevent: [
        'Ring the makers before they ring us.',
        'Ask on Mondays, in one list for all.',
        'A week more for this maker, until he is on time.',
      ],
    },
    {
      weight: 5,
      cause: 'process',
      words: 'third floor booked as if it were the ground',
      prevent: ['Ask for the floor before the day.', 'Count stairs as minutes.', 'Put the floor in the first line of the order.'],
    },
    {
      weight: 3,
      cause: 'people',
      words: 'only one of us knew that route',
      prevent: ['Let two learn each round.', 'Swap vans on quiet Thursdays.', 'Draw the hard yards on paper.'],
    },
    {
      weight: 2,
      cause: 'information',
      words: 'old telephone number in the order',
      prevent: ['Read the number back with the order.', 'Ask for a second number at the till.'],
    },
  ],
  wrong: [
    {
      weight: 7,
      cause: 'supplier',
      words: 'left and right under one and the same label',
      prevent: [
        'A label of ours with a drawing.',
        'Say the side aloud when it changes hands.',
        'Green for left, red for right, as on ships.',
      ],
    },
    {
      weight: 6,
      cause: 'process',
      words: 'parcels counted by one pair of eyes',
      until: '2026-07-01',
      afterwards: 1,
      prevent: ['Count aloud, two of us, at the van.', 'A picture before the lid goes on.', 'Lay the parts out before they go in.'],
    },
    {
      weight: 4,
      cause: 'information',
      words: 'colour ordered by its name',
      prevent: [
        'Give them the swatch to hold.',
        'Write the number of the colour, and forget its name.',
        'Ask which grey, and then ask again.',
      ],
    },
    {
      weight: 4,
      cause: 'product',
      words: 'bag of small parts torn in the carton',
      until: '2026-09-01',
      afterwards: 2,
      prevent: ['A tin in place of the bag.', 'A case of hinges and screws in each van.', 'Tape the bag to the leg it is for.'],
    },
  ],
  damaged: [
    {
      weight: 4,
      cause: 'process',
      words: 'stood too tight in the van',
      prevent: ['Blankets between, always.', 'One piece fewer in the last row.', 'Straps before corners.'],
    },
    {
      weight: 2,
      cause: 'supplier',
      words: 'carton too thin at its corners',
      prevent: ['Send the maker the picture of each.', 'Put corners of ours on it.', 'Open it in the store, if it rattles.'],
    },
  ],
  story: [
    {
      weight: 5,
      cause: 'process',
      words: 'handed over without what was said',
      prevent: [
        'Walk over and tell it, with the customer there.',
        'No handing over without a name and an hour.',
        'Read the log before the greeting.',
      ],
    },
    {
      weight: 5,
      cause: 'rule',
      words: 'a signature from upstairs was wanted',
      until: '2026-09-07',
      afterwards: 0,
      prevent: [
        'Let whoever hears it decide, up to a sum.',
        'Throw that rule out of the van.',
        'Trust the door with the price of a dinner.',
      ],
    },
    {
      weight: 3,
      cause: 'information',
      words: 'notes on paper in the other shop',
      until: '2026-06-01',
      afterwards: 1,
      prevent: ['One list that all of us see.', 'No more paper by the till.', 'Type it while they speak.'],
    },
    {
      weight: 2,
      cause: 'people',
      words: 'new colleague who did not dare',
      prevent: ['Practise it in pairs on Monday.', 'Stand beside them for the first week.'],
    },
  ],
  nobody: [
    {
      weight: 3,
      cause: 'process',
      words: 'both of us at lunch together',
      until: '2026-07-01',
      afterwards: 1,
      prevent: ['Lunch in turns, and a note on the door.', 'Never both away from the telephone.'],
    },
    {
      weight: 2,
      cause: 'process',
      words: 'every desk busy at once on a Saturday',
      prevent: ['A third of us on Saturdays.', 'Let it ring on to whoever sits.'],
    },
  ],
  goods: [
    {
      weight: 3,
      cause: 'product',
      words: 'a part that wears sooner than it should',
      prevent: ['Ask the maker for the stronger one.', 'Look at it once a year, if they like.'],
    },
    {
      weight: 1,
      cause: 'supplier',
      words: 'the maker changed something and told nobody',
      prevent: ['Open one of each new batch.', 'Ask the maker for a line by mail.'],
    },
  ],
  price: [
    {
      weight: 1,
      cause: 'process',
      words: 'tag, page and till changed on three days',
      prevent: ['Change all three in one go, before opening.', 'One of us who owns the prices.'],
    },
  ],
  other: [
    {
      weight: 3,
      cause: 'information',
      words: 'said from memory and not from the sheet',
      prevent: ['Look it up with them, on one screen.', 'Write the width on the tag.', 'A list of what may be washed.'],
    },
    {
      weight: 3,
      cause: 'people',
      words: 'in a hurry on a full day',
      prevent: ['One stop fewer on Fridays.', 'Take the quarter of an hour.', 'Ask for a second pair of hands.'],
    },
  ],
  glue: [
    {
      weight: 1,
      cause: 'supplier',
      words: 'smell of the maker’s new glue',
      prevent: ['Ask the maker what changed.', 'Air each one for a week before it goes.', 'Send one back, unopened.'],
    },
  ],
}

export const steps = {
  first: [
    'listened, said sorry, wrote it down',
    'read it back; they put one word right',
    'rang the store while they waited',
    'found the order and the day it was sold',
  ],
  next: [
    'rang the maker; it leaves on the next lorry',
    'found the part in the store and put a name on it',
    'rang with empty hands, as promised',
    'sent the picture of the label to the maker',
    'spoke with the fitter, who goes by there anyway',
    'told them the day; they had hoped for sooner',
  ],
}

/** Why not, or not all of it. */
export const reasons = [
  'The bell had rung inside the two hours, by the clock in the van. Shown to them, with the page for the next step outside.',
  'Half of it was ours, and half was the stairs they had not told us of. Said so on the phone.',
  'They asked for the whole price. The piece is whole, so we gave what the day was worth.',
  'More than the piece itself costs. Offered to mend it in its place.',
  'The second bill was the joiner’s own. Explained, and they saw it.',
]

export const needs = [
  'Russian, please, and slowly',
  'in large letters, she reads with a glass',
  'by mail alone, he hears badly',
  'rings back at noon only, works nights',
  'brings a friend who signs for him',
  'Finnish, or with hands',
]
export const speaksFor = [
  'his mother-in-law, who is eighty-four',
  'the widow from the flat below',
  'her brother, at sea until Friday',
  'the choir, all nineteen of them',
  'a neighbour without a telephone',
]
