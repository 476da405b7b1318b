import {
  researchSchema,
  type Conflict,
  type Research,
  type ResearchQuestion,
  type SourceAccess,
} from '@/lib/dossier/format/research'
import { datesOf } from '@/lib/text/dates'
import { readLeniently } from './lenient'
import type { ProblemList } from './problem-list'
import type { Section } from './section'

/** Parts of a document that say how it was made. */
export interface MakingOf {
  sections: readonly { section: Section; headings: readonly string[] }[]
  /** Its doubts, with the headings of their sections. */
  questions: readonly ResearchQuestion[]
  /** The entries of its list of sources. */
  sources: readonly { n: number; text: string }[]
}

/** The research that an Autoresearch document tells of: reviews of its sections, doubts, conflicts, and how far each source was read. */
export function statedResearch(
  problems: ProblemList,
  { sections, questions, sources }: MakingOf,
): Research | undefined {
  const research: Research = {
    by: [{ name: 'Autoresearch', kind: 'machine' }],
    sections: sections.flatMap(({ section: { confidence, depth, note, scope }, headings: [section, ...covers] }) =>
      section === undefined ? [] : [{ section, covers, confidence, depth, note, scope, history: [] }],
    ),
    questions: [...questions],
    access: sources.flatMap(({ n, text }) => {
      const found = ACCESS.find(([, words]) => words.test(text))
      return found ? [{ source: n, state: found[0] }] : []
    }),
    conflicts: questions.flatMap((question) => conflictIn(question) ?? []),
    ...{ passages: [], passes: [], reviews: [] },
  }
  // A list with an entry that is too long for the format is left out, with a message.
  return readLeniently(researchSchema, research, 'research', 'bad-field', problems) ?? undefined
}

/** How an entry says that its page was read: what stood in the way comes before what was read all the same. */
const ACCESS: [NonNullable<SourceAccess['state']>, RegExp][] = [
  ['paywalled', /(?<!\bno )\bpaywall/i],
  ['refused', /\b(?:returned|error|status) (?:a )?(?:401|403|429)\b|\brefused\b/i],
  ['search', /\bsearch[- ](?:engine|results?)\b|\bindexed snippet\b/i],
  [
    'part',
    /\babstract (?:directly )?(?:fetched|verified|accessed)\b|\bpartial(?:ly)? (?:read|fetched|accessed|transcript)/i,
  ],
  ['others', /\b(?:confirmed|accessed|retrieved) (?:via|through|from) (?:[\w-]+ ){0,3}(?:secondary|references)\b/i],
  [
    'opened',
    /\b(?:accessed|fetched|opened|checked|directly verified)(?: and verified)? (?:on )?(?:\p{L}+ )?(?:\d{1,2}, )?20\d\d\b|\bdirect fetch\b|\breturn(?:s|ed) .{0,80}\bas of\b/iu,
  ],
  ['unopened', /\bnot (?:directly |independently )?(?:fetched|opened|accessed)\b/i],
  ['scripts', /\bJavaScript[- ](?:rendered|gated)\b/i],
]

/** A doubt on two values: what it quotes, or else its dates, where they are as precise. */
function conflictIn({ asks, state, claims }: ResearchQuestion): Conflict | null {
  if (!/\b(?:conflict|discrepanc|disagree|varies|differs?\b|versus|vs\b)/i.test(asks)) return null
  const quoted = [...asks.matchAll(/["“]([^"“”]{2,80})["”]/g)].map(([, words = '']) => words)
  const dates = datesOf(asks)
  const ofOneGrain = dates.filter(({ value }) => value.grain === dates[0]?.value.grain)
  const [one, other] =
    [quoted, ofOneGrain.map(({ start, end }) => asks.slice(start, end))]
      .map((values) => [...new Set(values)])
      .find(({ length }) => length > 1) ?? []
  if (one === undefined || other === undefined) return null
  const values = [one, other].map((value) => ({ value, sources: [] }))
  return { asks, claims, values, state: state === 'open' ? 'open' : 'settled' }
}
