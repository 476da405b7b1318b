import type { Clause, Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/** A value of a frame, from the sentence. */
export interface FrameSlot {
  name: string
  /** Only one value can be true: another one contradicts. */
  isExclusive: boolean
  item: Item
  /** The question for the user: "When {who} left Tesla". `{who}` is replaced by the subject's short name. */
  asks: string
}

/** The event of a frame and what it is about: topics with equal events match when their keys name the same things. */
export interface FrameTopic {
  /** Each event belongs to one relation. */
  event: string
  /** Ids of names, or fixed words such as a degree. */
  keys: string[]
}

/** An event or state that a sentence asserts: "leave" of a person from a firm, with its date. */
export interface Frame extends FrameTopic {
  slots: FrameSlot[]
  clause: Clause
  /** The frame is compared only where the dossier has this value too: the place at which the degree was taken. */
  requiredSlot?: FrameSlot
  /** The frame is compared only with the dossier's values for the same day. */
  sameDay?: true
  /** If there are no facts for these keys, the wider event of `otherTopic` is used. */
  usesOther?: true
  /** Another event to which the value may belong: if the dossier has it there, there is no conflict. */
  otherTopic?: FrameTopic
  /** The sentence denies the event. */
  denied?: true
}

/** Extracts frames of one kind from a sentence. Each relation has a file and a test. */
export type Relation = (reading: ParsedSentence) => Frame[]

/** Returns a slot of which only one value can be true. */
export const exclusive = (name: string, item: Item, asks = ''): FrameSlot => ({ name, item, isExclusive: true, asks })

/**
 * Compiles a pattern over skeletons. `{S}` is a person; `{P}`, `{O}`, `{W}` are a person, organisation or work, or an
 * unknown name; `{D}`, `{N}`, `{R}`, `{G}` as `skeletonLetter`; `{O:org}` names a group; `~3` is up to three words.
 */
export function regexOf(source: string): RegExp {
  const body = source
    .replace(/\{([A-Z])(?::(\w+))?\}/g, (found, letter: string, name: string | undefined, at: number) => {
      // An organisation that owns the next word is not matched: a firm's podcast is not the firm.
      const owned =
        letter === 'O' && !/^(?: (?:\(\?:)?|\(\?: )'s/.test(source.slice(at + found.length)) ? "(?! 's)" : ''
      const token = `§[${sets[letter] ?? letter}]\\d+(?!\\d)${owned}`
      return name ? `(?<${name}>${token})` : token
    })
    .replace(/ ~(\d)/g, '(?: (?!§)[^\\s,;:]+){0,$1}?')
  if (/~\d/.test(body)) throw new Error(`A gap needs a blank before it: ${source}`)
  return new RegExp(`(?<![\\p{L}\\p{N}§])(?:${body})(?![\\p{L}\\p{N}])`, 'gu')
}

/** Letters of skeletons (`skeletonLetter`) that a letter of a pattern accepts, where not only its own. */
const sets: Record<string, string> = { S: 'SP', P: 'SPX', O: 'OX', W: 'WX' }

export interface Hit {
  index: number
  end: number
  /** The item of a group, where it has a name. */
  namedItem: (group: string) => NamedItem | undefined
  /** The item of a group, where it is of a type. */
  typedItem: <T extends ValueType>(group: string, type: T) => Extract<Item, { type: T }> | undefined
}

/** Returns the matches of a pattern in a clause. */
export function findHits(reading: ParsedSentence, clause: Clause, regex: RegExp): Hit[] {
  return [...clause.skeleton.matchAll(regex)].map((m) => {
    const item = (group: string): Item | undefined => itemOf(reading, m.groups?.[group])
    return {
      index: m.index,
      end: m.index + m[0].length,
      namedItem: (group) => [item(group)].find(isNamed),
      typedItem: (group, type) => [item(group)].find((one) => isOfType(one, type)),
    }
  })
}

type ValueType = 'date' | 'role' | 'degree'

function isOfType<T extends ValueType>(item: Item | undefined, type: T): item is Extract<Item, { type: T }> {
  return item?.type === type
}

export function itemOf(reading: ParsedSentence, token: string | undefined): Item | undefined {
  const index = token === undefined ? null : /^§[A-Z](\d+)$/.exec(token)?.[1]
  return index ? reading.items[Number(index)] : undefined
}

/**
 * Returns the actor of the cue (matched words) at `index`: the nearest person before it who can be its subject. Not an
 * owner ("Lee's team"), nor a person after a preposition or verb, who is an object; and after a noun ("Lee said that
 * the team left") the verb has another subject.
 *
 * @param owner for nouns: in "his departure", "Lee's return" the possessive is the actor
 */
export function actorBefore(reading: ParsedSentence, clause: Clause, index: number, owner = false): NamedItem | null {
  const before = clause.skeleton.slice(0, index)
  for (const m of [...before.matchAll(/§[SP]\d+/g)].reverse()) {
    const after = before.slice(m.index + m[0].length)
    const owns = after.startsWith(" 's")
    if (owns && !(owner && /^ 's (?:\S+ ){0,3}$/.test(after))) continue
    if (!owns && !canAct(before.slice(0, m.index))) continue
    if (!owns && otherSubject.test(after.replace(/ , [^,]* ,/g, ' '))) return null
    const item = itemOf(reading, m[0])
    return isNamed(item) ? item : null
  }
  return null
}

/** Returns the person in the group `who` of a match, else its actor (`actorBefore`). */
export const actorOf = (reading: ParsedSentence, clause: Clause, hit: Hit, owner = false): NamedItem | null =>
  hit.namedItem('who') ?? actorBefore(reading, clause, hit.index, owner)

/** Matches a noun phrase between person and verb, which is the subject of the verb or begins another phrase. */
const otherSubject =
  /(?:^| )(?:the|a|an|this|that|these|those|its|their|some|many|most|several|whose|how|why|about)(?: |$)|§[SP]\d+ 's/

/**
 * Whether the text before a person allows them to act: not after "with", "of", "by", nor after a verb whose object they
 * are.
 */
function canAct(before: string): boolean {
  const last = /(\S+) $/.exec(before)?.[1] ?? ''
  if (/^(of|with|by|like|unlike|for|to|than|from|about|against|under|beside|alongside|between|among)$/.test(last))
    return false
  return !/^(hired|met|told|recruited|appointed|named|joined|taught|advised|supervised|married|succeeded|followed|replaced|praised|called|asked|helped|saw|knew|thanked|beat|made)$/.test(
    last,
  )
}

/** Returns the first possible person of a statement without a verb ("his doctorate", a line of a list). */
export function personOf(reading: ParsedSentence, clause: Clause): NamedItem | null {
  for (const m of clause.skeleton.matchAll(/§[SP]\d+/g)) {
    if (!canAct(clause.skeleton.slice(0, m.index))) continue
    const item = itemOf(reading, m[0])
    return isNamed(item) ? item : null
  }
  return reading.implied
}

/** Whether an item has a name (and is not a number, date or role). */
export function isNamed(item: Item | null | undefined): item is NamedItem {
  return item != null && 'id' in item
}

type DateItem = Extract<Item, { type: 'date' }>

/**
 * Returns the date of a cue: the first after it, before another clause, else the last before it. `edge` selects the end
 * of a range, or an open bound at that end ("since", "until"). "Before" and "after" a date are skipped.
 */
export function dateFor(
  reading: ParsedSentence,
  clause: Clause,
  cueIndex: number,
  cueEnd: number,
  edge: 'from' | 'to' | 'at',
): DateItem | null {
  const dates = [...clause.skeleton.matchAll(/§D(\d+)/g)].flatMap((m) => {
    const item = reading.items[Number(m[1])]
    return item?.type === 'date' ? [{ item, index: m.index }] : []
  })
  const usable = dates.filter(({ item }) => {
    const role = item.date.role
    if (role === 'at') return true
    if (edge === 'from') return role === 'from' || role === 'since'
    if (edge === 'to') return role === 'to' || role === 'until'
    return false
  })
  const after = usable.find(
    ({ index }) =>
      index >= cueEnd &&
      !/\b(to (?!§)(?!the\b)\w+|when|that|who|which|whose)\b|§S\d+ (?!'s)/.test(clause.skeleton.slice(cueEnd, index)),
  )
  if (after) return after.item
  const before = usable.filter(({ index }) => index < cueIndex).at(-1)
  return before && dates.length <= 2 ? before.item : null
}

/**
 * Whether a date certainly belongs to the cue: not after a verb of saying, a "that" or a "why" ("in 2023 she announced
 * that …"), nor after another verb.
 */
function isFirmDate(
  clause: Clause,
  cueIndex: number,
  cueEnd: number,
  reading: ParsedSentence,
  date: DateItem,
): boolean {
  const at = clause.skeleton.search(new RegExp(`§D${reading.items.indexOf(date)}(?!\\d)`))
  if (
    /\b(announc\w+|confirm\w*|reveal\w*|disclos\w+|told|tells|said|says|reported)\b/.test(
      clause.skeleton.slice(0, cueIndex),
    )
  )
    return false
  // "Five years after she left" is the date of another event.
  if (/§N\d+ \S+ (?:after|before|since)\b/.test(clause.skeleton.slice(0, cueIndex))) return false
  const between = at < cueIndex ? clause.skeleton.slice(at, cueIndex) : clause.skeleton.slice(cueEnd, at)
  return !(at < cueIndex ? beforeCue : afterCue).test(between)
}
const beforeCue = /\b(that|why|how|about|whether|known|wrote|published|appeared|became|came|was|were)\b/
const afterCue = /\b(came|was|were|is|are|said|told|became|went|made|had|has|and|but|which|who|where|opened|\w{3,}ed)\b/

/** Returns the date of a cue as a slot, or nothing; an uncertain date may support, but never conflict. */
export function dateSlot(
  reading: ParsedSentence,
  clause: Clause,
  { index, end }: Hit,
  edge: 'from' | 'to' | 'at',
  asks: string,
): FrameSlot[] {
  const date = dateFor(reading, clause, index, end, edge)
  return date ? [{ name: 'date', isExclusive: isFirmDate(clause, index, end, reading, date), item: date, asks }] : []
}

/** Returns the clauses that assert something: no questions, no possibilities. */
export function assertedClauses(reading: ParsedSentence): Clause[] {
  return reading.isQuestion ? [] : reading.clauses.filter((c) => !c.hypothetical)
}

/** Returns the whole sentence as one clause, for values in several clauses. */
export function wholeClause(reading: ParsedSentence): Clause {
  return {
    start: reading.start,
    end: reading.end,
    skeleton: reading.clauses.map((c) => c.skeleton.replace(/^(?:§[SP]\d+ )(?=§)/, '')).join(' '),
    items: reading.items,
    terms: reading.terms,
    negated: reading.clauses.some((c) => c.negated),
    hypothetical: reading.clauses.some((c) => c.hypothetical),
  }
}
