import type { Conflict, ResearchQuestion, ResearchSection, Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { isInSection } from '@/lib/dossier/browse/dossier-book'
import { groupSources } from '@/lib/features/sources'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { isUnread } from '@/lib/schema/source-access'
import { relationOf } from '@/lib/research/align-claims'
import {
  LEAST_LIKENESS_TO_ASK,
  proposePairs,
  questionOf,
  readClaims,
  relationOfPair,
  type ClaimPair,
} from './claim-pairs'
import { OWN_JUDGE, judgeEvidence } from './evidence'
import { uncoveredParts } from './not-covered'
import type { SourcePage } from './page-reader'
import { mapDefined } from '@/lib/text/lists'

/** Results of the judges, which are not yet applied to the dossier. */
export interface Judgement {
  /** Votes on claims whose page is available (evidence), on all claims (consistency), and on gaps (completeness). */
  reviews: Review[]
  /** Claims that answer one question with different values, except conflicts that the research already names. */
  conflicts: Conflict[]
  /** Claims that state the same fact: `claim` repeats the earlier claim `repeats`, which stays. */
  duplicates: { claim: string; repeats: string }[]
  /** Claims with the words of another one that has a finer value. Both stay: the sources of one do not have the other's. */
  finer: { claim: string; says: string }[]
  /** Pairs of claims that may disagree, nearest first: words do not show it. */
  open: ClaimPair[]
  /** Questions for the next pass, on sections without claims or on one source, and claims on unopened sources. */
  questions: ResearchQuestion[]
}

/** Returns the votes of the three judges that need no model. The passages of the dossier quote `pages`. */
export function judgeMechanically(dossier: Dossier, pages: readonly SourcePage[], on: string): Judgement {
  const { reviews, ...consistency } = judgeConsistency(dossier, on)
  const { questions, reviews: gaps } = judgeCompleteness(dossier, on)
  questions.push(...uncoveredParts(dossier.research, pages))
  return { reviews: [...judgeEvidence(dossier, pages, on), ...reviews, ...gaps], ...consistency, questions }
}

/** Votes as the consistency judge: claims with different values are a conflict, those on the same fact duplicates. */
function judgeConsistency(dossier: Dossier, on: string): Omit<Judgement, 'questions'> {
  const { clashes, duplicates, finer, open } = pairsOf(dossier)
  const repeats = new Map(duplicates.map((duplicate) => [duplicate.claim, duplicate.repeats]))
  const named = clashes.filter(
    (pair) => !isNamed(dossier.research, pair) && !pair.some(({ claim }) => repeats.has(claim.id)),
  )
  const reviews = dossier.claims.map((claim): Review => {
    const clash = named.find((pair) => pair.some((member) => member.claim === claim))
    const rival = clash?.find((member) => member.claim !== claim)
    const vote = consistencyVote(rival?.claim, repeats.get(claim.id))
    return { claim: claim.id, judge: 'consistency', ...vote, on, ...OWN_JUDGE }
  })
  return { reviews, conflicts: named.map((pair) => conflictOf(pair, on)), duplicates, finer, open }
}

function consistencyVote(rival: Claim | undefined, repeated: string | undefined): Pick<Review, 'verdict' | 'why'> {
  if (rival) return { verdict: 'doubtful', why: `“${rival.text}” has another value.` }
  if (repeated !== undefined) return { verdict: 'failed', why: `It says the same as ${repeated}.` }
  return { verdict: 'passed', why: 'No other claim has another value for it, or repeats it.' }
}

function isNamed(research: Dossier['research'], pair: ClaimPair): boolean {
  return research?.conflicts.some(({ claims }) => pair.every(({ claim }) => claims.includes(claim.id))) === true
}

function pairsOf(dossier: Dossier): Pick<Judgement, 'duplicates' | 'finer' | 'open'> & { clashes: ClaimPair[] } {
  const read = readClaims(dossier)
  const duplicates: Judgement['duplicates'] = []
  const finer: Judgement['finer'] = []
  const clashes: ClaimPair[] = []
  const open: ClaimPair[] = []
  for (const [at, later] of read.entries())
    for (const earlier of read.slice(0, at))
      if (relationOf(earlier.statement, later.statement) === 'same' && says(later.claim.text, earlier.claim.text))
        duplicates.push({ claim: later.claim.id, repeats: earlier.claim.id })
  for (const [one, other, likeness] of proposePairs(read)) {
    const relation = relationOfPair(one, other)
    const reverse = relationOfPair(other, one)
    const [wide, fine] = reverse === 'refines' ? [other, one] : [one, other]
    if (relation === 'refines' || reverse === 'refines') finer.push({ claim: wide.claim.id, says: fine.claim.text })
    else if (relation === 'conflict') clashes.push([one, other])
    else if (relation === 'open' && likeness >= LEAST_LIKENESS_TO_ASK && !isNamed(dossier.research, [one, other]))
      open.push([one, other])
  }
  return { clashes, duplicates, finer, open }
}

/** Whether a claim says an earlier one, by the engine's reader, so that its sources may be those of the earlier one too. */
const says = (later: string, earlier: string): boolean => readPairCached(later, earlier).says >= LEAST_REPEATED
const LEAST_REPEATED = 0.3

export function conflictOf([one, other]: ClaimPair, on: string): Conflict {
  return {
    asks: questionOf(one, other),
    claims: [one.claim.id, other.claim.id],
    values: [one, other].map(({ claim: { text, sources } }) => ({ value: text.slice(0, LONGEST_VALUE), sources })),
    state: 'open',
    on,
  }
}

const LONGEST_VALUE = 300

/** A gap that the completeness judge finds, and the question that would close it. */
interface CoverageGap extends Pick<Review, 'claim' | 'section' | 'verdict' | 'why'> {
  question?: Pick<ResearchQuestion, 'asks' | 'section' | 'claims'>
}

/** Votes as the completeness judge. Each gap is a vote and, unless it is an open question, a question. */
function judgeCompleteness(dossier: Dossier, day: string): Pick<Judgement, 'reviews' | 'questions'> {
  const { sections = [], questions = [], access = [] } = dossier.research ?? {}
  const unread = new Set(access.filter((entry) => isUnread({ access: entry })).map(({ source }) => source))
  const gaps = [
    ...mapDefined(sections, (section) => gapOfSection(dossier, section)),
    ...mapDefined(dossier.claims, (claim): CoverageGap | undefined => {
      const { id, text, sources } = claim
      if (sources.length === 0 || !sources.every((n) => unread.has(n))) return undefined
      const section = sections.find((section) => isInSection(claim, section))?.section
      const asks = `Which page that can be opened says this: ${text}`
      const question = { asks, claims: [id], ...(section !== undefined && { section }) }
      return { claim: id, verdict: 'doubtful', why: 'None of its sources was opened.', question }
    }),
  ]
  const asked = mapDefined(gaps, ({ question }) => question)
  const added = asked.filter(({ asks }) => !questions.some((question) => question.asks === asks))
  return {
    reviews: gaps.map(({ question: _, ...gap }) => ({ ...gap, judge: 'completeness', on: day, ...OWN_JUDGE })),
    questions: [...new Map(added.map((question) => [question.asks, { ...question, state: 'open' as const }])).values()],
  }
}

function gapOfSection({ claims, sources, research }: Dossier, rated: ResearchSection): CoverageGap | null {
  const { section } = rated
  const own = claims.filter((claim) => isInSection(claim, rated))
  const ask = (asks: string) => ({ asks, section, claims: own.slice(0, MOST_CLAIM_IDS).map(({ id }) => id) })
  if (own.length === 0) {
    const question = ask(`What is known about “${section}”?`)
    return { section, verdict: 'failed', why: 'It has no claims.', question }
  }
  if (groupSources(sources.filter(({ n }) => own.some((claim) => claim.sources.includes(n)))).length < 2) {
    const question = ask(`What does a second source say about “${section}”?`)
    return { section, verdict: 'doubtful', why: 'All its claims rest on one source.', question }
  }
  const isOpen = (question: ResearchQuestion): boolean => question.state === 'open' && question.claims.length === 0
  const open = research?.questions.filter((question) => question.section === section && isOpen(question)).length ?? 0
  const why = open === 1 ? 'One question has no claim.' : `${open} questions have no claim.`
  return open > 0 ? { section, verdict: 'doubtful', why } : null
}

const MOST_CLAIM_IDS = 100
