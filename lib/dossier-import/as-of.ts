import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import type { Block, Document } from './block'
import { isoOf } from './iso-of'
import { hasVerb } from './verbs'

/** The date that a document gives for itself, as ISO at its own grain; undefined where it gives none. */
export function statedDate({ blocks, date }: Document): string | undefined {
  const own = date === undefined ? undefined : firstDate(date)
  if (own) return own
  const near = [...blocks.slice(0, HEAD), ...blocks.slice(Math.max(HEAD, blocks.length - TAIL))]
  for (const block of near) {
    const found = dateOfLine(block)
    if (found) return found
  }
  return undefined
}

/** Whether a short line near the start says how old the document is. */
export function saysDate(block: Block, index: number): boolean {
  return index < HEAD && block.kind === 'text' && block.text.length < 120 && dateOfLine(block) !== undefined
}

/** Blocks at the start and at the end of a document among which its date is looked for. */
const [HEAD, TAIL] = [14, 5]

const LABEL =
  /^\W*(?:(?:report|research|document|publication|release|issue)\s+)?(?:date[ds]?|as of|last (?:updated?|revised|checked|edited|change[ds]?|modified)|updated?|edition|version(?: of)?|status(?: as of)?|stand)(?:\s+(?:on|of|at))?\W{1,4}/i
const WORD =
  /\b(?:as of|updated|published|generated|prepared|compiled|written|created|completed|revised|started|issued|drafted|finished|report of|memo of|briefing of|dated|researched|checked|reviewed)\b/i

function dateOfLine({ kind, text }: Block): string | undefined {
  if (kind === 'row' || kind === 'footnote' || text.length > 400) return undefined
  const label = LABEL.exec(text.slice(0, 80))?.[0]
  if (label !== undefined) return firstDate(text.slice(label.length, label.length + 60))
  const line = text.slice(0, 200)
  const word = WORD.exec(line)
  const isShort = line.length < 90 && !hasVerb(line.replace(WORD, ''))
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
  const iso = date ? isoOf(date.value) : undefined
  return only.length === 1 && iso?.length === 10 && kind !== 'item' && line.length < 80 ? iso : undefined
}

/** "The book was published on 3 June": the word is the verb of a sentence. */
function hasSubjectBefore(line: string, at: number): boolean {
  return /\b(?:was|were|is|are|been|being|first|he|she|it|they)\s+(?:\w+\s+)?$/i.test(line.slice(0, at))
}

function firstDate(text: string): string | undefined {
  const plain = /\b\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? text
  for (const { value } of datesOf(fold(plain))) {
    const iso = isoOf(value)
    if (iso !== undefined) return iso
  }
  return undefined
}
