import { adjectives, firstNames, formsOf, places, type Word } from '@/lib/text/words'
import { isCommonWord, isTitleWord, kindOfName, nameKey, type Gazetteer } from './gazetteer'
import { rowOf } from '@/lib/engine/lexicon/word-table'
import type { NamedItem, GazetteerEntry } from './parsed-sentence'
import type { PlainSentence } from './plain-sentence'
import { peopleIn } from './people-in'
import { isNameSuffix } from './person-names'
import { countedWord, siblingAt } from './siblings'
import type { Span } from '@/lib/text/spans'

/**
 * The names in a sentence, left to right, without overlaps: known ones, quoted titles, and other capitalised words.
 *
 * @param introduced full names from previous sentences, by last word in lower case
 */
export function mentionsOf(
  { folded, span, names, isSmall }: PlainSentence,
  words: Word[],
  gazetteer: Gazetteer,
  introduced: ReadonlyMap<string, NamedItem>,
): NamedItem[] {
  const mentions: NamedItem[] = []
  const free = (start: number, end: number): boolean => !mentions.some((f) => start < f.end && end > f.start)
  const people = peopleIn(folded, words, gazetteer).map(({ entry, start, end, spelledAs }): NamedItem => ({
    ...createNamedItem(entry, true, start, end, folded),
    ...(spelledAs === undefined ? {} : { spelledAs }),
  }))
  const isWithin = (a: NamedItem, b: NamedItem): boolean => a.start >= b.start && a.end <= b.end
  // "Edwin “Buzz” Aldrin": a nickname in quotation marks is no title.
  for (const title of quotedTitles(folded, span, gazetteer))
    if (!people.some((person) => isWithin(title, person))) mentions.push(title)
  for (const person of people) if (free(person.start, person.end)) mentions.push(person)
  for (let i = 0; i < words.length; i++) {
    const sibling = siblingAt(folded, words, i, gazetteer)
    if (sibling) {
      if (free(sibling.item.start, sibling.item.end)) mentions.push(sibling.item)
      i += sibling.length - 1
      continue
    }
    const hit = longestKnownName(folded, words, i, gazetteer, isSmall)
    if (!hit) continue
    const first = words[i]
    const last = words[i + hit.length - 1]
    // "pebbleNet 2" is not pebbleNet.
    const next = words[i + hit.length]
    if (
      hit.entry.kind === 'work' &&
      last &&
      next &&
      /^[A-Z]?\d{1,2}(?:\.\d)?$/.test(next.raw) &&
      folded.slice(last.end, next.start) === ' ' &&
      !countedWord.test(folded.slice(next.end))
    )
      continue
    // "Google I/O" is not Google.
    if (last && /^ [A-Z]{1,3}\/[A-Z]{1,3}\b/.test(folded.slice(last.end, last.end + 8))) continue
    if (hit.length === 1 && isNamesake(folded, words, i, hit.entry, span) && !followsPlace(words, i, mentions)) continue
    if (!first || !last || !free(first.start, last.end)) continue
    const hasSuffix =
      next && isNameSuffix(next.raw) && folded.slice(last.end, next.start) === ' ' && isPerson(hit.entry)
    const known = createNamedItem(hit.entry, true, first.start, hasSuffix ? next.end : last.end, folded)
    mentions.push(hit.spelledAs === undefined ? known : { ...known, spelledAs: hit.spelledAs })
    i += hit.length - 1
  }
  for (const name of names) {
    const owner = ownerIn(name, span, folded, mentions)
    const raw = owner?.text ?? name.raw
    const start = owner?.start ?? span.start + name.start
    const earlier = introduced.get(raw.toLowerCase())
    if (earlier) {
      if (free(start, start + raw.length))
        mentions.push({ ...earlier, start, end: start + raw.length, text: folded.slice(start, start + raw.length) })
      continue
    }
    // The first word of a sentence is always capitalised.
    if (
      !raw.includes(' ') &&
      /^\p{Lu}\p{Ll}+$/u.test(raw) &&
      isAtSentenceStart(folded, span, start) &&
      !opensWithName(raw, words, start)
    )
      continue
    const end = start + raw.length
    if (!free(start, end)) continue
    const told = kindOfName(raw, folded.slice(Math.max(span.start, start - 14), start).toLowerCase())
    const isSomeone =
      told === 'name' && isAtSentenceStart(folded, span, start) && isPersonByContext(raw, folded.slice(end, end + 80))
    const kind = isSomeone ? 'person' : told
    mentions.push(createNamedItem({ id: raw.toLowerCase(), name: raw, kind }, false, start, end, folded))
  }
  return mentions.sort((a, b) => a.start - b.start)
}

/** Returns the name behind "of" in a name that begins with a known thing: "Skylab" in "Saturn V of Skylab". */
function ownerIn(
  { raw, start: at }: { raw: string; start: number },
  span: Span,
  folded: string,
  found: readonly NamedItem[],
): { text: string; start: number } | null {
  const from = span.start + at
  const end = span.start + at + raw.length
  const thing = found.find((f) => f.start === from && f.end < end && f.type !== 'person' && f.type !== 'subject')
  const of = thing && /^ of (?:the )?(?=\p{Lu})/u.exec(folded.slice(thing.end, end))
  if (!of) return null
  const start = thing.end + of[0].length
  return { text: folded.slice(start, end), start }
}

const isPerson = ({ kind }: Pick<GazetteerEntry, 'kind'>): boolean => kind === 'subject' || kind === 'person'

function createNamedItem(entry: GazetteerEntry, known: boolean, start: number, end: number, folded: string): NamedItem {
  return {
    type: entry.kind,
    id: entry.id,
    known,
    pronoun: false,
    certain: true,
    start,
    end,
    text: folded.slice(start, end),
  }
}

/**
 * Whether a family name is part of another name, next to a capitalised word: "Erik Lee", "Lee Foods" are not Ann Lee.
 */
function isNamesake(folded: string, words: Word[], i: number, entry: GazetteerEntry, span: Span): boolean {
  if (!isPerson(entry) || !entry.name.includes(' ')) return false
  const before = words[i - 1]
  const own = words[i]
  const after = words[i + 1]
  if (!own) return false
  const capitals = words.filter((w) => /^\p{Lu}/u.test(w.raw)).length
  if (capitals > words.length * 0.6) return false
  const joins = (a: Word, b: Word): boolean => folded.slice(a.end, b.start) === ' '
  if (
    after &&
    joins(own, after) &&
    /^\p{Lu}\p{Ll}/u.test(after.raw) &&
    !/^(?:I|PhD|MSc|BSc)$/.test(after.raw) &&
    !isNameSuffix(after.raw)
  )
    return true
  if (!before || !joins(before, own) || !/^\p{Lu}\p{Ll}+$/u.test(before.raw)) return false
  if (
    entry.name
      .toLowerCase()
      .split(/[\s-]+/)
      .includes(before.lower)
  )
    return false
  return firstNames.has(before.lower) || (!isAtSentenceStart(folded, span, before.start) && !isTitleWord(before.lower))
}

/** Whether a name follows a place or firm behind a preposition: "At Tesla Karpathy reported" names two. */
function followsPlace(words: readonly Word[], i: number, found: readonly NamedItem[]): boolean {
  const before = words[i - 1]
  const place = found.find((f) => f.end === before?.end && (f.type === 'org' || f.type === 'place'))
  const from = place?.start ?? (before && places.has(before.lower) ? before.start : null)
  const lead = from === null ? undefined : words.findLast((word) => word.end <= from)
  return lead !== undefined && /^(?:at|in|from|for|after|before)$/.test(lead.lower)
}

interface KnownName {
  entry: GazetteerEntry
  length: number
  /** Set where the letters of the text are one word of the name: "USS Hornet". */
  spelledAs?: string
}

/** The longest known name at a word; the initials of "U.S.S. Hornet" may be one word of it. */
function longestKnownName(
  folded: string,
  words: Word[],
  i: number,
  gazetteer: Gazetteer,
  isSmall: boolean,
): KnownName | null {
  const initials = countInitials(folded, words, i)
  const joined = initials > 1 ? longestNameFrom(folded, words, i, initials, gazetteer, isSmall) : null
  if (!joined) return longestNameFrom(folded, words, i, 1, gazetteer, isSmall)
  const raw = words.slice(i, i + joined.length).map((word) => word.raw)
  return { ...joined, spelledAs: [raw.slice(0, initials).join(''), ...raw.slice(initials)].join(' ') }
}

/** Returns the number of initials from a word on: 3 for "U.S.S. Hornet". */
function countInitials(folded: string, words: readonly Word[], i: number): number {
  let count = 0
  for (let word = words[i]; word && isInitial(word, folded); word = words[i + count]) count++
  return count
}

function isInitial({ raw, end }: Word, folded: string): boolean {
  return /^\p{Lu}$/u.test(raw) && folded[end] === '.'
}

/** Returns the longest known name whose first word is `head` words of the text. */
function longestNameFrom(
  folded: string,
  words: Word[],
  i: number,
  head: number,
  gazetteer: Gazetteer,
  isSmall: boolean,
): KnownName | null {
  let key = words
    .slice(i, i + head)
    .map((word) => word.lower)
    .join('')
  // "karpathys advisor": small letters mostly lack the apostrophe too.
  const owner = isSmall && key.endsWith('s') ? key.slice(0, -1) : key
  const longest = (gazetteer.longest.get(key) ?? gazetteer.longest.get(owner) ?? 0) + head - 1
  let best: KnownName | null = null
  for (let n = head - 1; n < longest && i + n < words.length; n++) {
    const word = words[i + n]
    const before = words[i + n - 1]
    if (!word || (n > 0 && before && !/^(?:'s)?[ \-./&]{1,2}$/.test(folded.slice(before.end, word.start)))) break
    if (n >= head) key = `${key} ${word.lower}`
    const named = gazetteer.byName.get(key)
    const entry = named ?? (isSmall && key.endsWith('s') ? personNamed(key.slice(0, -1), gazetteer) : undefined)
    if (!entry) continue
    // "tesla" in lower case may be the name; "apple" or "transformer" may be the thing. Names of one word need their capitals.
    const surface = folded.slice(words[i]?.start ?? 0, named ? word.end : word.end - 1)
    if (
      /[A-Z]/.test(entry.name) &&
      !/[A-Z]/.test(surface) &&
      !/\d/.test(surface) &&
      !countsInSmallLetters(surface, entry, isSmall)
    )
      continue
    best = { entry, length: n + 1 }
  }
  return best
}

function personNamed(key: string, { byName }: Gazetteer): GazetteerEntry | undefined {
  const entry = byName.get(key)
  return entry && isPerson(entry) ? entry : undefined
}

/** Whether a name typed in small letters counts: in a sentence without capitals, or anywhere for rare names. */
function countsInSmallLetters(surface: string, { kind }: GazetteerEntry, isSmall: boolean): boolean {
  const words = surface.split(/[\s-]+/)
  // "collins" looks like a plural, and is in no dictionary.
  const isRare = isPerson({ kind }) && words.every((word) => word.length > 4 && rowOf(word) < 0)
  return isRare || (isSmall && (words.length > 1 || !isCommonWord(surface)))
}

/** Finds quoted titles and known terms: capitalised, and at most 14 words; a longer quotation is speech. */
function quotedTitles(folded: string, span: Span, gazetteer: Gazetteer): NamedItem[] {
  const titles: NamedItem[] = []
  const text = folded.slice(span.start, span.end)
  for (const m of text.matchAll(/"([^"]{2,120})"/g)) {
    const inner = (m[1] ?? '').replace(/[,.;:!?]+$/, '')
    const count = inner.split(/\s+/).length
    const entry = gazetteer.byName.get(nameKey(inner))
    const capitals = inner.split(/\s+/).filter((w) => /^[\p{Lu}\d]/u.test(w)).length
    // A phrase that begins with a small letter is a quotation, unless it is called a term; most words of a title have capitals.
    const isQuotation = /^\p{Ll}+(?:\s|$)/u.test(inner) && (count > 4 || !wordsBeforeTerm.test(text.slice(0, m.index)))
    if (!entry && (count > 14 || isQuotation || (capitals < count / 2 && count > 4))) continue
    const start = span.start + m.index + 1
    titles.push(
      createNamedItem(
        entry ?? { id: nameKey(inner), name: inner, kind: 'work' },
        entry !== undefined,
        start,
        start + inner.length,
        folded,
      ),
    )
  }
  return titles
}

const wordsBeforeTerm =
  /\b(?:terms?|words?|phrase|expression|name|label|coin(?:s|ed|ing)?|dubbed|called|named|nicknamed|titled)\b[^"]{0,20}$/i

/** Whether the first word of a sentence is a name: it is listed, or a verb follows and it is not a common word. */
function opensWithName(raw: string, words: Word[], start: number): boolean {
  const lower = raw.toLowerCase()
  if (firstNames.has(lower) || places.has(lower)) return true
  const next = words[words.findIndex((w) => w.start >= start) + 1]
  const { lemma } = formsOf(raw)
  return (
    next !== undefined &&
    /^(was|is|were|has|had|did|said|says)$/.test(next.lower) &&
    lemma === lower &&
    !adjectives.has(lower) &&
    !/(s|ing|ed|ly|ion|ment|ness)$/.test(lower)
  )
}

/** Whether an unlisted name is a person: two or three capitalised words, followed by words that describe people. */
function isPersonByContext(raw: string, after: string): boolean {
  const names = raw.split(' ')
  const areNames = names.every((name) => /^\p{Lu}\p{Ll}[\p{L}'-]*$/u.test(name) && !isCommonWord(name))
  return (names.length === 2 || names.length === 3) && areNames && contextOfPeople.test(after)
}

const occupations =
  'chemist|physicist|mathematician|scientist|researcher|engineer|educator|programmer|entrepreneur|author|professor|lecturer|teacher|student|' +
  'writer|journalist|biologist|economist|historian|philosopher|lawyer|physician|nurse|painter|singer|composer|actor|actress|musician|poet|' +
  'novelist|politician|admiral|astronomer|geologist|architect|psychologist|linguist|woman|man'
/** Matches "a chemist" before punctuation or a preposition, but not "an engineer training programme". */
const describedPerson = `(?:an?|the|one of the) (?:[\\w-]+ ){0,3}?(?:${occupations})s?(?=[^\\s\\w'-]|$| (?:at|in|from|of|who|whose|and|for|with|by|on)\\b)`
const contextOfPeople = new RegExp(
  `^(?:,? who\\b| (?:is|was|became) ${describedPerson}|, ${describedPerson}|,? (?:was |is )?\\(?born\\b| (?:studied|graduated|married|grew up)\\b| (?:took|did|finished|completed|began|earned|received|wrote) (?:his|her)\\b)`,
)

function isAtSentenceStart(folded: string, span: Span, at: number): boolean {
  return !/\p{L}/u.test(folded.slice(span.start, at)) || /[.:!?]["')\]]?\s+["'(]?$/.test(folded.slice(span.start, at))
}
