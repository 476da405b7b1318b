import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { DocBlock, ParsedDocument } from '@/lib/dossier/readers/block'
import { isoDateOf } from '@/lib/text/iso-date-of'
import { ACCESS_DATE } from './source-entry'
import { isWholeSentence } from './compose'
import { hasVerb } from '@/lib/text/verbs'

/** Returns the date that a document gives for itself, as an ISO day, month or year; undefined where it gives none. */
export function statedDate({ blocks, date }: ParsedDocument): string | undefined {
  const own = date === undefined ? undefined : firstDateIn(date)
  if (own) return own
  for (const block of blocks.slice(0, HEAD_BLOCKS)) {
    const found = dateOfLine(block) ?? firstDateIn(DATELINE_PATTERN.exec(block.text)?.[1] ?? '')
    if (found) return found
  }
  return undefined
}

export function saysDate(block: DocBlock, index: number): boolean {
  return index < HEAD_BLOCKS && block.kind === 'text' && block.text.length < 120 && dateOfLine(block) !== undefined
}

/** Blocks at the start of a document among which its date is looked for. */
const HEAD_BLOCKS = 14

const DATE_LABEL =
  /^\W*(?:(?:report|research|document|publication|release|issue|data|information|facts|knowledge|review|sheet|page|file|card|entry|text|profile|list)\s+)?(?:date[ds]?(?: of (?:issue|report|publication|writing|completion|this \w+))?|as (?:of|at)|(?:correct|current|accurate|valid) (?:as (?:of|at)|to|on|at)|last (?:updated?|revised|reviewed|checked|edited|change[ds]?|modified|verified)|updated?|edition|version(?: of)?|status(?: as of)?|stand|cut-?off|started|generated|compiled|prepared|published|written|issued|completed|posted|filed|sent|delivered|released)(?:\s+(?:on|of|at|in|date))?\W{1,4}/i

/** "DUBLIN, July 2, 2014 — Jazz today announced": place and day before the first sentence of a news item. */
const DATELINE_PATTERN =
  /^[\p{Lu}][\p{Lu}. ]{2,30}(?:, [\p{L}. ]{2,20})?(?:,| \() ?(\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})\)? ?(?:\/[^/]{2,30}\/ ?)?[—–-]/u

function dateOfLine({ kind, text: whole, cells }: DocBlock): string | undefined {
  // "[3] Northern Echo, 12 May 1931" is a source.
  if (kind === 'footnote' || whole.length > 400 || /^\s*[[【]\^?\w{1,4}[\]】]/.test(whole)) return undefined
  const [name, value, more] = cells ?? []
  // "Date | 12 March 2024" in a table at the head.
  if (kind === 'row')
    return name && value && !more && DATE_LABEL.exec(`${name.text}: `)?.[0].length === name.text.length + 2
      ? firstDateIn(value.text)
      : undefined
  const text = whole.replace(/\s+/g, ' ')
  const label = DATE_LABEL.exec(text.slice(0, 80))?.[0]
  if (label !== undefined) return firstDateIn(text.slice(label.length, label.length + 60))
  if (text.length > 100 || kind === 'item' || OTHER_DATE_LABEL.test(text) || ACCESS_DATE.test(text)) return undefined
  // "Lagos, 3 June 2024", "Report completed in May 2018": a line that is no sentence, with one date.
  const said = text.replace(MAKING_WORD, '')
  const dates = datesOf(fold(said))
  if (dates.length > 1 || (hasVerb(said) && isWholeSentence(said))) return undefined
  const iso = firstDateIn(said)
  return iso?.length === 10 || (iso?.length === 7 && /\d{4}\W*$/.test(said)) ? iso : undefined
}

/** Participles on how a document was made: a line with one of them, such as "Updated May 2018", is no sentence. */
const MAKING_WORD =
  /\b(?:updated|published|generated|prepared|compiled|written|created|completed|revised|started|issued|drafted|finished|researched|checked|reviewed|recorded|presented|posted|filed|submitted|released|circulated|sent|edited|given|handed in)\b/i

/** Labels whose date is not that of the document: "Born: 7 April 1889", "Source: Review, March 2021". */
const OTHER_DATE_LABEL =
  /^\W*(?:(?:place and )?date of (?:birth|death)|born|birth|died|death|founded|established|opened|built|completed|launched|married|in (?:service|office|use)|active|period|reign(?:ed)?|signed|flight|first \p{Ll}+|foundation|construction|discovered|closed|sources?|references?)\W{0,3}:/iu
const DOTTED_DATE = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/

/** Returns the first date in a text, as an ISO day, month or year. */
export function firstDateIn(text: string): string | undefined {
  const plain =
    /\b\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? /\b(\d{4})[/.](\d{2})[/.](\d{2})\b/.exec(text)?.slice(1).join('-') ?? text
  // In dates with dots, the day comes first: "12.5.1931".
  const dotted = DOTTED_DATE.exec(text)
  if (dotted && Number(dotted[2]) <= 12 && Number(dotted[1]) <= 31)
    return [dotted[3], dotted[2]?.padStart(2, '0'), dotted[1]?.padStart(2, '0')].join('-')
  const month = /^\W*(\d{4}-(?:0[1-9]|1[0-2]))(?![-\d])/.exec(text)?.[1]
  if (month) return month
  for (const { value } of datesOf(fold(plain))) {
    const iso = isoDateOf(value)
    if (iso !== undefined) return iso
  }
  return undefined
}
