import type { Clause, Item, NamedItem, Reading } from './reading'

/** A value that a frame holds, as it stands in the sentence. */
export interface FrameSlot {
  name: string
  /** How the value is compared. */
  type: 'date' | 'entity' | 'role'
  /** Only one value can be true: another one contradicts. */
  single: boolean
  item: Item
}

/**
 * One event or state that a sentence asserts: "employment/leave" of somebody from some firm, with its date. Frames speak of
 * the same when their keys name the same things, in order.
 */
export interface Frame {
  relation: string
  event: string
  /** Ids of names, or fixed words such as a degree. */
  keys: string[]
  slots: FrameSlot[]
  clause: Clause
  /** Compared only where the dossier has this value too: which degree was it that was taken at this place? */
  given?: FrameSlot
  /** Only what the dossier has for the same day is compared. */
  sameDay?: true
  /** The value may also be that of this wider event: then nothing conflicts. */
  unless?: Frame
  /** The sentence denies it. */
  denied?: true
  /** How the reader is told what the values are about: "When he left Tesla". `{who}` is the subject's pronoun or a name. */
  about: Record<string, string>
}

/** Reads frames of one kind from a sentence. One file each; its test stands beside it. */
export interface Relation {
  id: string
  read: (reading: Reading) => Frame[]
}

/**
 * A pattern over skeletons. `{S}` subject or another person, `{O}` organisation, `{P}` person, `{W}` work or term, `{L}` place, `{D}`, `{N}`,
 * `{R}` role, `{G}` degree, each with an optional group name (`{O:org}`); `~3` is up to three words between.
 */
export function pattern(source: string): RegExp {
  const sets: Record<string, string> = { S: 'SP', A: 'SP', P: 'SPX', O: 'OX', W: 'WX', L: 'LOX', E: 'WXO' }
  const body = source
    .replace(/\{([A-Z])(?::(\w+))?\}/g, (_, letter: string, name?: string) => {
      const token = `§[${sets[letter] ?? letter}]\\d+`
      return name ? `(?<${name}>${token})` : token
    })
    .replace(/ ~(\d)/g, '(?: (?!§)[^\\s,;:]+){0,$1}?')
  return new RegExp(`(?<![\\p{L}\\p{N}§])(?:${body})(?![\\p{L}\\p{N}])`, 'gu')
}

export interface Hit {
  index: number
  end: number
  item: (name: string) => Item | undefined
}

/** Where a pattern holds in a clause. */
export function hits(reading: Reading, clause: Clause, regex: RegExp): Hit[] {
  const found: Hit[] = []
  const copy = new RegExp(regex)
  for (let m = copy.exec(clause.skeleton); m; m = copy.exec(clause.skeleton)) {
    const groups = m.groups
    found.push({ index: m.index, end: m.index + m[0].length, item: (name) => itemOf(reading, groups?.[name]) })
    if (m[0] === '') copy.lastIndex++
  }
  return found
}

export function itemOf(reading: Reading, token: string | undefined): Item | undefined {
  const index = token === undefined ? null : /^§[A-Z](\d+)$/.exec(token)?.[1]
  return index ? reading.items[Number(index)] : undefined
}

/** Who does what the cue at `index` says: the last person before it in the clause, or null. */
export function actorBefore(reading: Reading, clause: Clause, index: number): NamedItem | null {
  const tokens = clause.skeleton.slice(0, index).match(/§[SP]\d+/g)
  const item = itemOf(reading, tokens?.at(-1))
  return item && 'kind' in item ? item : null
}

/** The first person of the clause, wherever it stands. */
export function anyActor(reading: Reading, clause: Clause): NamedItem | null {
  const item = itemOf(reading, clause.skeleton.match(/§[SP]\d+/)?.[0])
  return item && 'kind' in item ? item : null
}

/** Whom a statement without a verb of its own is about: the subject where it is named or meant, else the first person. */
export function personOf(reading: Reading, clause: Clause): NamedItem | null {
  const subject = reading.items.find((i) => i.type === 'S')
  return (isNamed(subject) ? subject : null) ?? reading.implied ?? anyActor(reading, clause)
}

/** Is the item one with a name (and not only a number, date or role)? */
export function isNamed(item: Item | undefined): item is NamedItem {
  return item !== undefined && 'kind' in item
}

type DateItem = Extract<Item, { type: 'D' }>

/**
 * The date that goes with the cue: the nearest one after it, before a second verb begins, else one that opens the clause.
 * `edge` says which end of a range is wanted. Open bounds ("before 2020", "until 2022") are not points and are left out.
 */
export function dateFor(
  reading: Reading,
  clause: Clause,
  cueIndex: number,
  cueEnd: number,
  edge: 'from' | 'to' | 'at' = 'at',
): DateItem | null {
  const dates = [...clause.skeleton.matchAll(/§D(\d+)/g)].flatMap((m) => {
    const item = reading.items[Number(m[1])]
    return item?.type === 'D' ? [{ item, index: m.index }] : []
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

/** Clauses that assert something: not asked, not merely possible. */
export function assertedClauses(reading: Reading): Clause[] {
  return reading.question ? [] : reading.clauses.filter((c) => !c.hypothetical)
}

/** A whole-sentence view, for what stands spread over clauses. */
export function wholeClause(reading: Reading): Clause {
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
