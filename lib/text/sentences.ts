import { UNREAD_BEGINNING } from './article-blocks'
import { wordSet } from './lists'
import { fold } from './fold'
import { blankFootnoteMarks } from './footnote-marks'
import { firstNames } from './words'
import type { Span } from '@/lib/text/spans'

/**
 * Splits a block of text into sentences by the Unicode rules (`Intl.Segmenter`), and joins parts that were cut at an
 * abbreviation or initial. Spans are trimmed, and leave out the footnote marks at their ends; empty ones are dropped. Text
 * without a sentence end is cut at white space after 2,000 characters, so that all processing stays fast on any text.
 *
 * @param text the whole text; offsets of the result refer to it
 * @param from start of the block, @param to its end
 */
export function sentencesOf(text: string, from = 0, to = text.length): Span[] {
  // The segmenter treats a line break as an end of paragraph, but lines may be wrapped.
  const block = blankFootnoteMarks(fold(text.slice(from, to)))
    .replace(/[\n\r\t]/g, ' ')
    // The segmenter ignores this sign, which would leave it at the end of the sentence before.
    .replaceAll(UNREAD_BEGINNING, 'X')
    .replace(/[\s\u200b]+/g, (run, at: number, all: string) =>
      // A sentence cannot begin or end with a zero-width character at a blank or at an edge.
      /\s/.test(run) || at === 0 || at + run.length === all.length ? ' '.repeat(run.length) : run,
    )
  return stretchesOf(block)
    .flatMap((stretch) => segmentsOf(block, stretch))
    .flatMap((span) => splitAtDots(block, span))
    .flatMap((span) => splitAtNames(block, span))
    .flatMap((span) => splitLongSentence(block, span))
    .flatMap((span) => {
      const raw = block.slice(span.start, span.end)
      const start = from + span.start + (raw.length - raw.trimStart().length)
      const end = from + span.start + raw.trimEnd().length
      return end > start ? [{ start, end }] : []
    })
}

/**
 * Divides a block into parts that end with a sentence, or at least a word, because the browsers' segmenter takes
 * quadratic time.
 */
function stretchesOf(block: string): Span[] {
  const most = 8000
  const stretches: Span[] = []
  let start = 0
  while (block.length - start > most) {
    const piece = block.slice(start, start + most)
    const ends = [...piece.matchAll(/[a-z]{3}[.!?]["')\]]?\s(?=[A-Z])/g)]
    const last = ends
      .filter((m) => !isUnfinished(piece.slice(Math.max(0, m.index - 20), m.index + m[0].length).trimEnd(), ''))
      .at(-1)
    const end = last && last.index > most / 2 ? start + last.index + last[0].length : cutPosition(block, start, most)
    stretches.push({ start, end })
    start = end
  }
  return [...stretches, { start, end: block.length }]
}

function segmentsOf(block: string, stretch: Span): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter.segment(block.slice(stretch.start, stretch.end))) {
    const start = stretch.start + index
    const last = spans.at(-1)
    // The last word decides; reading a long sentence repeatedly would take quadratic time.
    const before = last ? block.slice(Math.max(last.start, last.end - 40), last.end).trimEnd() : ''
    if (last && (isUnfinished(before, segment) || (/^\s*[a-z,;:)]/.test(segment) && !lowerName.test(segment))))
      last.end = start + segment.length
    else spans.push({ start, end: start + segment.length })
  }
  return spans
}

/** Splits at dots between blanks, as in the entries of a thread: "Ana · 3 h · It was built in 1999". */
function splitAtDots(block: string, { start, end }: Span): Span[] {
  const dots = [...block.slice(start, end).matchAll(/\s[·•]\s/g)].map((m) => start + m.index)
  return [start, ...dots.map((at) => at + 2)].map((from, k) => ({ start: from, end: dots[k] ?? end }))
}

/** Matches names that start a sentence with a small letter: "iPhone", "x86". */
const lowerName = /^\s*["'(]?[a-z]+[A-Z\d]/

/**
 * Splits before names in small letters and before figures, which begin no sentence by the Unicode rules: "… in 2021.
 * micrograd was", "… of three. 12 people". A name without a capital or digit needs its verb, and a word or year before the
 * full stop that is no abbreviation; a figure needs a word behind it, and no abbreviation such as "No." before it.
 */
function splitAtNames(block: string, span: Span): Span[] {
  const parts: Span[] = []
  let { start } = span
  for (const m of block.slice(span.start, span.end).matchAll(/[.!?]["')\]]?\s+(?=["'(]?[a-z]|\d)/g)) {
    const end = span.start + m.index + m[0].length
    const [before, after] = [block.slice(Math.max(start, end - 40), end).trimEnd(), block.slice(end, end + 40)].map(
      (text) => text.replaceAll('\u200b', ''),
    ) as [string, string]
    const begins =
      lowerName.test(after) ||
      (plainName.test(after) && /(?:\d{4}|\p{L}{5})\.$/u.test(before)) ||
      (figureAtStart.test(after) && end - start > LEAST_BEFORE_FIGURE)
    if (!begins || isUnfinished(before, after)) continue
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: span.end }]
}
/** Matches "12 people", "39A was" and "600 million people". */
const figureAtStart = /^\d[\d.,]*[A-Z]?\s+[a-z]{2}/
/** Characters of a sentence before one that begins with a figure: "3. 12 people" is an item of a list. */
const LEAST_BEFORE_FIGURE = 10
const plainName =
  /^[a-z]{4,20}\s(?:is|are|was|were|has|had|can|uses|trains|runs|comes|contains|consists|supports|came|[a-z]{3,}(?:ed|[^s\W]s))\s/

/** Maximum length of a sentence, in UTF-16 units. The longest real one that we found is below 700. */
const LONGEST_SENTENCE = 2000

function splitLongSentence(block: string, span: Span): Span[] {
  const parts: Span[] = []
  let { start } = span
  while (span.end - start > LONGEST_SENTENCE) {
    const end = cutPosition(block, start, LONGEST_SENTENCE)
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: span.end }]
}

/** Returns the last blank in the second half of `most` characters, else their end, but never in a surrogate pair. */
function cutPosition(block: string, start: number, most: number): number {
  const blank = block.slice(start, start + most).lastIndexOf(' ')
  const inPair = /[\uDC00-\uDFFF]/.test(block[start + most] ?? '') ? 1 : 0
  return start + (blank > most / 2 ? blank : most - inPair)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Whether a full stop belongs to an abbreviation or initial, so that the sentence goes on behind it.
 *
 * @param before the text up to the full stop, at least its last 40 characters or the sentence so far
 * @param next the text behind it
 */
function isUnfinished(before: string, next: string): boolean {
  const [, said = '', word = ''] = /^(.*?)([^\s("'[]+)\.$/su.exec(before) ?? []
  if (word === '') return false
  const lower = word.toLowerCase()
  // The "P." of "John P. Marsh" is an initial, and no page.
  const isInitial = /^\p{Lu}$/u.test(word) && /^\s*\p{Lu}/u.test(next)
  if (beforeNumber.has(lower) && !isInitial) return /^\s*\d/.test(next) && !/['’]$/.test(said)
  if (weekdayAbbreviation.test(word))
    return /^\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)/.test(next) || (word === 'Sat' && /^\s*(?:V|IB?)\b/.test(next))
  if (lifeAbbreviations.has(word))
    return /^\s*(?:\d|(?:in|on|at)\s)/.test(next) || monthAndDay.test(next) || /[(,;]\s*$/.test(said)
  // A case has a party on both sides of its "v.", and the second may be "The Crown".
  if (/^vs?$/.test(word) && /\p{Lu}[\p{L}'’-]* $/u.test(said)) return true
  if (sentenceOpener.test(next)) return false
  // "She said so on X. The works …": the site, not an initial.
  if (word === 'X' && /\b(?:on|via|from|to) $/.test(said)) return false
  if (/^\p{Lu}$/u.test(word)) return !isDesignation(said, word, next)
  if (abbreviationsInsideOrAtEnd.has(lower)) return !(hasVerb.test(said) && nameAndVerb.test(next))
  if (/^(?:\p{Lu}\.-?)+\p{Lu}$/u.test(word) || abbreviationsAnywhere.has(lower)) return true
  return /^\p{Lu}/u.test(word) && capitalAbbreviations.has(lower)
}

/** Whether a capital names a thing and no person: "a Saturn V", "vitamin C", "Plan B". */
function isDesignation(said: string, letter: string, next: string): boolean {
  const [, article, name = ''] = /(?:\b(an?|the)\s+)?([\p{L}-]+)\s$/u.exec(said) ?? []
  if (name === '' || firstNames.has(name.toLowerCase())) return false
  if ((article !== undefined && /^\p{Lu}/u.test(name)) || numberedNouns.has(name.toLowerCase())) return true
  return /[IVX]/.test(letter) && /^\p{Lu}/u.test(name) && hasVerb.test(said) && nameAndVerb.test(next)
}

/** Words that start a sentence much more often than they follow an abbreviation: "… the Ph.D. In 2015 he …". */
const sentenceOpener =
  /^\s*["'(]?(?:He|She|It|They|We|I(?!\.)|You|The|This|That|These|Those|There|Then|In|On|At|By|For|From|After|Before|But|And|When|While|His|Her|Their|Its|As|If|An|A(?!\.)|Later|However|Both|Some|Most|All|No|During|Since|With)\b/
const verb = String.raw`(?:is|are|was|were|has|had|have|did|does|will|would|can|could|became|began|left|led|made|took|won|went|wrote|came|said|built|flew|ran|\p{Ll}{3,}ed)`
const hasVerb = new RegExp(String.raw`(?<![\p{L}])${verb}(?![\p{L}])`, 'u')
/** Matches a name and its verb, as at the start of a statement, but not "Chairman Allen said" behind "Boeing Co.". */
const nameAndVerb = new RegExp(
  String.raw`^\s*["'(]?(?!(?:Chair\p{Ll}*|President|Vice|Chief|CEO|Director|Founder|Secretary|Executive|Day|School|High)\b)(?:\p{Lu}[\p{L}\p{N}'-]*\s+){1,3}${verb}(?![\p{L}])`,
  'u',
)

/** Abbreviations that only a number follows: "He said no." ends a sentence. */
const beforeNumber = wordSet(
  'no nos fig figs vol vols pp p ch chap sec sect art arts para paras op min max apt rm ver tel ext s ss cl reg regs sch',
)
/** Abbreviations of "born", "died", "flourished" and "near", before a date or place. */
const lifeAbbreviations = wordSet('b d fl nr')
const monthAndDay = /^\s*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*)\s\d/
const weekdayAbbreviation = /^(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)$/
/** Abbreviations that may be in the middle of a sentence, or at its end before a name with its verb. */
const abbreviationsInsideOrAtEnd = wordSet(
  'co inc ltd corp bros plc llc jr sr esq etc ave blvd rd a.m p.m ph.d m.d m.sc b.sc m.a b.a d.c al ' +
    'eng intl natl assn mfg sam',
)
const abbreviationsAnywhere = wordSet(
  'mr mrs ms messrs mme mlle dr prof st mt ft ste v vs cf eg ie approx ca est u.s u.k u.n e.g i.e',
)
/** Abbreviations with a capital: titles, months, states; "fig", "gen" and "rear" in small letters are words. */
const capitalAbbreviations = wordSet(
  'hon rev fr msgr gov sen rep pres supt insp atty asst assoc dept univ inst brig gen col lt sgt capt cmdr cdr lcdr ' +
    'comdr maj cpl pvt ens adm vadm radm rear sqn ldr flt wg jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn ' +
    'tenn tex va vt wash wis wyo ed eds trans wm geo thos chas jas jos saml robt edw benj danl jno',
)
const numberedNouns = wordSet(
  'vitamin vitamins plan type class group grade category hepatitis option section appendix part point phase series model ' +
    'mark version stage letter schedule exhibit platform gate terminal zone wing runway box site unit team channel room',
)
