import { isInSection } from '@/lib/dossier/browse/dossier-book'
import type { ReportSentence, Research, ResearchSection } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { dateOfIso, datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { groupedBy } from '@/lib/text/lists'
import { sentencesOf } from '@/lib/text/sentences'
import { ONE_PUBLISHER } from './confidence'
import { ACCESS_WORDS, notCovered, type CitedSentence, type ReportList } from './not-covered'
import { reviewNotes } from './review-notes'
import { statementTable, type StatementTable } from './statement-table'

/** A dossier as a document to read. All texts are plain. */
export interface Report {
  title: string
  /** Lines on the making of the report: by whom, how, and in which passes. */
  about: string[]
  lead: CitedSentence[]
  sections: ReportSection[]
  /** Lists of things that a reader would expect and the report lacks, and of decisions of the judges, with reasons. */
  missing: ReportList[]
  notes: ReportList[]
  /** The sources by tier, best first, each with what it is and which claims rest on it. */
  tiers: { name: string; sources: { source: Source; about: string }[] }[]
}

export interface ReportSection {
  name: string
  levels: string
  note: string
  paragraphs: CitedSentence[][]
  table: (Omit<StatementTable, 'rows'> & { rows: { cells: string[]; sources: number[] }[] }) | null
  /** Conflicts with both values and what would settle them, and claims in doubt with the reason. */
  uncertain: CitedSentence[]
}

/** Returns a dossier as a report: the text that was written, else its claims in paragraphs by topic and time. */
export function reportOf(dossier: Dossier): Report {
  const { subject, asOf, claims, sources, research } = dossier
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const cite = ({ text, claims: ids }: ReportSentence): CitedSentence => ({
    text,
    sources: [...new Set(ids.flatMap((id) => byId.get(id)?.sources ?? []))].sort((a, b) => a - b),
  })
  const ownOf = (section: ResearchSection): Claim[] => claims.filter((claim) => isInSection(claim, section))
  const named = (research?.sections ?? []).map((section) => ({ section, own: ownOf(section) }))
  const placed = new Set(named.flatMap(({ own }) => own))
  const left = claims.filter((claim) => !placed.has(claim))
  const others = [...groupedBy(left, ({ topic }) => topic || 'General')]
  const groups: { section: ResearchSection; own: Claim[] }[] = [
    ...named.filter(({ own }) => own.length > 0),
    ...others.map(([section, own]) => ({ section: { section, covers: [], history: [] }, own })),
  ]
  const cited = new Set(claims.flatMap((claim) => claim.sources))
  const makers = research?.by.map(
    ({ name, kind, about }) => `${name} (${kind})${about === undefined ? '' : `: ${about}`}`,
  )
  const onOne = groups.flatMap(({ section: { section, note } }) => (note?.startsWith(ONE_PUBLISHER) ? section : []))
  const introduced = leadOfIntroduction(dossier.introduction ?? '')
  const inSections = groups.map(({ own }) => own)
  const lead = research?.lead ?? (introduced.length > 0 ? introduced : leadOf(subject.name, inSections))
  const sectionOf = new Map(groups.flatMap(({ section, own }) => own.map((claim) => [claim, section.section])))
  const tiers = groupedBy(sources, ({ tier = UNRATED }) => tier)
  return {
    title: subject.name,
    about: [
      `State of ${asOf}: ${claims.length} statements, ${cited.size} sources cited of ${sources.length} found.`,
      // Said once: in most reports it is true of most sections.
      ...(onOne.length > 0
        ? [`Of one publisher only: ${onOne.join(', ')}. Pages of others would make them surer.`]
        : []),
      ...(makers ? [`Researched by ${makers.join(' ')}`] : []),
      ...(research?.method === undefined ? [] : [research.method]),
      ...(research?.passes ?? []).map(({ on = 'undated', what }, at) => `Pass ${at + 1}, ${on}: ${what}`),
    ],
    lead: lead.map(cite),
    sections: groups.map(({ section, own }) => {
      const table = statementTable(sortedByDate(own.filter(isSure)), subject.name)
      const { confidence, depth, note = '' } = section
      return {
        ...{ name: section.section, note: note.replace(ONE_PUBLISHER, '').trim() },
        levels: confidence === undefined ? '' : `Confidence: ${confidence}. Depth: ${depth ?? 'not rated'}.`,
        paragraphs: paragraphsOf(section, own, table).map((part) => part.map(cite)),
        table: table && {
          ...table,
          rows: table.rows.map(({ cells, claim }) => ({ cells, sources: byId.get(claim)?.sources ?? [] })),
        },
        uncertain: [
          ...conflictLines(dossier, own),
          ...own
            .filter(({ status }) => status === 'uncertain')
            .map(({ text, notes, sources: of }) => ({
              text: [text, ...notes.map(withoutJudge)].join(' '),
              sources: of,
            })),
        ],
      }
    }),
    missing: notCovered(dossier),
    notes: reviewNotes(dossier),
    tiers: [...tiers]
      .sort(([a], [b]) => a - b)
      .map(([tier, own]) => ({
        name: tier === UNRATED ? 'Not rated' : `Tier ${tier}`,
        sources: own.map((source) => ({ source, about: aboutSource(source, dossier, sectionOf) })),
      })),
  }
}

export const hasWrittenReport = (research: Research | undefined): boolean =>
  research?.sections.some(({ prose }) => prose !== undefined) === true

const withoutJudge = (note: string): string => note.replace(/^(?:Evidence|Consistency|Completeness): /, '')

const isSure = ({ status }: Claim): boolean => status === 'established'
const sentenceOf = ({ text, id }: Claim): ReportSentence => ({ text, claims: [id] })

/** Returns the text of a section: what was written, then the established claims that it and the table leave out. */
export function paragraphsOf(
  { prose = [] }: Pick<ResearchSection, 'prose'>,
  claims: readonly Claim[],
  table: StatementTable | null = null,
): ReportSentence[][] {
  const told = new Set([...prose.flat().flatMap((one) => one.claims), ...(table?.rows.map(({ claim }) => claim) ?? [])])
  const left = sortedByDate(claims.filter((claim) => isSure(claim) && !told.has(claim.id)))
  const parts: Claim[][] = []
  for (const [at, claim] of left.entries()) {
    const last = parts.at(-1)
    const before = Math.max(UNDATED, ...(last ?? [claim]).map(dayOf))
    const days = before === UNDATED ? 0 : dayOf(claim) - before
    // The last sentence is no paragraph by itself.
    const hasRoom = last !== undefined && (last.length < MOST_SENTENCES || at === left.length - 1)
    if (last && hasRoom && (days < NEW_PARAGRAPH_DAYS || last.length < LEAST_SENTENCES)) last.push(claim)
    else parts.push([claim])
  }
  return [...prose, ...parts.map((part) => part.map(sentenceOf))]
}

const [LEAST_SENTENCES, MOST_SENTENCES] = [3, 6]
const NEW_PARAGRAPH_DAYS = 10 * 365
const UNDATED = -1e9

/** Returns claims from the earliest to the latest. One without a date stays behind the one before it on its page. */
export function sortedByDate(claims: readonly Claim[]): Claim[] {
  const last = new Map<number, number>()
  const placed = claims.map((claim) => {
    const [source = 0] = claim.sources
    const own = dayOf(claim)
    const day = own === UNDATED ? (last.get(source) ?? UNDATED) : own
    last.set(source, day)
    return { claim, day }
  })
  return placed.sort((a, b) => a.day - b.day).map(({ claim }) => claim)
}

/** Returns the first day of the first date in a claim; for one without a date, a day before all others. */
function dayOf({ text, time = '' }: Claim): number {
  return (datesOf(fold(text))[0]?.value ?? dateOfIso(time))?.from ?? UNDATED
}

/** Returns the first sentences of an introduction, up to a heading below its title, with the claims that they link to. */
function leadOfIntroduction(introduction: string): ReportSentence[] {
  const opening = introduction.split(/^#.*$/m).find((part) => part.trim() !== '') ?? ''
  const markdown = opening.replaceAll(/\s+/g, ' ').replaceAll('**', '').trim()
  return sentencesOf(markdown).map(({ start, end }) => {
    const sentence = markdown.slice(start, end).trim()
    const claims = [...sentence.matchAll(LINK)].map(([, , address = '']) => address.replace('#/claim/', ''))
    return { text: sentence.replaceAll(LINK, '$1'), claims }
  })
}
const LINK = /\[([^\][]+)\]\(([^()\s]+)\)/g

/** Returns what the subject is, and the surest claim of each section, as the beginning of a report that nobody wrote. */
export function leadOf(subject: string, sections: readonly (readonly Claim[])[]): ReportSentence[] {
  const isDefinition = ({ text }: Claim): boolean =>
    text.includes(`${subject} is a`) || text.includes(`${subject} was a`)
  const sure = sections.map((own) => own.filter(isSure))
  const best = sure.flatMap((own) => own.find(({ confidence }) => confidence === 'high') ?? own[0] ?? [])
  return [...new Set([...sure.flat().filter(isDefinition).slice(0, 1), ...best])].slice(0, 5).map(sentenceOf)
}

/** Returns the open conflicts of a section's claims: the question, each value with its sources, what would settle it. */
function conflictLines({ research, sources }: Dossier, claims: readonly Claim[]): CitedSentence[] {
  const ids = new Set(claims.map(({ id }) => id))
  const open = research?.conflicts.filter((one) => one.state === 'open' && one.claims.some((id) => ids.has(id))) ?? []
  return open.map(({ asks, values }) => {
    const tierOf = (n: number): number => sources.find((source) => source.n === n)?.tier ?? UNRATED
    const tiers = values.map(({ sources: of }) => Math.min(UNRATED, ...of.map(tierOf)))
    const best = Math.min(...tiers)
    const [only, ...more] = values.filter((_, at) => tiers[at] === best)
    const advice =
      only && more.length === 0 && best < UNRATED
        ? `Tier ${best} has “${only.value}”; ${best === 1 ? 'a second look at that source' : 'a primary source'} would settle it.`
        : 'A source nearer to the event would settle it.'
    const said = values.map(
      ({ value, sources: of }) => `“${value}” (${of.map((n) => `source ${n}`).join(', ') || 'no source'})`,
    )
    return {
      text: `${asks} ${said.join(' or ')}. ${advice}`,
      sources: [...new Set(values.flatMap((value) => value.sources))],
    }
  })
}

const UNRATED = 9

/** Returns how far a source was read, and what rests on it. */
function aboutSource({ n }: Source, { claims, research }: Dossier, sectionOf: Map<Claim, string>): string {
  const { state = 'opened', on, note } = research?.access.find((one) => one.source === n) ?? {}
  const own = claims.filter(({ sources }) => sources.includes(n))
  const alone = own.filter(({ sources }) => sources.length === 1).length
  const count = `${own.length} ${own.length === 1 ? 'claim rests' : 'claims rest'}`
  const where = [...new Set(own.map((claim) => sectionOf.get(claim)))].slice(0, 4).join(', ')
  const rests =
    own.length === 0
      ? 'no claim rests on it'
      : alone === own.length
        ? `${count} on it alone, on ${where}`
        : `${count} on it, ${alone} on it alone, on ${where}`
  return `${ACCESS_WORDS[state]}${on === undefined ? '' : `, ${on}`}${note === undefined ? '' : ` (${note})`}; ${rests}.`
}
