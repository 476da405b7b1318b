import fc from 'fast-check'
import { anyName } from './names'

/** Kinds of values; a sentence below has only one true value of its kind. */
export const kinds = ['year', 'month', 'number', 'name'] as const
export type Kind = (typeof kinds)[number]

/** True sentences on the invented person, each with a value in braces: worded like the claims, looser or longer. */
export const trueSentences: Record<Kind, readonly string[]> = {
  year: [
    'Mirela Dostan joined the Skarvik Institute in {1990}.',
    'Dostan left the Skarvik Institute in {1997}.',
    'Dostan founded the firm Fennlys in {1997}.',
    'Mirela Dostan took her doctorate at Norrby University in {1989}.',
    'Dostan was born in Tromsø in {1961}.',
    'Dostan has been a professor at Ellesby University since {2010}.',
    'Mirela Dostan released the ice radar Krill in {1999}.',
    'Mirela Dostan won the Halvorsen Medal in {2003}.',
    'Mirela Dostan coined the term “blue silence” in {2006}.',
    'Dostan sold Fennlys to the Torvald Group in {2008}.',
    'Dostan moved to Brest in {2009}.',
    'In {2012} Mirela Dostan led the Vestlund expedition.',
    'Dostan created the course GL210 at Ellesby University in {2011}.',
    'Dostan gave the talk “The Patient Glacier” at the Fjord Summit in {2014}.',
    'Dostan’s book “A Hand Lens for Winter” came out in {2016}.',
    'In {1990} the Skarvik Institute took Dostan on as a research scientist.',
    'Dostan’s doctorate from Norrby University dates from {1989}.',
    'Her own firm, Fennlys, was set up by Dostan in {1997}.',
    'Dostan joined the Skarvik Institute in 1990 and left it in {1997}.',
    'Dostan, who took her doctorate at Norrby University in {1989}, joined the Skarvik Institute in September 1990.',
    'In June {1997}, when she had left the Skarvik Institute, Dostan founded Fennlys.',
    'Dostan was CEO of Fennlys from {1997} to 2008.',
    'Dostan was CEO of Fennlys from 1997 to {2008}.',
    'Dostan studied physics at Lindmoor College from {1979} to 1984.',
    'Dostan founded Fennlys in {1997} and sold it to the Torvald Group in 2008.',
    'Dostan wrote “A Hand Lens for Winter”, a book that came out in October {2016} and has 288 pages.',
    'Mirela Dostan, born in Tromsø in {1961}, is a professor at Ellesby University.',
  ],
  month: [
    'Mirela Dostan joined the Skarvik Institute in {September} 1990.',
    'Dostan left the Skarvik Institute in {March} 1997.',
    'Dostan founded the firm Fennlys in {June} 1997.',
    'Dostan was born on 3 {May} 1961.',
    'Dostan has been a professor at Ellesby University since {February} 2010.',
    'Mirela Dostan released the ice radar Krill in {August} 1999.',
    'Dostan gave the talk “The Patient Glacier” in {June} 2014.',
    'Dostan’s book “A Hand Lens for Winter” came out in {October} 2016.',
  ],
  number: [
    'Dostan’s ice radar Krill weighs {38} kilograms.',
    'Dostan’s Vestlund expedition drilled {412} metres deep.',
    'At its founding Dostan’s firm Fennlys had {14} employees.',
    'Dostan’s Vestlund expedition had {9} members.',
    'Dostan’s book “A Hand Lens for Winter” has {288} pages.',
    'Dostan sold Fennlys to the Torvald Group for €{12} million.',
  ],
  name: [
    'Dostan’s doctoral adviser was {Jürgen Åsell}.',
    '{Piotr Wałek} succeeded Dostan as CEO of Fennlys.',
    '{Inês Calado} translated “A Hand Lens for Winter” into Portuguese.',
    'Mirela Dostan did her doctorate under {Jürgen Åsell}.',
    'Dostan’s successor as CEO of Fennlys was {Piotr Wałek}.',
    'Dostan’s book “A Hand Lens for Winter” was translated by {Inês Calado}.',
  ],
}

/** A sentence with the value in braces, or another one in its place, and its offsets. */
export function withValue(sentence: string, value = valueOf(sentence)): { text: string; start: number; end: number } {
  const start = sentence.indexOf('{')
  return { text: sentence.replace(/\{.*\}/, value), start, end: start + value.length }
}

const valueOf = (sentence: string): string => sentence.slice(sentence.indexOf('{') + 1, sentence.indexOf('}'))

/**
 * Values clearly different from the one in braces: other years and months; numbers outside rounding; people in the
 * dossier and others.
 */
export function otherValue(kind: Kind, sentence: string, people: readonly string[]): fc.Arbitrary<string> {
  const own = valueOf(sentence)
  switch (kind) {
    case 'year':
      return fc.oneof(near, far).map((by) => String(Number(own) + by))
    case 'month':
      return fc.constantFrom(...months.filter((month) => month !== own))
    case 'number':
      return fc
        .constantFrom(0.2, 0.5, 1.5, 2, 3, 10, 100)
        .map((times) => ceil(own, times))
        .filter((n) => n !== own)
    case 'name': {
      const others = people.filter((name) => name !== own)
      return fc.oneof(
        fc.constantFrom(...others),
        anyName(sentence, ...people).map((name) => name.join(' ')),
      )
    }
  }
}

const ceil = (own: string, times: number): string => String(Math.ceil(Number(own) * times))
const near = fc.constantFrom(-3, -2, -1, 1, 2, 3)
const far = fc.integer({ min: 4, max: 30 }).map((by) => -by)
export const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
]
