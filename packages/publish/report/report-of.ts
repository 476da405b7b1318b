import { UNCOMPARED } from '@/packages/judges/evidence'
import { isInSection } from '@/lib/dossier/browse/dossier-book'
import type { ReportSentence, Research, ResearchSection } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/lists'
import { sentencesOf } from '@/lib/text/sentences'
import { NO_FIRST_TIER, ONE_PUBLISHER } from '@/packages/judges/confidence'
import { wordParagraph } from '@/lib/research/flow'
import { ACCESS_WORDS, notCovered, type CitedSentence, type ReportList } from '@/packages/judges/not-covered'
import { isSure, paragraphsOf } from '@/lib/research/paragraphs'
import { compareClaims } from '@/lib/research/shared-stems'
import { doubtLines, reviewNotes } from './review-notes'
import { unprovenCells } from '@/packages/judges/prove-sentence'

/** A dossier as a document to read. All texts are plain. */
export interface Report {
  title: string
  /** Lines on the making of the report: by whom, how, and in which passes. */
  about: string[]
  lead: CitedSentence[]
  tables: ReportTable[]
  sections: ReportSection[]
  /** Lists of things that a reader would expect and the report lacks, and of decisions of the judges, with reasons. */
  missing: ReportList[]
  notes: ReportList[]
  /** The sources by tier, best first, each with what it is and which claims rest on it. */
  tiers: { name: string; sources: { source: Source; about: string }[] }[]
}

/** A table whose rows have sources. */
export interface ReportTable {
  name: string
  heads: string[]
  rows: { cells: string[]; sources: number[] }[]
}

interface ReportSection {
  name: string
  levels: string
  note: string
  paragraphs: CitedSentence[][]
  tables: ReportTable[]
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
  // Joining prose that rests on no claim is nobody's evidence: the judges have not compared it.
  const citeProse = (sentence: ReportSentence): CitedSentence =>
    sentence.claims.some((id) => byId.has(id))
      ? cite(sentence)
      : { text: `${sentence.text} [not checked]`, sources: [] }
  const texts = new Map(claims.map(({ id, text }) => [id, text]))
  /** Returns the stored tables of a section, without rows that the claims do not prove whole. */
  const tablesOf = (of?: string): ReportTable[] => {
    const own = research?.tables?.filter(({ section }) => section === of) ?? []
    return own.map(({ name, heads, rows }) => ({
      name,
      heads,
      rows: rows
        .filter((row) => unprovenCells(row, texts).length === 0)
        .map(({ cells, claims: ids }) => ({ cells, sources: cite({ text: '', claims: ids }).sources })),
    }))
  }
  const ownOf = (section: ResearchSection): Claim[] => claims.filter((claim) => isInSection(claim, section))
  const sectionsWithClaims = (research?.sections ?? []).map((section) => ({ section, own: ownOf(section) }))
  const claimsInSections = new Set(sectionsWithClaims.flatMap(({ own }) => own))
  const claimsLeft = claims.filter((claim) => !claimsInSections.has(claim))
  const otherTopics = [...groupedBy(claimsLeft, ({ topic }) => topic || 'General')]
  const groups: { section: ResearchSection; own: Claim[] }[] = [
    ...sectionsWithClaims.filter(({ own }) => own.length > 0),
    ...otherTopics.map(([section, own]) => ({ section: { section, covers: [], history: [] }, own })),
  ]
  const uncompared = claims.filter(({ notes }) => notes.some((note) => note.endsWith(UNCOMPARED))).length
  const citedNumbers = new Set(claims.flatMap((claim) => claim.sources))
  const makers = research?.by.map(
    ({ name, kind, about }) => `${name} (${kind})${about === undefined ? '' : `: ${about}`}`,
  )
  const sectionsWith = (advice: string): string =>
    groups
      .filter(({ section }) => section.note?.includes(advice))
      .map(({ section }) => section.section)
      .join(', ')
  const onOne = sectionsWith(ONE_PUBLISHER)
  const onLow = sectionsWith(NO_FIRST_TIER)
  const introduced = leadOfIntroduction(dossier.introduction ?? '')
  const inSections = groups.map(({ own }) => own)
  const lead = research?.lead ?? (introduced.length > 0 ? introduced : leadOf(subject.name, inSections))
  const sectionOf = new Map(groups.flatMap(({ section, own }) => own.map((claim) => [claim, section.section])))
  const tiers = groupedBy(sources, ({ tier = UNRATED_RANK }) => tier)
  return {
    title: subject.name,
    about: [
      `State of ${asOf}: ${claims.length} statements, ${citedNumbers.size} sources cited of ${sources.length} found.`,
      ...(uncompared > 0 ? [`${uncompared} statements are uncertain: nobody but a model has compared them.`] : []),
      // Said once: in most reports it is true of most sections.
      ...(onOne && [`Of one publisher only: ${onOne}. Pages of others would make them surer.`]),
      ...(onLow && [`Without a source of tier 1: ${onLow}. One would raise the confidence.`]),
      ...(makers ? [`Researched by ${makers.join(' ')}`] : []),
      ...(research?.method === undefined ? [] : [research.method]),
      ...(research?.passes ?? []).map(({ on = 'undated', what }, at) => `Pass ${at + 1}, ${on}: ${what}`),
    ],
    lead: wordParagraph(lead, dossier, new Set(texts.values())).map(citeProse),
    tables: tablesOf(),
    sections: groups.map(({ section, own }) => {
      const { confidence, depth, note = '' } = section
      return {
        name: section.section,
        note: note.replace(ONE_PUBLISHER, '').replace(NO_FIRST_TIER, '').trim(),
        levels:
          confidence === undefined
            ? ''
            : `Confidence: ${confidence}. Depth: ${depth ?? 'not rated'}${note.includes(ONE_PUBLISHER) ? ' (one publisher)' : ''}.`,
        paragraphs: paragraphsOf(section, own, dossier).map((part) => part.map(citeProse)),
        tables: tablesOf(section.section),
        uncertain: [...conflictLines(dossier, own), ...doubtLines(own, research)],
      }
    }),
    missing: notCovered(dossier),
    notes: reviewNotes(dossier),
    tiers: [...tiers]
      .sort(([a], [b]) => a - b)
      .map(([tier, own]) => ({
        name: tier === UNRATED_RANK ? 'Not rated' : `Tier ${tier}`,
        sources: own.map((source) => ({ source, about: aboutSource(source, dossier, sectionOf) })),
      })),
  }
}

export const hasReport = (research: Research | undefined): boolean => (research?.sections.length ?? 0) > 0

/** Returns what the subject is, then of each section the first claim that most sources have. */
export function leadOf(subject: string, sections: readonly (readonly Claim[])[]): ReportSentence[] {
  const sure = sections.map((own) => own.filter(isSure))
  const likeness = compareClaims(sure.flat())
  const definition = sure.flat().find((claim) => isDefinition(claim, subject))
  const told = definition ? [definition] : []
  for (const own of sure.slice(0, MOST_LEAD)) {
    const further = own.filter(({ id }) => told.every((claim) => likeness(claim.id, id) < MOST_LIKENESS))
    const [best] = further.toSorted((a, b) => b.sources.length - a.sources.length)
    if (best) told.push(best)
  }
  return told.map(({ text, id }) => ({ text, claims: [id] }))
}

const MOST_LEAD = 5
const MOST_LIKENESS = 0.5

function isDefinition({ text }: Claim, subject: string): boolean {
  const [, words = ''] = DEFINITION.exec(text) ?? []
  return words === subject || (words.startsWith(`${subject} `) && !/\d/.test(words))
}
const DEFINITION = /^(?:The )?(.+?) (?:is|was) (?:an?|the|one) /

/** Returns the first sentences of an introduction, up to a heading below its title, with the claims that they link to. */
function leadOfIntroduction(introduction: string): ReportSentence[] {
  const opening = introduction.split(/^#.*$/m).find((part) => part.trim() !== '') ?? ''
  const markdown = opening.replaceAll(/\s+/g, ' ').replaceAll('**', '').trim()
  return sentencesOf(markdown).map(({ start, end }) => {
    const sentence = markdown.slice(start, end).trim()
    const claims = [...sentence.matchAll(MARKDOWN_LINK)].map(([, , address = '']) => address.replace('#/claim/', ''))
    return { text: sentence.replaceAll(MARKDOWN_LINK, '$1'), claims }
  })
}
const MARKDOWN_LINK = /\[([^\][]+)\]\(([^()\s]+)\)/g

/** Returns the open conflicts of a section's claims: the question, each value with its sources, what would settle it. */
function conflictLines({ research, sources }: Dossier, claims: readonly Claim[]): CitedSentence[] {
  const ids = new Set(claims.map(({ id }) => id))
  const open =
    research?.conflicts.filter((conflict) => conflict.state === 'open' && conflict.claims.some((id) => ids.has(id))) ??
    []
  return open.map(({ asks, values }) => {
    const tierOf = (n: number): number => sources.find((source) => source.n === n)?.tier ?? UNRATED_RANK
    const tiers = values.map(({ sources: of }) => Math.min(UNRATED_RANK, ...of.map(tierOf)))
    const best = Math.min(...tiers)
    const [only, ...more] = values.filter((_, at) => tiers[at] === best)
    const advice =
      only && more.length === 0 && best < UNRATED_RANK
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

const UNRATED_RANK = 9

/** Returns what kind of source it is, of when, whether the subject itself made it, how far it was read, what rests on it. */
function aboutSource(source: Source, dossier: Dossier, sectionOf: Map<Claim, string>): string {
  const { n, date, kind = 'other', note: sourceNote } = source
  const { claims, subject, research } = dossier
  const { state = 'opened', on, note, machineMade } = research?.access.find(({ source: read }) => read === n) ?? {}
  const own = claims.filter(({ sources }) => sources.includes(n))
  const where = [...new Set(own.map((claim) => sectionOf.get(claim)))].slice(0, 4).join(', ')
  const kindWords = kind === 'other' ? 'Page' : `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`
  return [
    `${kindWords} ${makerOf(source, subject)}`,
    ...(date === undefined ? ['without a date'] : []),
    ...(machineMade ? ['made by a machine'] : []),
    `${ACCESS_WORDS[state].toLowerCase()}${on === undefined ? '' : ` on ${on}`}${note === undefined ? '' : ` (${note})`}`,
    own.length === 0 ? 'no claim rests on it' : `${countResting(own)}: ${where}`,
  ]
    .join('; ')
    .concat('.', sourceNote === undefined ? '' : ` ${sourceNote}`)
}

/** Returns how many claims rest on a source, and how many of them on it alone. */
function countResting(claims: readonly Claim[]): string {
  const count = `${claims.length} ${claims.length === 1 ? 'claim rests' : 'claims rest'} on it`
  const alone = claims.filter(({ sources }) => sources.length === 1).length
  if (alone === claims.length) return `${count} alone`
  return alone > 0 ? `${count}, ${alone} on it alone` : count
}

/** Returns whether the subject made a source: it is the author, or its site or account has the name. */
function makerOf({ author = '', url = '' }: Source, { name, aliases }: Dossier['subject']): string {
  if (author === '' && url === '') return 'by somebody who is not known'
  const names = [name, ...aliases]
  const { hostname = '', pathname = '' } = URL.canParse(url) ? new URL(url) : {}
  const places = [...hostname.split('.').slice(0, -1), pathname.split('/')[1] ?? '']
  const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const isOwn = names.some((name) => author.includes(name) || places.some((place) => plain(place) === plain(name)))
  return isOwn ? `by ${name}` : 'by others'
}
