import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { Review } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { confidenceOf, countedVotes, sectionLevels } from '@/lib/research/confidence'
import { evidencePrompt, evidenceVoteIn } from '@/lib/research/evidence-question'
import { judgeMechanically } from '@/lib/research/judges'
import type { PageText } from '@/lib/research/page-reader'
import type { ResearchModel } from './ask-model'
import { textOf, type Change } from './merge'
import { compiledState, type ResearchState } from './state'

export interface JudgeInput {
  pages: readonly PageText[]
  model: ResearchModel
  /** Claims of a person are not dropped. */
  byHand: ReadonlySet<string>
  on: string
}

/**
 * Has the three judges vote on the dossier of a pass, and applies their votes: a new claim that fails is left out, one in doubt is
 * `uncertain` with the reason, different values become a conflict. A person's vote counts before theirs.
 *
 * @returns the changes of the pass with those of the judges
 */
export async function judgePass(
  state: ResearchState,
  changes: readonly Change[],
  input: JudgeInput,
): Promise<Change[]> {
  if (state.claims.length === 0) return [...changes]
  const { research } = state
  const { pages, model, byHand, on } = input
  const { dossier } = compiledState(state)
  const { reviews, conflicts, duplicates, questions } = judgeMechanically(dossier, pages, on)
  const votes = [...reviews, ...(await votesOfModel(dossier, pages, model, on))]
  const voted = new Set(votes.flatMap(({ claim, judge }) => (judge === 'evidence' ? (claim ?? []) : [])))
  research.reviews = [
    // A claim whose pages were not read in this pass keeps the votes on its evidence.
    ...research.reviews.filter(
      ({ isPerson, judge, claim }) => isPerson || (judge === 'evidence' && claim !== undefined && !voted.has(claim)),
    ),
    ...votes,
  ]
  research.conflicts.push(...conflicts)
  research.questions = [
    ...research.questions.filter(({ why }) => why !== BY_JUDGE),
    ...questions.map((question) => ({ ...question, why: BY_JUDGE })),
  ]
  const all = new Map(changes.map((change) => [change.claim, change]))
  for (const { claim, repeats } of duplicates) fold(state, claim, repeats, all)
  for (const { claim } of [...state.claims]) {
    const isNew = all.get(claim.id)?.kind === 'new'
    const own = research.reviews.filter((review) => review.claim === claim.id && review.judge === 'evidence')
    const [failed] = own.filter(({ verdict, by }) => verdict === 'failed' && (own.length === 1 || by === model.name))
    if (isNew && failed && !byHand.has(textOf(claim))) drop(state, claim.id, all, failed.why)
  }
  applyVotes(state, all)
  levels(state, on)
  return [...all.values()]
}

/** The reason of a question that is asked as long as the gap is there. */
const BY_JUDGE = 'The completeness judge found this gap.'

async function votesOfModel(
  dossier: Dossier,
  pages: readonly PageText[],
  model: ResearchModel,
  on: string,
): Promise<Review[]> {
  const votes: Review[] = []
  for (const claim of dossier.claims) {
    const prompt = evidencePrompt(dossier, claim, pages)
    const answer = prompt === null ? null : await model.ask(prompt)
    const vote = answer === null ? null : evidenceVoteIn(answer, claim, { by: model.name, on })
    if (vote !== null) votes.push(vote)
  }
  return votes
}

/** Joins a claim to an earlier one that says the same. */
function fold(state: ResearchState, claim: string, repeats: string, all: Map<string, Change>): void {
  const [from, to] = [claim, repeats].map((id) => state.claims.find((one) => one.claim.id === id))
  if (!from || !to) return
  for (const n of from.claim.sources) if (!to.claim.sources.includes(n)) to.claim.sources.push(n)
  for (const passage of state.research.passages) if (passage.claim === claim) passage.claim = repeats
  for (const question of state.research.questions)
    if (question.claims.includes(claim) && !question.claims.includes(repeats)) question.claims.push(repeats)
  drop(state, claim, all, `it says the same as ${repeats}`)
}

/** Takes a claim out with all that names it. Nothing is said of one that no earlier pass had. */
export function drop(state: ResearchState, id: string, all: Map<string, Change>, why: string): void {
  const gone = state.claims.find(({ claim }) => claim.id === id)
  if (!gone) return
  if (all.get(id)?.kind === 'new') all.delete(id)
  else all.set(id, { kind: 'withdrawn', claim: id, text: textOf(gone.claim), why })
  state.claims = state.claims.filter((one) => one !== gone)
}

/** Gives each claim the status and the notes that its votes call for. */
export function applyVotes(state: ResearchState, all: Map<string, Change>): void {
  const { research, sources } = state
  const ids = new Set(state.claims.map(({ claim }) => claim.id))
  for (const conflict of research.conflicts) {
    if (conflict.state !== 'open' || conflict.claims.every((id) => ids.has(id))) continue
    Object.assign(conflict, { state: 'settled', why: conflict.why ?? 'One of its claims was withdrawn.' })
  }
  for (const { claim } of state.claims) {
    const votes = research.reviews.filter((review) => review.claim === claim.id)
    const doubts = countedVotes(votes).filter(({ judge, verdict }) => judge !== 'completeness' && verdict !== 'passed')
    const conflict = research.conflicts.find(({ state: is, claims }) => is === 'open' && claims.includes(claim.id))
    const differs = conflict ? [`${HEADS.consistency}the sources disagree. ${conflict.asks}`] : []
    const reasons = doubts.filter(({ judge }) => judge !== 'consistency' || !conflict)
    const notes = [...new Set([...differs, ...reasons.map(({ judge, why }) => `${HEADS[judge]}${why}`)])]
    const before = claim.status
    const own = claim.notes.filter((note) => !isByJudge(note))
    // A doubt that an author wrote by hand stays.
    const isOwn = before !== 'established' && own.length > 0
    claim.notes = [...own, ...notes]
    if (!isOwn) claim.status = notes.length === 0 ? 'established' : conflict ? 'conflicting' : 'uncertain'
    const cited = sources.filter(({ n }) => claim.sources.includes(n))
    claim.confidence = confidenceOf(votes, cited, research.access)
    const kind = all.get(claim.id)?.kind
    if (claim.status !== before && kind !== 'new' && kind !== 'changed')
      all.set(claim.id, { kind: 'changed', claim: claim.id, text: textOf(claim), why: whyOf(claim, before) })
  }
}

const HEADS = {
  evidence: 'Evidence: ',
  consistency: 'Consistency: ',
  completeness: 'Completeness: ',
} as const

function isByJudge(note: string): boolean {
  return Object.values(HEADS).some((head) => note.startsWith(head))
}

function whyOf({ status, notes }: AuthoredClaim, before: string): string {
  return status === 'established'
    ? `it was ${before}; no judge doubts it now`
    : `it is ${status} now. ${notes.join(' ')}`
}

/** Confidence and depth of each section, with the reason. Earlier levels go into its history. */
function levels({ claims, sources, research }: ResearchState, on: string): void {
  const headings = [...new Set(claims.map(({ claim }) => claim.section))]
  research.sections = headings.map((section) => {
    const before = research.sections.find((one) => one.section === section)
    const own = claims.filter(({ claim }) => claim.section === section).map(({ claim }) => claim)
    const cited = sources.filter(({ n }) => own.some((claim) => claim.sources.includes(n)))
    const questions = research.questions.filter((question) => question.section === section)
    const confidences = own.map(({ confidence }) => confidence ?? 'low')
    const { confidence, depth } = sectionLevels(confidences, cited, questions)
    const high = confidences.filter((one) => one === 'high').length
    const open = questions.filter(({ state }) => state === 'open').length
    const note = `Claims: ${own.length}, of them ${high} with high confidence. Sources: ${cited.length}. Open questions: ${open}.`
    const isChanged = before?.confidence !== undefined && (before.confidence !== confidence || before.depth !== depth)
    const earlier = {
      confidence: before?.confidence,
      depth: before?.depth,
      on,
      why: before?.note ?? 'Before this pass.',
    }
    return {
      ...{ covers: [], ...before, section, confidence, depth, note },
      history: [...(before?.history ?? []), ...(isChanged ? [earlier] : [])].slice(-50),
    }
  })
}
