import {
  researchSchema,
  type Conflict,
  type Research,
  type ResearchQuestion,
  type SourceAccess,
} from '@/lib/dossier/format/research'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { spanValue, type DateValue } from '@/lib/text/date-value'
import { datesMeet, datesOf } from '@/lib/text/dates'
import { groupedBy } from '@/lib/text/grouped-by'
import { numbersOf } from '@/lib/text/numbers'
import { sentencesOf } from '@/lib/text/sentences'
import type { ClaimWriter } from './claim-writer'
import type { Doubt } from './doubts'
import { shortened, type ProblemList } from './problem-list'
import type { Section } from './section'
import { isUnverified } from './stated'

/** Parts of a document that say how it was made. */
export interface MakingOf {
  writer: ClaimWriter
  sections: readonly Section[]
  doubts: readonly { doubt: Doubt; section: Section }[]
  /** The entries of its list of sources. */
  sources: readonly { n: number; text: string }[]
}

/** The research that an Autoresearch document tells of: reviews of its sections, doubts, conflicts, and how far each source was read. */
export function statedResearch(problems: ProblemList, parts: MakingOf): Research | undefined {
  const remarks = remarksIn(parts)
  const readings = [...groupedBy(readingsIn(parts.sources, remarks), ({ source }) => source)]
  const research: Research = {
    by: [{ name: 'Autoresearch', kind: 'machine' }],
    sections: parts.sections.flatMap((one) => {
      const section = nameOf(one, parts.writer)
      if (section === undefined) return []
      const { confidence, depth, note, scope } = one
      const headings = [...new Set(parts.writer.claimsOf(one).map((claim) => claim.section))]
      return [
        { section, covers: headings.join() === section ? [] : headings, confidence, depth, note, scope, history: [] },
      ]
    }),
    questions: remarks.flatMap(({ isCorrection, words: _, ...question }) => (isCorrection ? [] : question)),
    access: readings.flatMap(([source, [first]]) => (first ? [{ source, state: first.state }] : [])),
    conflicts: [
      ...new Map(remarks.flatMap(conflictIn).map((one) => [one.values.map(({ value }) => value).join(), one])).values(),
      ...readings.flatMap(accessConflict),
    ],
    ...{ passages: [], passes: [], reviews: [] },
  }
  const faults = researchSchema.safeParse(research).error?.issues ?? []
  // A list with an entry that is too long for the format is left out, with a message.
  for (const [field, issues] of groupedBy(faults, ({ path }) => String(path[0]))) {
    problems.add({ level: 'dropped', code: 'bad-field', place: `research.${field}`, reason: issueLine({ issues }) })
    Object.assign(research, { [field]: [] })
  }
  return researchSchema.parse(research)
}

/** The heading of a section that is rated as a whole, or else the first that its claims have. */
function nameOf(section: Section, writer: ClaimWriter): string | undefined {
  const [first] = writer.claimsOf(section)
  return (first && section.confidence && section.heading) || first?.section
}

/** A doubt, or a correction, which asks nothing. Its `words` have their marks of sources: "[3]". */
type MakingRemark = ResearchQuestion & { words: string; isCorrection?: true }

/** The doubts of a document, what it marks in its claims ("[UNVERIFIED – …]"), and its corrections of itself. */
function remarksIn({ writer, sections, doubts }: MakingOf): MakingRemark[] {
  const remarks: MakingRemark[] = []
  const add = (
    section: Section,
    claims: readonly AuthoredClaim[],
    one: Pick<MakingRemark, 'asks' | 'words'> & Partial<MakingRemark>,
  ) => {
    const name = nameOf(section, writer)
    remarks.push({
      state: 'open',
      ...(name === undefined ? {} : { section: name }),
      ...one,
      claims: claims.map(({ id }) => id),
      asks: shortened(one.asks, 2000),
    })
  }
  for (const { doubt, section } of doubts) {
    const { text, original: asks = text, words = asks, explains } = doubt
    if (words === section.note) continue
    const claims = writer.claimsOf(section).filter(({ notes }) => notes.includes(asks))
    add(section, claims, { asks, words, state: explains ? 'answered' : 'open' })
  }
  for (const section of sections) {
    const claims = writer.claimsOf(section)
    for (const claim of claims)
      for (const note of claim.notes.filter(isUnverified)) {
        const marks = claim.sources.map((n) => `[${n}]`).join('')
        add(section, [claim], { asks: `${claim.text} [${note}]`, words: `${marks} ${note}` })
      }
    for (const { text: words } of section.paragraphs.map(({ block }) => block)) {
      if (!CORRECTION.test(words)) continue
      const asks = words.replace(/ ?\[\d+\]/g, '')
      const corrected = claims.filter(({ id }) => asks.includes(writer.originals.get(id) ?? id))
      add(section, corrected, { asks, words, isCorrection: true })
    }
  }
  return remarks
}

const CORRECTION = /^\W*(?:correction|erratum|note|update)\s*:/i

type AccessState = NonNullable<SourceAccess['state']>

/** How far the document says that a source was read. */
interface Reading {
  source: number
  state: AccessState
  words: string
  isOwn: boolean
}

/** States of access by the words for them. A wall comes first: an entry may also name what was read behind it. */
const ACCESS: [AccessState, RegExp][] = [
  ['paywalled', /(?<!\b(?:no|not an?) )\bpaywall/i],
  ['refused', /\b(?:returned|error|status) (?:a )?(?:401|403|429)\b|\brefused\b/i],
  ['search', /\bsearch[- ](?:engine|results?)\b|\bindexed snippet\b/i],
  [
    'part',
    /\babstract (?:directly )?(?:fetched|verified|accessed)\b|\bpartial(?:ly)? (?:read|fetched|accessed|transcript)/i,
  ],
  [
    'others',
    /\b(?:confirmed|accessed|retrieved) (?:with (?:\w+ ){1,3})?(?:via|through|from) (?:[\w-]+ ){0,3}(?:secondary|third-party|references)\b/i,
  ],
  [
    'opened',
    /\b(?:accessed|fetched|opened|checked|directly verified)(?: and verified)? (?:on )?(?:\p{L}+ )?(?:\d{1,2}, )?20\d\d\b|\bdirect fetch\b|\breturn(?:s|ed) .{0,80}\bas of\b|\bno paywall\b/iu,
  ],
  ['unopened', /\bnot (?:directly |independently )?(?:fetched|opened|accessed)\b/i],
  ['scripts', /\b(?:JavaScript|JS)[- ](?:rendered|gated)\b/i],
]

/** The best statement on each source comes first: that of its own entry, then by the order of the states. */
function readingsIn(sources: MakingOf['sources'], remarks: readonly MakingRemark[]): Reading[] {
  const known = new Set(sources.map(({ n }) => n))
  const read = (source: number | undefined, clause: string, words: string, isOwn: boolean) => {
    const rank = ACCESS.findIndex(([, form]) => form.test(clause))
    const state = ACCESS[rank]?.[0]
    return source === undefined || state === undefined || !known.has(source)
      ? []
      : [{ source, state, words, isOwn, rank }]
  }
  const ofEntries = sources.flatMap(({ n, text }) =>
    text.split(/;\s|\s[—–]\s|(?<=\.)\s/).flatMap((part) => {
      const [source = n, ...more] = citedIn(part).filter((other) => other !== n)
      return more.length > 0 ? [] : read(source, part, part, source === n)
    }),
  )
  const ofRemarks = remarks.flatMap(({ words }) =>
    sentencesOf(words).flatMap(({ start, end }) => {
      const sentence = words.slice(start, end)
      let about: number[] = []
      return sentence.split(/;\s/).flatMap((clause) => {
        const cited = citedIn(clause)
        if (cited.length > 0) about = cited
        // A clause is on the source that it cites, or else the one before it; of several it may be any.
        return about.length > 1 ? [] : read(about[0], clause, sentence, false)
      })
    }),
  )
  return [...ofEntries, ...ofRemarks].sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.rank - b.rank)
}

const MARK = /\[(\d{1,4})\]/g
const citedIn = (words: string): number[] => [...new Set([...words.matchAll(MARK)].map(([, n]) => Number(n)))]

/** A source that could be read in one place of the document, and not in another. */
function accessConflict([source, readings]: [number, readonly Reading[]]): Conflict[] {
  const byState = groupedBy(readings, ({ state }) => state)
  if (!byState.has('opened') || !(byState.has('paywalled') || byState.has('refused'))) return []
  const values = [...byState.values()].map(([first]) => ({ value: shortened(first?.words ?? '', 300), sources: [] }))
  return [{ asks: `How far could source [${source}] be read?`, claims: [], values, state: 'open' }]
}

const DISAGREES =
  /\b(?:conflict|discrepanc|disagree|varies|differs?\b|versus|vs\b|rather than|incorrect|(?:under|over)stated)/i
const SETTLES = /(?<!\b(?:not|be|been) )\b(?:resolve[sd]|incorrect|superseded|(?:under|over)stated)\b/i
/** Sources that each give a value disagree without a word for it. */
const REPORTS = /\b(?:says?|states?|gives?|lists?|records?|reports?|reported|dated|listed)\b/i
const CLAUSES = /;\s|(?<=[.!?]["”]?)\s+(?=\p{Lu})|,?\s(?:while|whereas|but|vs\.?|versus|rather than|and as)\s/u

/** Two values for one thing, in two clauses: what they quote, or else dates, or else numbers. */
function conflictIn({ asks, claims, state, words }: MakingRemark): Conflict[] {
  const given = words.slice(0, 2000).split(CLAUSES).flatMap(givenIn)
  const disagrees = DISAGREES.test(words)
  for (const kind of ['quote', 'date', 'number']) {
    const ofKind = given.filter((one) => one.kind === kind)
    for (const [index, one] of ofKind.entries()) {
      const other = ofKind
        .slice(index + 1)
        .find((next) => next.at !== one.at && (disagrees || (one.reports && next.reports)) && differ(one, next))
      if (!other) continue
      const values = [one, other].map(({ value, sources }) => ({ value, sources }))
      return [{ asks, claims, values, state: state === 'answered' || SETTLES.test(words) ? 'settled' : 'open' }]
    }
  }
  return []
}

function differ(one: Given, other: Given): boolean {
  if (one.date && other.date) return !datesMeet(one.date, other.date)
  return one.number === undefined ? one.value.toLowerCase() !== other.value.toLowerCase() : one.number !== other.number
}

/** A value in a clause. */
interface Given {
  kind: 'quote' | 'date' | 'number'
  value: string
  date?: DateValue
  number?: number
  /** The place of the clause. */
  at: number
  sources: number[]
  reports: boolean
}

function givenIn(clause: string, at: number): Given[] {
  const text = clause.replace(MARK, '').replace(/\btier [\d./]+/gi, '')
  const ranges: { start: number; end: number; date: DateValue }[] = []
  for (const { start, end, value, role } of datesOf(text)) {
    const from = role === 'to' ? ranges.pop() : undefined
    ranges.push({ start: from?.start ?? start, end, date: from ? spanValue(from.date, value) : value })
  }
  const about = { at, sources: citedIn(clause), reports: REPORTS.test(text) }
  return [
    ...[...text.matchAll(/["“]([^"“”]{2,80}?)[.,;]?["”]/g)].map(([, value = '']) => ({
      ...about,
      kind: 'quote' as const,
      value,
    })),
    ...ranges.map(({ start, end, date }) => ({ ...about, kind: 'date' as const, value: text.slice(start, end), date })),
    ...numbersOf(text)
      .filter(
        ({ start, value, sign }) =>
          (value >= 10 || sign !== '') && !ranges.some((date) => start >= date.start && start < date.end),
      )
      .map(({ start, end, value }) => ({
        ...about,
        kind: 'number' as const,
        value: text.slice(start, end),
        number: value,
      })),
  ]
}
