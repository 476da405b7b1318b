import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Block, Document } from '@/lib/dossier/readers/block'
import { isoOf } from '@/lib/dossier/format/iso-of'
import { isWholeSentence } from './compose'
import { hasVerb } from './verbs'

/** The date that a document gives for itself, as ISO at its own grain; undefined where it gives none. */
export function statedDate({ blocks, date }: Document): string | undefined {
  const own = date === undefined ? undefined : firstDate(date)
  if (own) return own
  for (const block of blocks.slice(0, HEAD)) {
    const found = dateOfLine(block)
    if (found) return found
  }
  return undefined
}

/** Whether a short line near the start says how old the document is. */
export function saysDate(block: Block, index: number): boolean {
  return index < HEAD && block.kind === 'text' && block.text.length < 120 && dateOfLine(block) !== undefined
}

/** Blocks at the start of a document among which its date is looked for. */
const HEAD = 14

const LABEL =
  /^\W*(?:(?:report|research|document|publication|release|issue|data|information|facts|knowledge|review|sheet|page|file|card|entry|text|profile|list)\s+)?(?:date[ds]?(?: of (?:issue|report|publication|writing|completion|this \w+))?|as (?:of|at)|(?:correct|current|accurate|valid) (?:as (?:of|at)|to|on|at)|last (?:updated?|revised|reviewed|checked|edited|change[ds]?|modified|verified)|updated?|edition|version(?: of)?|status(?: as of)?|stand|cut-?off|generated|compiled|prepared|published|written|issued|completed|posted|filed|sent|delivered|released)(?:\s+(?:on|of|at|in|date))?\W{1,4}/i
const WORD =
  /\b(?:as of|updated|published|generated|prepared|compiled|written|created|completed|revised|started|issued|drafted|finished|report of|memo of|briefing of|dated|researched|checked|reviewed|broadcast|recorded|delivered|presented|posted|filed|submitted|released|circulated|sent|edited|(?:correct|current|accurate) (?:to|at|on)|as at)\b/i

function dateOfLine({ kind, text: whole, cells }: Block): string | undefined {
  // "[3] Northern Echo, 12 May 1931" is a source.
  if (kind === 'footnote' || whole.length > 400 || /^\s*[[【]\^?\w{1,4}[\]】]/.test(whole)) return undefined
  const [name, value, more] = cells ?? []
  // "Date | 12 March 2024" in a table at the head.
  if (kind === 'row')
    return name && value && !more && LABEL.exec(`${name.text}: `)?.[0].length === name.text.length + 2
      ? firstDate(value.text)
      : undefined
  const text = whole.replace(/\s+/g, ' ')
  const label = LABEL.exec(text.slice(0, 80))?.[0]
  if (label !== undefined) return firstDate(text.slice(label.length, label.length + 60))
  // "Born: 7 April 1889"
  if (OTHER_LABEL.test(text)) return undefined
  const line = text.slice(0, 200)
  const word = WORD.exec(line)
  const rest = line.replace(WORD, '')
  const isShort = line.length < 90 && (!hasVerb(rest) || !isWholeSentence(rest))
  const own = dateOfKind(line) ?? dateOfPlace(line)
  if (own !== undefined) return own
  // "Published in 1813" is about a book: a document has a month at least.
  if (word && (isShort || word.index < 60)) {
    const found = firstDate(line.slice(word.index + word[0].length, word.index + word[0].length + 70))
    if (
      found &&
      found.length > 4 &&
      (isShort ||
        (/^\W*(?:on|in|for|by|:|\d|\p{Lu})/u.test(line.slice(word.index + word[0].length)) &&
          word.index < 40 &&
          !hasSubjectBefore(line, word.index)))
    )
      return found
  }
  if (!isShort || word) return undefined
  // "Lagos, 3 June 2024", "By our staff · 26 September 2011".
  const only = datesOf(fold(line))
  const [date] = only
  const dotted = only.length === 0 ? DOTTED.exec(line)?.[0] : undefined
  const iso = date ? isoOf(date.value) : dotted === undefined ? undefined : firstDate(dotted)
  // "March 2024" is a whole line, or the end of a byline.
  const isAlone =
    /(?:^\W*|[·•|—–]\s+|,\s+)\p{Lu}\p{L}+,? \d{4}\W*$/u.test(line) &&
    (/^\W*(?:\p{Lu}\p{L}+,? \d{4}\W*$|by|author)\b/iu.test(line) || /[·•|—–]\s+\p{Lu}\p{L}+,? \d{4}\W*$/u.test(line))
  return only.length + (dotted === undefined ? 0 : 1) === 1 &&
    (iso?.length === 10 || (iso?.length === 7 && isAlone)) &&
    kind !== 'item' &&
    line.length < 80
    ? iso
    : undefined
}

/** "Lecture given in Whitstone on 8 March 2016", "A sketch by R. Ogilvie, May 2018": what the document is, and its date. */
function dateOfKind(line: string): string | undefined {
  if (!KIND.test(line) || line.length > 140) return undefined
  const end = /(?:\d{1,2}(?:st|nd|rd|th)? )?\p{Lu}\p{L}{2,8}\.?,? (?:\d{1,2}, )?(?:19|20)\d\d\W*$/u.exec(line)
  return end === null || end.index < 6 ? undefined : firstDate(end[0])
}
const KIND =
  /^\W*(?:(?:an?|the|this|my|our) )?(?:\p{L}+ ){0,2}(?:lecture|talk|paper|speech|report|memo(?:randum)?|letter|interview|sketch|essay|article|note|notes|briefing|study|minutes|newsletter|bulletin|edition|issue|address|profile|portrait|review|column|post|dossier|broadcast|transcript|presentation|handout|draft|summary|overview|survey|guide|factsheet|fact sheet)\b(?!.*\b(?:is|are|was|were|has|have|had)\b)/iu

const OTHER_LABEL =
  /^\W*(?:(?:place and )?date of (?:birth|death)|born|birth|died|death|founded|established|opened|built|completed|launched|married|in (?:service|office|use)|active|period|reign(?:ed)?|signed|flight|first \p{Ll}+|foundation|construction|discovered|closed)\W{0,3}:/iu

/** "LISBON, March 3, 2022 (Wire) -": the place and the day before a story. */
function dateOfPlace(line: string): string | undefined {
  const [, day] =
    /^\p{Lu}[\p{Lu}. '-]{2,40}(?:, \p{Lu}\p{L}+\.?)?, ([^()]{6,24}?)(?: \([^()]{1,30}\))? ?(?:--?|[–—]) /u.exec(line) ??
    []
  return day === undefined ? undefined : firstDate(day)
}

/** "The book was published on 3 June": the word is the verb of a sentence. */
function hasSubjectBefore(line: string, at: number): boolean {
  return /\b(?:was|were|is|are|been|being|first|he|she|it|they)\s+(?:\w+\s+)?$/i.test(line.slice(0, at))
}

const DOTTED = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/

function firstDate(text: string): string | undefined {
  const plain =
    /\b\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? /\b(\d{4})[/.](\d{2})[/.](\d{2})\b/.exec(text)?.slice(1).join('-') ?? text
  // Days come first where dots part them.
  const dotted = DOTTED.exec(text)
  if (dotted && Number(dotted[2]) <= 12 && Number(dotted[1]) <= 31)
    return [dotted[3], dotted[2]?.padStart(2, '0'), dotted[1]?.padStart(2, '0')].join('-')
  const month = /^\W*(\d{4}-(?:0[1-9]|1[0-2]))(?![-\d])/.exec(text)?.[1]
  if (month) return month
  for (const { value } of datesOf(fold(plain))) {
    const iso = isoOf(value)
    if (iso !== undefined) return iso
  }
  return undefined
}
