/**
 * What invented customers say, in parts: an opening and an ending make a story. In them, `{the}` is the piece (`the sofa`),
 * `{The}` begins a sentence, `{noun}` is the piece alone, `{day}` the weekday it happened, `{later}` the one they spoke. `[bed|cloth]` before one says of which pieces it can be said.
 */

/** What several pieces have. */
export const alike = {
  cloth: ['sofa', 'armchair'],
  legs: ['table', 'desk', 'bed', 'sofa', 'armchair'],
  flat: ['bed', 'wardrobe', 'table', 'bookcase', 'desk', 'chest', 'sideboard'],
  wood: ['table', 'bed', 'bookcase', 'sideboard', 'desk', 'wardrobe'],
  doors: ['wardrobe', 'kitchen', 'sideboard'],
  drawers: ['chest', 'desk', 'sideboard', 'kitchen'],
}

/** Each piece with the models of it that are sold. */
export const pieces = {
  sofa: ['Laisk, three seats, moss green', 'Laisk, corner, chalk', 'Tukk, two seats, rust', 'Vanaisa, three seats, brown cord'],
  bed: ['Vaikus 160, ash', 'Vaikus 180, oak', 'Unelaul 90 with a drawer', 'Vaikus 140, white'],
  wardrobe: ['Peidik, three doors, white', 'Peidik, two doors, ash', 'Kapsas, sliding doors, birch'],
  table: ['Pikk Jutt 200, oak', 'Pikk Jutt 160, ash', 'Supp, round, 110'],
  bookcase: ['Kuldnokk, five shelves, oak', 'Kuldnokk, low, black', 'Redel, leaning, ash'],
  kitchen: ['Sepik, straight, 240', 'Sepik, corner, 310', 'Pannkook, island with drawers'],
  armchair: ['Vanaisa, brown cord', 'Siil, grey wool', 'Siil, mustard'],
  sideboard: ['Salajas 180, walnut', 'Salajas 120, oak'],
  desk: ['Neljapäev 120, birch', 'Neljapäev 140, white'],
  chest: ['Mereröövel, four drawers', 'Mereröövel, six drawers'],
}

export const stories = {
  late: {
    openings: [
      '{The} was to come on {day}. Nobody came, and nobody rang.',
      'We kept {day} free for {the}. The street stayed empty.',
      'You said {day}, between nine and eleven. The bell rang at ten past four, with {the}.',
      'The old one was carried out on {day} morning, because {the} was due. It was not.',
      'On {day} I rang at five to ask where {the} was. Perhaps tomorrow, I was told.',
      'The van with {the} was seen in our street on {day}. It did not stop.',
      'The message about {the} said {day}. The next one, that evening, said sorry.',
      'We waited for {the} all {day}. The coffee for the driver went cold twice.',
      'The two hours on {day} were over, and {the} was still somewhere by the water.',
      'I have it in writing: {the}, {day}. The writing came, and nothing else.',
      'Nine weeks I looked forward to {day}, and {the} had stayed in the store.',
      'It is the second time {the} has missed its day. This time it was {day}.',
    ],
    endings: [
      '[bed|sofa] We slept on camping mats, and one of them leaks.',
      'My boss asks whether furniture always takes three days off.',
      'Grandmother sat in her good blouse from nine o’clock.',
      'The cat has moved into the gap and will not be moved out.',
      'I had borrowed my brother for it, and he does not come cheap.',
      'The children had been promised that they might jump on the carton.',
      'I do not mind waiting. I mind not knowing.',
      '[table] Dinner for eight was eaten on the floor. They called it charming. It was not.',
      'I missed the dentist for it, which I grant was the good part.',
      'We had taken the front door off its hinges for it.',
      '[table|kitchen|sofa] My husband now eats standing up and says that it suits him.',
      'The neighbour held the lift for an hour and no longer greets me.',
      'The dog barked at every van in town, and there were many.',
      'Had somebody rung at noon, I would have gone to work.',
      'I had made buns. We ate them ourselves, crossly.',
      'My mother is eighty-one and sat by the window until dark.',
      'Two men from the choir came to help carry. They sang instead.',
      'I am not angry. I am only very tired of that spot on the floor.',
      '[bed|sofa] The guest who was to sleep here went to a hotel, and told everybody why.',
      'It rained, and I stood at the gate so that the driver would find us.',
      'Next time tell me the truth, and I shall bring a book.',
    ],
  },
  wrong: {
    openings: [
      '[cloth] {The} is here, and it is the wrong grey.',
      '[legs] One leg of {the} is missing. It stands on four volumes of an encyclopaedia.',
      '[flat] The bag of screws was not in the carton of {the}.',
      '[wardrobe|bookcase|bed] {The} came without its back rail on {day}.',
      '[doors] The door of {the} opens to the wrong side, into the wall.',
      '[flat] There were five screws too few for {the}. We counted them twice on {day}.',
      '[wood] {The} is oak. We chose ash, and the floor is ash, so one notices.',
      '[doors] Two panels of {the} carry the letter L. I need one L and one R.',
      '[drawers|doors] Somebody else’s handles were packed with {the}. They are pretty, but they are not ours.',
      '[flat|sofa] {The} is ten centimetres longer than on the sheet. The room is not.',
      '[legs] Of the four feet of {the}, two are short and two are long.',
    ],
    endings: [
      'The fitter looked, sighed and drove home. He was very polite about it.',
      '[wardrobe|chest] The clothes lie on the ironing board until somebody finds the rest.',
      'My son says it is modern now.',
      'I know that it is only a small part. So is the key of a house.',
      '[chest|sideboard|bookcase|desk|armchair] We turned it to the wall, like a child who has been naughty.',
      '[kitchen|wardrobe|bookcase] Half the room is done, and it is the half that nobody uses.',
      'The birthday is on Saturday, and it is a present.',
      'I would fetch it myself if somebody told me where it lies.',
      'I looked at my order again, and it is right there in your own hand.',
      'We tried to like it for two days.',
      '[bookcase|wardrobe|table] It leans a little, and so do we by now.',
      '[flat] The drawing shows a part that nobody in this house has met.',
      'The old one went to my sister yesterday, and she will not give it back.',
      '[bed|chest|wardrobe] The baby is due in ten days and will not wait for a rail.',
      'I looked under the carpet as well, before you ask.',
      '[bookcase] The books stand in the hall, in the order of the alphabet, waiting.',
      'It was packed so beautifully that I suspected nothing.',
    ],
  },
  damaged: {
    openings: [
      'There is a dent in {the}, on the side that everybody sees.',
      '{The} has a scratch across the front, as long as my forearm.',
      '[kitchen|sideboard] The glass of {the} was broken before we cut the string.',
      'A corner of {the} must have met a kerb on {day}.',
      '[cloth] The cloth of {the} is torn under the arm, by three fingers.',
    ],
    endings: [
      'My son says it is modern now.',
      '[chest|sideboard|bookcase|desk|armchair] We turned it to the wall, like a child who has been naughty.',
      'It was packed so beautifully that I suspected nothing.',
      'We tried to like it for two days.',
      'My mother-in-law found it in four seconds.',
      'The carton was whole, so it must have gone in like that.',
      'I put a plant before it. The plant does not like it there.',
    ],
  },
  story: {
    openings: [
      'I told the story of {the} to three of you, and the third asked for my order number again.',
      'The shop sent me to the telephone, and the telephone sent me to the shop.',
      'Whoever I speak to about {the} is kind, and knows nothing of it.',
      'I explained about {the} on {day}, and again on {later}, from the very beginning.',
      'First it was the desk, then the office, then a gentleman who does kitchens. It is about {the}.',
      'Your colleague said on {day} that everything stands in the computer. The next one could not find me in it.',
      'I have spelt my name four times now because of {the}. It has seven letters.',
      'I was put through three times on {day}, and the third voice was the first one again.',
      'I wrote it all down for you on {day}. On the phone they asked me to tell it in my own words.',
      'The fitter knew, the driver half knew, and the desk asked which {noun} I meant.',
    ],
    endings: [
      'By now I tell it rather well, with pauses.',
      'My daughter can recite it, and she is six.',
      'I should like one person, with one name, please.',
      '[drawers] It was about a drawer when it began.',
      'I hung up before I became somebody I do not like.',
      'It would have been settled in the time I spent listening to music.',
      'Each of you said sorry, and each of you meant it.',
      'Perhaps you could tell each other at lunch.',
      'I do not need a present. I need not to say it again.',
      'Next time I shall bring it on a tape.',
      'I kept count on the back of your envelope.',
      'Write it on the wall if you must, but write it.',
      'My husband no longer believes that I rang.',
      '[flat] In the end I mended it with string.',
    ],
  },
  nobody: {
    openings: [
      'I rang four times on {day}, and it rang out each time.',
      'Nobody took the telephone on {day} between eleven and one.',
      'I left my number on {day}, and there it lies still, I suppose.',
      'A machine thanked me for my patience on {day}. I had none.',
      'You were to ring me back about {the} on {day}. I took the phone into the bath.',
    ],
    endings: [
      'Then I came in person, on two buses.',
      'It was a small question. It is a bigger one now.',
      'A shop full of beds, and everybody seems to be asleep.',
      'I know that you are there. I can see the light from my window.',
      'My question has grown a beard meanwhile.',
      'I only wanted to order another one.',
    ],
  },
  guarantee: {
    openings: [
      '[cloth|bed] A spring in {the} gave way one month after the guarantee.',
      '[drawers] The drawers of {the} have begun to stick, two years and a bit in.',
      '[doors] A hinge of {the} tore out, and the paper says I am three weeks too late.',
      '[cloth] The cover of {the} has worn through where my husband reads.',
      '{The} creaks. The guarantee ran out in spring, and the creak came in summer.',
      '[wardrobe|sideboard|desk] The lock of {the} no longer locks, and the children have noticed.',
    ],
  },
  scratch: {
    openings: [
      'A dent has turned up at the back of {the}, now that we moved it.',
      'I only unpacked {the} after the painters left, and there is a scratch under the paper.',
      'The sun came round, and there it was: a mark across {the}.',
    ],
  },
  fitting: {
    openings: [
      '[doors] The doors of {the} have hung crooked since your fitter left.',
      '[wardrobe|bookcase|kitchen] There is a hole in the wall beside {the}, where none should be.',
      '[kitchen|wardrobe] Since {the} was put in, there is a gap wide enough for a spoon.',
      '[kitchen|wardrobe|bookcase] The floor before {the} has a scratch that was not there at breakfast.',
    ],
  },
  appointment: {
    openings: [
      'The fitter was to come on {day} at nine. At eleven I took my apron off again.',
      '[kitchen|wardrobe] We had an hour to plan {the} on {day}, and whoever draws was on holiday.',
      '[kitchen|wardrobe] Somebody was to measure for {the} on {day}. My tape and I waited.',
      'I drove forty kilometres for an hour on {day} that stood in nobody’s diary.',
    ],
  },
  price: {
    openings: [
      'The tag on {the} said one price and the till another.',
      'The window promised a tenth off {the}. The till had not read it.',
      'On my telephone {the} is cheaper than at your desk, and I stood there with both.',
    ],
  },
  charged: {
    openings: [
      'I was charged twice for {the}, once for each eye, perhaps.',
      'A reminder came for {the}, which I had paid for long before.',
      '[armchair|chest|desk] The drive is on the bill, and I carried {the} home myself.',
    ],
  },
  advice: {
    openings: [
      '[sofa|wardrobe|table] I was told that {the} would go round our corner. It does not, and the corner will not move.',
      '[cloth] Your colleague said the cover of {the} could be washed. It could, once.',
      '[bed] I was told on {day} that my mattress fits {the}. It fits all but two centimetres.',
      '[table|sideboard] The oil for {the} was to be dry overnight. My trousers say otherwise.',
    ],
  },
  refund: {
    openings: [
      '[armchair|desk|chest] I brought {the} back without the receipt, and was sent home to look for it.',
      '[armchair|chest|table] There is your mark under {the}, and still nobody would take it back.',
    ],
  },
  manner: {
    openings: [
      'I asked about {the} and got a look instead of an answer.',
      'Two of your people talked about their weekend across me, while I stood before {the}.',
    ],
  },
  access: {
    openings: [
      'The leaflet for {the} is printed in grey on grey. It might as well be blank.',
      'I could not hear my name being called in the hall, and lost my turn for {the}.',
      'The ramp was full of cartons, so I looked at {the} through the window, from my chair.',
      '[kitchen|wardrobe] The planner of {the} spoke to my daughter. I am the one who is buying.',
    ],
  },
  unsafe: {
    openings: [
      '[bed|bookcase] A screw has worked loose in {the}, just where the children climb.',
      '[chest] {The} tipped over when its drawers were open. Nobody stood under it.',
    ],
  },
  allergy: { openings: ['Since {the} came, my eyes water in that room and nowhere else.'] },
  astray: { openings: ['Somebody else’s bill was in my envelope, with the whole of their bedroom on it.'] },
  lost: { openings: ['[bed|wardrobe|table] My father says that he ordered {the}. He also says that he did not.'] },
  premises: {
    openings: [
      '[table|sofa|armchair] My coat caught on a nail under {the} on show.',
      '[bed|sofa|armchair] I left my reading glasses on {the}, upstairs, I think.',
      '[armchair|desk|bookcase] A trolley rolled into my car while we were loading {the}.',
      'My son’s bear went home with somebody’s cushions.',
    ],
  },
  praise: {
    openings: [
      '[sofa|bed|wardrobe|armchair|sideboard] Your driver carried {the} up four floors and then asked after the cat.',
      '[kitchen|wardrobe|bookcase] The fitter of {the} swept under the radiator as well.',
      'The lady at the desk told me not to buy {the} yet, and she was right.',
      '[bed] Somebody rang to hear how we sleep. Nobody had ever asked.',
      '{The} came on the minute. I had not even put my teeth in.',
      'A hinge was missing, and an hour later a young man on a bicycle had brought it.',
      'Whoever packed {the} drew a small flower on the carton.',
      'I complained about {the}, and it was put right before I had finished my sentence.',
    ],
    endings: [
      'Please tell them, whoever they are.',
      'I have told the whole staircase.',
      'My mother would like to adopt somebody of yours.',
      'It made a grey week better.',
      'The shelves I shall order from you too.',
      'I wanted to put it on a card, but cards get lost.',
      'You may read this out on a Monday.',
      'It is a small thing, and I keep telling it.',
    ],
  },
  comment: {
    openings: [
      'The tag on {the} hangs so low that I had to kneel to read it.',
      'A chair by the lift would be kind.',
      'Your page knows {the} by name, and I know it by its width.',
      'The music is fine, but it is the same as last year.',
      'Could the van come before ten on Saturdays?',
      'I would have paid for somebody to take the old {noun} away, and did not know that you do.',
      'The coffee is better than the stool one drinks it on.',
      '[doors] Somewhere it should say how heavy a door of {the} is.',
    ],
    endings: [
      'Only a thought.',
      'I say it because I shall be back.',
      'My sister thinks so too.',
      'You asked, after all.',
      'It would cost you little.',
      'Otherwise it is all as it should be.',
    ],
  },
  glue: {
    openings: [
      'The drawers smell of glue, so that my jumpers do.',
      'It has stood by the open window for nine days, and the glue still speaks first.',
      'The last two of these smelled of glue as well.',
    ],
    endings: ['I only say it.'],
  },
  question: {
    openings: [
      '[sofa|wardrobe|table] Does {the} come apart for a narrow stair?',
      '[cloth] May the cover of {the} go into the machine?',
      '[flat|sofa] How long do you keep spare parts for {the}?',
      'Are you open on the day after the holidays?',
    ],
    endings: [
      'I ask before I fall in love with it.',
      'There is no hurry.',
      'My son-in-law says yes, but he says yes to everything.',
      'The internet told me two things.',
    ],
  },
}

/** Endings for whoever has none of their own. */
export const anyEnding = [
  'I would rather tell you than my neighbours.',
  'I am sure that it was not meant.',
  'We like it otherwise, I should say.',
  'I waited a week before I rang, in case it was me.',
  'It is not the money. Well, it is a little.',
  'I should not like to go elsewhere, but I could.',
  'My wife says I should let it be, so I am ringing from the garage.',
  'You were so nice when I bought it.',
  'Please tell me that you have seen this before.',
  'I have photographs, more of them than you will want.',
  'I did not sleep well over it.',
  'Somebody ought to know, I thought, and chose you.',
]
