import { defined } from '@/lib/text/defined'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { writeMarks } from '@/lib/dossier/format/mark-syntax'
import type { Mark } from '@/lib/dossier/format/schema'
import { occurrencesOf, proposeDetails } from '@/lib/dossiers/data/propose-details'
import type { Span } from '@/lib/text/spans'

interface Detail extends AuthoredSlot {
  words: string
}

type AuthoredSlot = Pick<AuthoredClaim['slots'][number], 'type' | 'value' | 'single'>

/**
 * Returns a statement as a new claim. Its dates and numbers are the values that an article could get wrong, and its
 * time is its date where it has exactly one.
 * @param sources numbers of all sources that the claim cites
 * @param names names of the subject, which are no values
 */
export function draftedClaim(
  statement: string,
  { id, sources, section }: Pick<AuthoredClaim, 'id' | 'sources' | 'section'>,
  names: readonly string[],
): AuthoredClaim {
  const text = statement.trim()
  const values = valuesOf(text, names)
  const marks: Mark[] = []
  for (const [slot, { words }] of values.entries()) {
    const span = findWholeWords(text, words)
    if (span !== null && !marks.some((mark) => span.start < mark.end && span.end > mark.start))
      marks.push({ slot, ...span })
  }
  const dates = values.filter(({ type, value }) => type === 'date' && /^\d{4}(-\d{2}){0,2}$/.test(value))
  const [firstDate] = dates
  return defined({
    id,
    section,
    text: writeMarks({ text, marks }),
    status: 'established' as const,
    time: dates.length === 1 ? firstDate?.value : undefined,
    sources,
    notes: [],
    slots: values.map(({ type, value, single }) => ({ type, value, single })),
    phrasings: [],
    examples: { contradicts: [], unrelated: [] },
  })
}

/** Returns the dates and numbers of a text in the order of their words. */
function valuesOf(text: string, names: readonly string[]): Detail[] {
  const details = proposeDetails(text, names)
    .map(({ type, value, single, start, end }) => ({ type, value, single, words: text.slice(start, end) }))
    .sort((a, b) => text.indexOf(a.words) - text.indexOf(b.words))
  // A value whose words are also those of another one has no mark of its own: "2" in "Debian 2.1 required 2 CDs".
  const distinct = details.filter(
    ({ words }, at) => !details.some((other, i) => (i < at || other.words !== words) && other.words.includes(words)),
  )
  return distinct.filter(({ type }) => type === 'date' || type === 'number')
}

function findWholeWords(text: string, words: string): Span | null {
  const isWhole = ({ start, end }: Span): boolean =>
    !(isLetter(text[start - 1]) && isLetter(words[0])) && !(isLetter(text[end]) && isLetter(words.at(-1)))
  return occurrencesOf(words, text).find(isWhole) ?? null
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
}
