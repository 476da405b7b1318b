import { pronounOfName, type Word } from '@/lib/text/words'
import { isPossessiveHer } from './clauses'
import { descriptionAt, isTradeNoun, type Description } from './descriptions'
import { nameKey, type Gazetteer } from './gazetteer'
import type { NamedItem } from './parsed-sentence'
import { spansOverlap, type Span } from '@/lib/text/spans'

/** The persons and organisations that the text is about, updated by each sentence. */
export interface Discourse {
  /** Id of the person that a pronoun most likely means; null before anyone is named. */
  focus: string | null
  /** Number of sentences since the person in focus was named, not only meant by a pronoun. */
  focusAge: number
  /** Number of times that the text has named the subject, and all people together. A heading counts `HEADING_MENTIONS` times. */
  mentions: { subject: number; all: number }
  /** Other people named in the last two sentences: they make a pronoun uncertain. */
  otherPeople: { id: string; age: number }[]
  /** Sentences since a year was named: for four, a bare month may belong to that year, and not to the article's. */
  yearAge: number
  /** The organisation last named, for "the company". */
  organisation: NamedItem | null
  /** The subject's numbered sibling last named, while "it" may mean it. */
  sibling: NamedItem | null
  /** Whether the last sentence that began with no pronoun was on something else than the subject, which is a thing. */
  isOnOther: boolean
  /** Full names that are not in the dossier, by last word in lower case: "Anna Bunal" may be "Bunal" from then on. */
  introduced: Map<string, NamedItem>
}

export function newDiscourse(): Discourse {
  return {
    focus: null,
    focusAge: 0,
    mentions: { subject: 0, all: 0 },
    otherPeople: [],
    yearAge: Infinity,
    organisation: null,
    sibling: null,
    isOnOther: false,
    introduced: new Map(),
  }
}

/**
 * Resolves the pronouns and descriptions of a sentence, adds them to its names, and updates the discourse. A pronoun
 * means the person in focus; where another person is possible, it is marked as uncertain.
 */
export function resolvePronouns(
  words: Word[],
  named: NamedItem[],
  gazetteer: Gazetteer,
  discourse: Discourse,
  heading: boolean,
): { named: NamedItem[]; ambiguous: boolean } {
  const subject = gazetteer.subject.id
  returnToTopic(discourse, subject)
  const result = [...named]
  let ambiguous = false
  const people = named.filter(isPerson)
  const nameAhead = namedAfterClause(words, named)
  for (const [i, word] of words.entries()) {
    if (named.some((n) => spansOverlap(n, word))) continue
    const gender = genderOf.get(word.lower)
    if (gender) {
      const mine = gazetteer.pronoun === null || gazetteer.pronoun === gender
      const mayMean = (id: string): boolean => (id === subject ? mine : pronounFitsName(id, gender))
      const earlier = result
        .filter((p) => isPerson(p) && p.end <= word.start && mayMean(p.id))
        .sort((a, b) => a.start - b.start)
      // "In a talk with the host, Kim, she said": a person after a preposition is seldom meant when another one is in
      // focus.
      const before =
        discourse.focus === subject ? earlier.filter((p) => p.id === subject || !isAside(words, p)) : earlier
      // "Musk appointed him": an object is not the acting person.
      const object =
        /^(him|her)$/.test(word.lower) &&
        before.length === 1 &&
        before[0]?.id !== subject &&
        discourse.focus === subject &&
        !before[0]?.pronoun &&
        !isOwnedBySubject(words, i)
      const subjectIfMine = mine ? subject : null
      const inFocus = discourse.focus === null || mayMean(discourse.focus) ? discourse.focus : subjectIfMine
      const idBefore = before.some((p) => p.id === subject) ? subject : before[0]?.id
      const id = idBefore ?? nameAhead?.id ?? inFocus
      // The first person of a sentence stays in focus; after a second one, a pronoun is uncertain. "Before he joined
      // the firm, Lee had …": the only person of a sentence is meant by its first pronoun too.
      const alone =
        before.length === 0 && mine && people.length > 0 && people.every((p) => p.id === subject || !mayMean(p.id))
      const mayBeOther =
        before.length > 0
          ? before[0]?.id !== subject
          : discourse.otherPeople.some((r) => mayMean(r.id)) && nameAhead === null
      const others = !alone && mayBeOther
      if ((id === subject || alone || object) && mine) {
        const doubtful = others && !object
        if (doubtful) ambiguous = true
        result.push(pronounItem('subject', subject, word, word.raw, !doubtful))
      } else if (id !== null || !mine) result.push(pronounItem('person', id ?? '?', word, word.raw, false))
      continue
    }
    const described = descriptionAt(words, i)
    // "The University of Toronto" is a name, "the university" is not.
    if (!described || named.some((n) => word.start < n.end && described.end > n.start)) continue
    const meant = described.kind === 'org' ? organisationFor(described, gazetteer, discourse) : null
    if (meant) {
      const { end, text } = described
      result.push({ ...meant, start: word.start, end, text, pronoun: true, certain: false })
    } else if (described.kind === 'person' && discourse.focus === subject && !result.some(isPerson)) {
      // The description means the subject, unless a person is named: "He reported to the director" means another one.
      const place = { start: word.start, end: described.end }
      result.push(pronounItem('subject', subject, place, described.text, discourse.otherPeople.length === 0))
    }
  }
  result.sort((a, b) => a.start - b.start)
  moveFocus(discourse, result, subject, heading, words)
  return { named: result, ambiguous }
}

/** Number of sentences for which a person who is not the topic of the text stays in focus without being named. */
const LONGEST_ASIDE = 2

/** Moves the focus back to the subject, if it has half of all mentions, from a person not named for two sentences. */
function returnToTopic(discourse: Discourse, subject: string): void {
  const { focus, mentions } = discourse
  if (focus === null || focus === subject || ++discourse.focusAge <= LONGEST_ASIDE) return
  if (mentions.subject > 0 && 2 * mentions.subject >= mentions.all) discourse.focus = subject
}

/** Whether a pronoun fits the first word of a name, as a given name; true where its gender is unknown. */
function pronounFitsName(id: string, pronoun: string): boolean {
  const known = id === '?' ? null : pronounOfName(id.split(/[\s-]/, 1)[0] ?? '')
  return known === null || known === pronoun
}

/** Returns the person named right after an opening clause, whom its pronoun means: "Before he joined, Lee was …". */
function namedAfterClause(words: readonly Word[], named: readonly NamedItem[]): NamedItem | null {
  if (!clauseOpeners.has(words[0]?.lower ?? '')) return null
  const [first] = named.filter((n) => isPerson(n) || (n.type === 'name' && !n.known && n.id.includes(' ')))
  const before = first && words.findLast((w) => w.end <= first.start)
  return first && before && first.start - before.end > 1 ? first : null
}
const clauseOpeners = new Set('before after while when as since although though once until'.split(' '))

/**
 * Whether the object at `i` belongs to the subject of its verb, as in "Kim took her doctorate", but not in "Kim praised
 * her book".
 */
function isOwnedBySubject(words: readonly Word[], i: number): boolean {
  return verbsOnOwnThings.has(words[i - 1]?.lemma ?? '') && isPossessiveHer(words[i + 1])
}
const verbsOnOwnThings = new Set(
  'take do finish complete begin start earn receive obtain write defend spend hold pursue'.split(' '),
)

/** Returns the last organisation if the noun fits, else the one that the dossier calls so ("carmaker"), or null. */
function organisationFor({ noun, text }: Description, gazetteer: Gazetteer, discourse: Discourse): NamedItem | null {
  const last = discourse.organisation
  const nameOf = (id: string): string => gazetteer.byName.get(nameKey(id))?.name ?? id
  if (last && isTradeNoun(noun, nameOf(last.id), gazetteer.described)) return last
  const only = gazetteer.described.get(noun)
  return only ? pronounItem('org', only.id, { start: 0, end: 0 }, text, false) : null
}

const genderOf = new Map<string, string>([
  ['he', 'he'],
  ['his', 'he'],
  ['him', 'he'],
  ['himself', 'he'],
  ["he's", 'he'],
  ["he'd", 'he'],
  ["he'll", 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['hers', 'she'],
  ['herself', 'she'],
  ["she's", 'she'],
  ["she'd", 'she'],
])

function pronounItem(
  type: 'subject' | 'person' | 'org',
  id: string,
  { start, end }: Span,
  text: string,
  certain: boolean,
): NamedItem {
  return { type, id, known: true, pronoun: true, certain, start, end, text }
}

function isPerson({ type }: NamedItem): boolean {
  return type === 'subject' || type === 'person'
}

/**
 * Whether a person is named only in passing: after a preposition, as an owner ("Kim's class"), or in a subordinate
 * clause ("where Kim taught him").
 */
function isAside(words: Word[], person: NamedItem): boolean {
  const at = words.findIndex((w) => w.start >= person.start)
  const before = words.slice(Math.max(0, at - 3), at)
  const owner = words.some((w) => w.start < person.end && w.end >= person.end && /'s?$/.test(w.lower))
  return (
    owner || before.some((w) => prepositions.has(w.lower)) || (at > 3 && before.some((w) => subordinators.has(w.lower)))
  )
}
const subordinators = new Set('where whose whom which that when while because'.split(' '))
const prepositions = new Set(
  'in with by of for from to under host about against like than at on alongside including'.split(' '),
)

const HEADING_MENTIONS = 3

function moveFocus(discourse: Discourse, named: NamedItem[], subject: string, heading: boolean, words: Word[]): void {
  const persons = named.filter(isPerson)
  for (const { id, pronoun } of persons) {
    if (pronoun) continue
    discourse.mentions.all += heading ? HEADING_MENTIONS : 1
    if (id === subject) discourse.mentions.subject += heading ? HEADING_MENTIONS : 1
    else if (!heading) discourse.focusAge = 0
  }
  const first = persons.find((p) => p.id === subject || discourse.focus !== subject || !isAside(words, p))
  if (heading) {
    // A heading may be about another person; it sets the focus only when it names the subject.
    if (persons.some((p) => p.id === subject)) discourse.focus = subject
    else discourse.focus ??= persons[0]?.id ?? null
    return
  }
  discourse.otherPeople = discourse.otherPeople.map((r) => ({ ...r, age: r.age + 1 })).filter((r) => r.age < 2)
  if (first) {
    // "Musk hired him. He reported …": a person meant by a pronoun stays in focus, with less certainty.
    const carried = persons.some((p) => p.id === subject && p.pronoun && p.certain)
    discourse.focus = carried ? subject : first.id
    // A person named as an object after the subject is seldom the next "he".
    if (first.id === subject) discourse.otherPeople = []
    // "She met Kim." The object may be in focus next; a person after a preposition seldom is.
    for (const p of persons) {
      if (p.id !== subject && (first.id !== subject || !isAside(words, p)))
        discourse.otherPeople.push({ id: p.id, age: 0 })
    }
  }
  discourse.organisation = named.filter((n) => n.type === 'org' && !n.pronoun).at(-1) ?? discourse.organisation
}
