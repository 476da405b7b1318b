import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { lemmaOf, widePlaces, wordsOf, type Word } from '@/lib/text/words'

/** Returns whether two statements exclude each other at one place: by a rank, an order, or the only maker. */
export function excludeAtOnePlace(one: string, other: string, subject: ReadonlySet<string>): boolean {
  const [a, b] = [one, other].map((text) => wordsOf(fold(text))) as [Word[], Word[]]
  if (isDenied(one) !== isDenied(other)) return false
  if (haveOtherValue(factOf(one, subject), factOf(other, subject)) || areTurned(a, b)) return true
  const isSame = (x: Word | undefined, y: Word | undefined): boolean => x !== undefined && x.lower === y?.lower
  let [start, end] = [0, 0]
  while (isSame(a[start], b[start])) start += 1
  while (end < Math.min(a.length, b.length) - start && isSame(a.at(-1 - end), b.at(-1 - end))) end += 1
  const [first, second] = [a, b].map((words) => lowerOf(words.slice(start, words.length - end)).join(' ')) as [
    string,
    string,
  ]
  if (start + end < LEAST_COMMON) return false
  if ([first, second].every((words) => RANK.test(words) || (words === '' && SUPERLATIVE.test(one)))) return true
  return ORDER.test(first) && ORDER.test(second) && areOpposite(lemmaOf(first), lemmaOf(second))
}

const isDenied = (text: string): boolean => clauseNegations.test(fold(text))
const lowerOf = (words: readonly Word[]): string[] => words.map(({ lower }) => lower)

/** Returns whether two statements set the same two things in order, each the other first: "A before B", "B before A". */
function areTurned(one: readonly Word[], other: readonly Word[]): boolean {
  const [[before, word, after], [before2, word2, after2]] = [one, other].map((words) => {
    const at = words.findIndex(({ lower }) => TURNING.test(lower))
    return [lowerOf(words.slice(0, at)), words[at]?.lower, lowerOf(words.slice(at + 1))] as const
  }) as [TurnedParts, TurnedParts]
  const isSwapped = after.join(' ') !== after2.join(' ') && isWithin(after, before2) && isWithin(after2, before)
  return word !== undefined && word === word2 && one.length === other.length && isSwapped
}
type TurnedParts = [before: string[], word: string | undefined, after: string[]]

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((word) => all.includes(word))

const LEAST_COMMON = 3
const RANK = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)$/
const SUPERLATIVE = /\b(?:\w{3,}est|most|only)\b/
const ORDER = /^(?:before|after|above|below|north|south|east|west|left|right|earlier|later|older|younger)$/
const TURNING = /^(?:before|after|above|below|than)$/

/** A statement of what there is one of: its kind, the name or thing, and the words that say of what. */
interface OneFact {
  kind: string
  value: string
  rest: string[]
}

function haveOtherValue(one: OneFact | null, other: OneFact | null): boolean {
  if (one === null || one.kind !== other?.kind || one.rest.join(' ') !== other.rest.join(' ')) return false
  const [a, b] = [one, other].map(({ value }) => lowerOf(wordsOf(value)).filter((word) => !stopWords.has(word)))
  const [isWide, isOtherWide] = [a, b].map((words) => widePlaces.has(words?.at(-1) ?? ''))
  return isWide === isOtherWide && !a?.some((word) => b?.includes(word))
}

function factOf(text: string, subject: ReadonlySet<string>): OneFact | null {
  const folded = fold(text).replace(/[.\s]+$/, '')
  const plain = datesOf(folded).reduceRight(
    (rest, { start, end }) => rest.slice(0, start).replace(/ (?:in|on|at|since|from) $/, '') + rest.slice(end),
    folded,
  )
  for (const [kind, form] of FORMS) {
    const { value = '', rank = '', rest = '', more = '' } = form.exec(plain)?.groups ?? {}
    const words = wordsOf(`${rest} ${more}`).filter(({ lower }) => !stopWords.has(lower) && !subject.has(lower))
    const isOwn = lowerOf(wordsOf(value)).every((word) => subject.has(word) || stopWords.has(word))
    if (!isOwn) return { kind: kind + rank.toLowerCase(), value, rest: words.map(({ stem }) => stem).sort() }
  }
  return null
}

const NAME =
  "(?<value>(?:the )?\\p{Lu}[\\p{L}.'-]*(?: (?:(?:of|de|la|van|von|and|&) )*\\p{Lu}[\\p{L}.'-]*)*)(?<more>.*)$"
const START = NAME.replace('(?<more>.*)$', '')
const THING = '(?:an? |the )?(?<value>\\p{Ll}[\\p{Ll} -]*)$'
const BE = '(?:is|are|was|were)'
const form = (source: string): RegExp => new RegExp(`^${source}`, 'u')

/** Ways to say what has one maker; `by`: also of a thing, such as an owner. */
const MAKERS = [
  ['designed', 'architect|designer'],
  ['founded|established', 'founder'],
  ['invented', 'inventor'],
  ['discovered', 'discoverer'],
  ['composed', 'composer'],
  ['owned', 'owner'],
].flatMap(([done = '', maker = '']): [string, RegExp][] =>
  [
    ...[NAME, THING].map((value) => `(?<rest>.+) ${BE} (?:\\p{Ll}+ly )?(?:${done}) by ${value}`),
    `${START} (?:${done}) (?<rest>.+)$`,
    `(?:The|Its) (?:${maker}) (?:of (?<rest>.+) )?${BE} ${NAME}`,
    `${START} ${BE} the (?:${maker}) of (?<rest>.+)$`,
  ].map((source) => [maker, form(source)]),
)

const FORMS: readonly [kind: string, form: RegExp][] = [
  ...MAKERS,
  ...[
    `The (?<rank>(?:first|last|only) \\p{Ll}+) (?:of (?<rest>.+) )?${BE} ${NAME}`,
    `${START} ${BE} the (?<rank>(?:first|last|only) \\p{Ll}+)(?: of (?<rest>.+))?$`,
  ].map((source): [string, RegExp] => ['', form(source)]),
  ['birth', form(`(?<rest>.+) ${BE} born in ${NAME}`)],
  ['death', form(`(?<rest>.+) died in ${NAME}`)],
  ['burial', form(`(?<rest>.+) ${BE} buried in ${NAME}`)],
  ['place', form(`(?<rest>.+) (?:stands|lies|${BE} (?:located|situated)) in ${NAME}`)],
  ['seat', form(`(?<rest>.+) (?:has its (?:seat|headquarters)|${BE} based) in ${NAME}`)],
  ['seat', form(`The (?:seat|headquarters|capital) of (?<rest>.+) ${BE} (?:in )?${NAME}`)],
  ['matter', form(`(?<rest>.+) (?:${BE} (?:made|built)|consists?) of ${THING}`)],
  ['cover', form(`(?<rest>.+) ${BE} covered (?:with|in|by) ${THING}`)],
  ...['daughter', 'son'].flatMap((one): [string, RegExp][] =>
    [NAME, THING].map((value) => [one, form(`(?<rest>.+) ${BE} the ${one} of ${value}`)]),
  ),
]
