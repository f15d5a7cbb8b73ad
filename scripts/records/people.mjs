/**
 * Customers who are not there: names put together from trees and places, numbers and addresses under ends that are kept
 * free for examples, streets of no town.
 */
const firstNames = [
  'Aurelia',
  'Benedikt',
  'Celestine',
  'Dagny',
  'Edgar-Mihkel',
  'Filippa',
  'Gerda-Liisa',
  'Hugo-Rein',
  'Ilmatar',
  'Joosep',
  'Kaia-Triin',
  'Leopold',
  'Minna-Riita',
  'Nikodem',
  'Ottilie',
  'Pärtel',
  'Rufus',
  'Säde',
  'Teofil',
  'Ulvi-Mall',
  'Vambola',
  'Wilma',
  'Yrjö',
  'Zinaida',
  'Õnne',
  'Ärni',
  'Birgitta',
  'Kasimir',
  'Lumi',
  'Mirabel',
]
const trees = ['Kuuse', 'Tamme', 'Lepa', 'Paju', 'Pihla', 'Kase', 'Haava', 'Vahtra', 'Jalaka', 'Sarapuu', 'Toome', 'Kadaka', 'Männi']
const lands = ['kivi', 'salu', 'nurm', 'oja', 'rand', 'välja', 'soo', 'lahe', 'künk', 'tee']
const streets = [
  'Juniper Rise',
  'Ropemaker Row',
  'Old Ferry Steps',
  'Linnet Close',
  'Beeswax Lane',
  'Sorrel Hill',
  'Cooper Yard',
  'Tallow Street',
]
const hosts = ['example.org', 'example.com', 'example.net', 'kodupost.example', 'postkast.example']

/** Names of households, no two of them the same. */
export function householdsFrom(draws) {
  return draws.shuffled(trees.flatMap((tree) => lands.flatMap((land) => firstNames.map((first) => `${first} ${tree}${land}`))))
}

/** @param {ReturnType<typeof import('./draws.mjs').drawsFrom>} draws */
export function customersFrom(draws) {
  const surnames = draws.shuffled(trees.flatMap((tree) => lands.map((land) => `${tree}${land}`)))
  const numbers = draws.shuffled(Array.from({ length: 8000 }, (_, n) => n + 1500))
  const known = []

  /** Somebody new, or now and then somebody who has told us something before. */
  return function customer(again) {
    if (again && known.length > 20) return draws.pick(known.slice(0, -10))
    const first = firstNames[(known.length * 7) % firstNames.length]
    const surname = surnames[known.length % surnames.length]
    const one = { customer: `${first} ${surname}`, reachedBy: reachedBy(first, surname) }
    known.push(one)
    return one
  }

  function reachedBy(first, surname) {
    const number = String(numbers.pop())
    const by = draws.weighed({ phone: 62, email: 30, post: 8 })
    if (by === 'phone') return `+372 5550 ${number}`
    if (by === 'post') return `${draws.pick(streets)} ${draws.whole(2, 88)}-${draws.whole(1, 30)}`
    const local = `${first}.${surname}`
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z.-]/g, '')
    return `${local}${number.slice(-2)}@${draws.pick(hosts)}`
  }
}
