import type { Conflict, ResearchQuestion, Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { isInSection, isUnread } from '@/lib/dossier/browse/dossier-book'
import { claimConflicts } from '@/lib/engine/facts/claim-conflicts'
import { relationOf, statementOf, type Statement } from './align-claims'
import { independentSources } from './confidence'
import { JUDGE, judgeEvidence } from './evidence'
import type { PageText } from './page-reader'

/** Results of the judges. Nothing of it is in the dossier yet. */
export interface Judgement {
  /** Votes on the claims whose page is at hand (evidence), on all (consistency), and on what lacks something (completeness). */
  reviews: Review[]
  /** Claims that answer one question with different values, without those that the research already names. */
  conflicts: Conflict[]
  /** Claims that say the same: the first stays. */
  duplicates: { claim: string; repeats: string }[]
  /** Next questions: sections on one source, claims on unopened sources. */
  questions: ResearchQuestion[]
}

/**
 * The votes of the three judges as far as they need no model.
 *
 * @param dossier compiled, with passages in `dossier.research`
 * @param pages the texts that the passages quote
 * @param on ISO date of the votes
 */
export function judgeMechanically(dossier: Dossier, pages: readonly PageText[], on: string): Judgement {
  const { conflicts, duplicates, reviews } = judgeConsistency(dossier, on)
  const { questions, reviews: gaps } = judgeCompleteness(dossier, on)
  return { reviews: [...judgeEvidence(dossier, pages, on), ...reviews, ...gaps], conflicts, duplicates, questions }
}

/**
 * The consistency judge: claims that answer one question with different values become a conflict, in which neither is chosen; claims
 * that say the same are duplicates.
 */
function judgeConsistency(dossier: Dossier, on: string): Omit<Judgement, 'questions'> {
  const { claims, research } = dossier
  const { clashes, duplicates } = pairsOf(dossier)
  const repeats = new Map(duplicates.map((one) => [one.claim, one.repeats]))
  const open = clashes.filter((pair) => {
    const isNamed = research?.conflicts.some((conflict) => pair.every(({ id }) => conflict.claims.includes(id)))
    return isNamed !== true && !pair.some(({ id }) => repeats.has(id))
  })
  const reviews = claims.map((claim): Review => {
    const rival = open.find((pair) => pair.includes(claim))?.find((one) => one !== claim)
    const double = repeats.get(claim.id)
    const vote: Pick<Review, 'verdict' | 'why'> = rival
      ? { verdict: 'doubtful', why: `“${rival.text}” (${rival.id}) has another value.` }
      : double !== undefined
        ? { verdict: 'failed', why: `It says the same as ${double}.` }
        : { verdict: 'passed', why: 'No other claim has another value for it, or repeats it.' }
    return { claim: claim.id, judge: 'consistency', ...vote, on, ...JUDGE }
  })
  return { reviews, conflicts: open.map((pair) => conflictOf(pair, on)), duplicates }
}

type Pair = [Claim, Claim]

function pairsOf(dossier: Dossier): { clashes: Pair[]; duplicates: Judgement['duplicates'] } {
  const { claims, subject } = dossier
  const read = claims.map((claim) => ({
    claim,
    statement: statementOf(claim.text, [subject.name, ...subject.aliases]),
  }))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const clashes = claimConflicts(dossier).flatMap(({ first, second }): Pair[] => {
    const [a, b] = [byId.get(first.claim), byId.get(second.claim)]
    return a && b ? [[a, b]] : []
  })
  const duplicates: Judgement['duplicates'] = []
  for (const [at, { claim, statement }] of read.entries()) {
    for (const earlier of read.slice(0, at)) {
      const relation = relationOf(earlier.statement, statement)
      if (relation === 'same') duplicates.push({ claim: claim.id, repeats: earlier.claim.id })
      if (relation === 'other-value' && isOneOther(earlier.statement, statement)) clashes.push([earlier.claim, claim])
    }
  }
  return { clashes, duplicates }
}

/** "Dome 22 was finished in 1999" and "Dome 21 was finished in 2000" are on two things: one value only may be another. */
function isOneOther({ values }: Statement, other: Statement): boolean {
  return values.filter((value) => other.values.includes(value)).length === values.length - 1
}

/** A conflict that shows both claims as they are. */
function conflictOf(pair: Pair, on: string): Conflict {
  const [first, second] = pair
  return {
    asks: first.slots.find(({ asks }) => asks !== undefined)?.asks ?? `Which holds: ${first.id} or ${second.id}?`,
    claims: pair.map(({ id }) => id),
    values: pair.map(({ text, sources }) => ({ value: text.slice(0, LONGEST_VALUE), sources })),
    ...{ state: 'open', on },
  }
}

const LONGEST_VALUE = 300

/**
 * The completeness judge: sections without claims or on one source, claims whose sources nobody opened, and open questions. Each gap
 * is a vote, and a question for the next pass where nobody asks it yet.
 */
function judgeCompleteness(
  { claims, sources, research }: Dossier,
  on: string,
): Pick<Judgement, 'reviews' | 'questions'> {
  const { sections = [], questions = [], access = [] } = research ?? {}
  const reviews: Review[] = []
  const next = new Map<string, ResearchQuestion>()
  const say = (
    gap: Pick<Review, 'claim' | 'section' | 'verdict' | 'why'>,
    asks?: string,
    { section, ids = [] }: { section?: string | undefined; ids?: string[] } = {},
  ): void => {
    reviews.push({ ...gap, judge: 'completeness', on, ...JUDGE })
    if (asks !== undefined && !questions.some((one) => one.asks === asks))
      next.set(asks, {
        asks,
        state: 'open',
        ...(section !== undefined && { section }),
        claims: ids.slice(0, MOST_NAMED),
      })
  }
  for (const rated of sections) {
    const { section } = rated
    const own = claims.filter((claim) => isInSection(claim, rated))
    const cited = sources.filter(({ n }) => own.some((claim) => claim.sources.includes(n)))
    const open = questions.filter((one) => one.section === section && one.state === 'open' && one.claims.length === 0)
    const asked = { section, ids: own.map(({ id }) => id) }
    const why = open.length === 1 ? 'One question has no claim.' : `${open.length} questions have no claim.`
    if (own.length === 0)
      say({ section, verdict: 'failed', why: 'It has no claims.' }, `What is known about “${section}”?`, asked)
    else if (independentSources(cited) < 2)
      say(
        { section, verdict: 'doubtful', why: 'All its claims rest on one source.' },
        `What does a second source say about “${section}”?`,
        asked,
      )
    else if (open.length > 0) say({ section, verdict: 'doubtful', why })
  }
  const unread = new Set(access.filter((one) => isUnread({ access: one })).map(({ source }) => source))
  for (const claim of claims) {
    const { id, text, sources: cited } = claim
    if (cited.length === 0 || !cited.every((n) => unread.has(n))) continue
    const { section } = sections.find((one) => isInSection(claim, one)) ?? {}
    const asks = `Which page that can be opened says this: ${text}`
    say({ claim: id, verdict: 'doubtful', why: 'None of its sources was opened.' }, asks, { section, ids: [id] })
  }
  return { reviews, questions: [...next.values()] }
}

/** Ids that one question lists at most. */
const MOST_NAMED = 100
