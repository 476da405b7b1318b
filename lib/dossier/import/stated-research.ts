import {
  RESEARCH_LIMITS,
  researchSchema,
  type Conflict,
  type Research,
  type ResearchQuestion,
  type SourceAccess,
} from '@/lib/dossier/format/research'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import { coveringRange, type DateValue } from '@/lib/text/date-value'
import { datesOf } from '@/lib/text/dates'
import { numbersOf } from '@/lib/text/numbers'
import type { Doubt } from './doubts'
import { shortened } from '@/lib/text/shortened'
import type { Section } from './section'
import { isUnverified } from './stated'
import { mapDefined } from '@/lib/text/lists'

interface ResearchInput {
  originals: ReadonlyMap<string, string>
  sections: readonly Section[]
  doubts: readonly { doubt: Doubt; section: Section }[]
  sources: readonly { n: number; text: string }[]
}

/** Reads how an Autoresearch document was researched: ratings of sections, doubts, conflicts, access to sources. */
export function statedResearch(parts: ResearchInput): Research | undefined {
  const remarks = remarksIn(parts)
  const research: Research = {
    by: [{ name: 'Autoresearch', kind: 'machine' }],
    sections: mapDefined(parts.sections.slice(0, MOST_LISTED), sectionResearchOf),
    questions: remarks
      .filter(({ isCorrection }) => !isCorrection)
      .slice(0, MOST_LISTED)
      .map(({ words: _, ...question }) => question),
    access: accessIn(parts.sources, remarks),
    conflicts: remarks.flatMap(conflictIn).slice(0, MOST_LISTED),
    passages: [],
    passes: [],
    reviews: [],
  }
  return researchSchema.parse(research)
}

/** Number of sections, of questions and of conflicts. */
const MOST_LISTED = 2000

function sectionResearchOf(section: Section): Research['sections'][number] | null {
  const name = nameOf(section)
  if (name === undefined) return null
  const { claims, confidence, depth, note, scope } = section
  const headings = [...new Set(claims.map((claim) => shortened(claim.section, RESEARCH_LIMITS.name)))]
  return {
    section: name,
    covers: headings.join() === name ? [] : headings.slice(0, RESEARCH_LIMITS.covered),
    confidence,
    depth,
    note: note && shortened(note, RESEARCH_LIMITS.text),
    scope: scope && shortened(scope, RESEARCH_LIMITS.text),
    history: [],
  }
}

function nameOf({ claims: [first], confidence, heading }: Section): string | undefined {
  const name = (first && confidence && heading) || first?.section
  return name && shortened(name, RESEARCH_LIMITS.name)
}

/** Remark of a document on itself: a doubt, asked as a question, or a correction. `words` include marks of sources: "[3]". */
type ResearchRemark = ResearchQuestion & { words: string; isCorrection?: true }

/** Returns a document's doubts, its marks in claims ("[UNVERIFIED – …]"), and its corrections of itself. */
function remarksIn({ originals, sections, doubts }: ResearchInput): ResearchRemark[] {
  const remarks: ResearchRemark[] = []
  const add = (
    section: Section,
    claims: readonly AuthoredClaim[],
    remark: Pick<ResearchRemark, 'asks' | 'words'> & Partial<ResearchRemark>,
  ) => {
    const name = nameOf(section)
    remarks.push({
      state: 'open',
      ...(name === undefined ? {} : { section: name }),
      ...remark,
      claims: claims.slice(0, RESEARCH_LIMITS.claims).map(({ id }) => id),
      asks: shortened(remark.asks, RESEARCH_LIMITS.text),
    })
  }
  for (const { doubt, section } of doubts) {
    const { text, original: asks = text, words = asks, isResolved } = doubt
    if (words === section.note) continue
    const claims = section.claims.filter(({ notes }) => notes.includes(asks))
    add(section, claims, { asks, words, state: isResolved ? 'answered' : 'open' })
  }
  for (const section of sections) {
    const { claims } = section
    for (const claim of claims)
      for (const note of claim.notes.filter(isUnverified)) {
        const marks = claim.sources.map((n) => `[${n}]`).join('')
        add(section, [claim], { asks: `${claim.text} [${note}]`, words: `${marks} ${note}` })
      }
    for (const { text: words } of section.paragraphs.map(({ block }) => block)) {
      if (!CORRECTION_LABEL.test(words)) continue
      const asks = words.replace(/ ?\[\d+\]/g, '')
      const corrected = claims.filter(({ id }) => asks.includes(originals.get(id) ?? id))
      add(section, corrected, { asks, words, isCorrection: true })
    }
  }
  return remarks
}

const CORRECTION_LABEL = /^\W*(?:correction|erratum|note|update)\s*:/i

/** States of access with their words. The first match counts: a `paywalled` entry may also say what was read. */
const ACCESS_STATES: [NonNullable<SourceAccess['state']>, RegExp][] = [
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

/** Returns how far each source was read, by its own entry, or else by a remark or an entry that cites only it. */
function accessIn(sources: ResearchInput['sources'], remarks: readonly ResearchRemark[]): SourceAccess[] {
  const parts = [
    ...sources.flatMap(({ n, text }) => text.split(/;\s|\s[—–]\s|(?<=\.)\s/).map((words) => ({ n, words }))),
    ...remarks.flatMap(({ words }) => words.split(/;\s|(?<=[.!?])\s/).map((part) => ({ n: undefined, words: part }))),
  ]
  const said = mapDefined(parts, ({ n, words }) => {
    const [source = n, ...more] = citedNumbersIn(words).filter((other) => other !== n)
    const state = ACCESS_STATES.find(([, form]) => form.test(words))?.[0]
    if (state === undefined || source === undefined || more.length > 0) return null
    return { source, state, isOwn: source === n }
  })
  return mapDefined(sources, ({ n }) => {
    const [best] = said.filter(({ source }) => source === n).sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
    return best && { source: n, state: best.state }
  })
}

const NUMBER_MARK = /\[(\d{1,4})\]/g
const citedNumbersIn = (words: string): number[] => [
  ...new Set([...words.matchAll(NUMBER_MARK)].map(([, n]) => Number(n))),
]

const DISAGREEMENT_WORDS =
  /\b(?:conflict|discrepanc|disagree|varies|differs?\b|versus|vs\b|rather than|incorrect|(?:under|over)stated)/i
const SETTLING_WORD = /(?<!\b(?:not|be|been) )\b(?:resolve[sd]|incorrect|superseded|(?:under|over)stated)\b/i
const CLAUSE_BREAK = /;\s|(?<=[.!?]["”]?)\s+(?=\p{Lu})|,?\s(?:while|whereas|but|vs\.?|versus|rather than|and as)\s/u

/** Finds two different values in two clauses of a remark on a conflict: quotations, or else dates, or else numbers. */
function conflictIn({ asks, claims, state, words }: ResearchRemark): Conflict[] {
  if (!DISAGREEMENT_WORDS.test(words)) return []
  const clauses = words.slice(0, 2000).split(CLAUSE_BREAK)
  for (const valuesIn of [quotationsIn, dateRangesIn, amountsIn]) {
    const given = clauses.flatMap((clause, at) =>
      valuesIn(clause.replace(NUMBER_MARK, '').replace(/\btier [\d./]+/gi, '')).map((value) => ({
        ...value,
        at,
        sources: citedNumbersIn(clause),
      })),
    )
    const othersAgainst = (value: (typeof given)[number]) =>
      given.filter((other) => other.at !== value.at && doValuesDiffer(value, other))
    const first = given.find((value) => othersAgainst(value).length > 0)
    const second = first && othersAgainst(first)[0]
    if (!first || !second) continue
    const values = [first, second].map(({ value, sources }) => ({ value, sources }))
    return [{ asks, claims, values, state: state === 'answered' || SETTLING_WORD.test(words) ? 'settled' : 'open' }]
  }
  return []
}

/** A value in a clause. Two values of a kind differ if their ranges `from`–`to` do not overlap. */
interface ComparableValue {
  value: string
  from: number | string
  to: number | string
}

const doValuesDiffer = (value: ComparableValue, other: ComparableValue): boolean =>
  value.to < other.from || other.to < value.from

function quotationsIn(text: string): ComparableValue[] {
  return [...text.matchAll(/["“]([^"“”]{2,80}?)[.,;]?["”]/g)].map(([, value = '']) => ({
    value,
    from: value.toLowerCase(),
    to: value.toLowerCase(),
  }))
}

function dateRangesIn(text: string): (ComparableValue & { start: number; end: number })[] {
  const ranges: { start: number; end: number; date: DateValue }[] = []
  for (const { start, end, value, role } of datesOf(text)) {
    const from = role === 'to' ? ranges.pop() : undefined
    ranges.push({ start: from?.start ?? start, end, date: from ? coveringRange(from.date, value) : value })
  }
  return ranges.map(({ start, end, date: { from, to } }) => ({ start, end, from, to, value: text.slice(start, end) }))
}

function amountsIn(text: string): ComparableValue[] {
  const dates = dateRangesIn(text)
  return numbersOf(text)
    .filter(
      ({ start, value, sign }) =>
        (value >= 10 || sign !== '') && !dates.some((date) => start >= date.start && start < date.end),
    )
    .map(({ start, end, value }) => ({ value: text.slice(start, end), from: value, to: value }))
}
