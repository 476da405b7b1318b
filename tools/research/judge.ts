import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { Review } from '@/lib/dossier/format/research'
import { confidenceOf, objectionsIn, sectionLevels } from '@/lib/research/confidence'
import { evidencePrompt, evidenceVoteIn } from '@/lib/research/evidence-question'
import { judgeMechanically } from '@/lib/research/judges'
import type { SourcePage } from './findings'
import { claimsOf, compiledState, removeClaims, textOf, type Pass } from './state'

/**
 * Collects the votes of the three judges on a pass's dossier, and applies them: a new claim that fails is left out, a
 * doubtful claim is `uncertain` with the reason, different values become a conflict. A person's vote overrides theirs.
 */
export async function judgePass(pass: Pass, pages: readonly SourcePage[]): Promise<void> {
  const { state, model, on, byHand, changes } = pass
  const { research } = state
  if (state.topics.length === 0) return
  // A gap of the last pass that is still open is asked again, so its question must not count as asked.
  research.questions = research.questions.filter((question) => question.why !== GAP_REASON || question.state !== 'open')
  const dossier = compiledState(state)
  const { reviews: votes, conflicts, duplicates, questions } = judgeMechanically(dossier, pages, on)
  for (const claim of dossier.claims) {
    const prompt = evidencePrompt(dossier, claim, pages)
    const answer = prompt === null ? null : await model.ask(prompt)
    const vote = answer === null ? null : evidenceVoteIn(answer, claim, { by: model.name, on })
    if (vote !== null) votes.push(vote)
  }
  const voted = new Set(votes.flatMap(({ claim, judge }) => (judge === 'evidence' ? claim : [])))
  // A claim whose pages were not read in this pass keeps the votes on its evidence.
  const isKept = ({ isPerson, judge, claim }: Review): boolean =>
    isPerson || (judge === 'evidence' && claim !== undefined && !voted.has(claim))
  research.reviews = [...research.reviews.filter(isKept), ...votes]
  research.conflicts.push(...conflicts)
  research.questions.push(...questions.map((question) => ({ ...question, why: GAP_REASON })))
  for (const { claim, repeats } of duplicates) mergeDuplicate(pass, claim, repeats)
  for (const claim of claimsOf(state)) {
    if (changes.get(claim.id)?.kind !== 'new' || byHand.passages.some((one) => one.claim === textOf(claim))) continue
    const own = research.reviews.filter((review) => review.claim === claim.id && review.judge === 'evidence')
    const failed = own.find(({ verdict, by }) => verdict === 'failed' && (own.length === 1 || by === model.name))
    if (failed) withdraw(pass, claim, failed.why)
  }
  applyVotes(pass)
  rateSections(pass)
}

/** The `why` that marks the questions of the completeness judge. Each pass replaces those without an answer. */
const GAP_REASON = 'The completeness judge found this gap.'

/** Joins a claim to an earlier one that says the same. */
function mergeDuplicate({ state, changes }: Pass, claim: string, repeats: string): void {
  const { passages, questions } = state.research
  const [from, to] = [claim, repeats].map((id) => claimsOf(state).find((one) => one.id === id))
  if (!from || !to) return
  to.sources = [...new Set([...to.sources, ...from.sources])]
  for (const passage of passages) if (passage.claim === claim) passage.claim = repeats
  for (const question of questions)
    if (question.claims.includes(claim)) question.claims = [...new Set([...question.claims, repeats])]
  withdraw({ state, changes }, from, `it says the same as ${repeats}`)
}

/** Removes a claim, and records the reason, except for a claim that is new in this pass. */
export function withdraw({ state, changes }: Pick<Pass, 'state' | 'changes'>, claim: AuthoredClaim, why: string): void {
  const { id } = claim
  if (changes.get(id)?.kind === 'new') changes.delete(id)
  else changes.set(id, { kind: 'withdrawn', claim: id, text: textOf(claim), why })
  removeClaims(state, new Set([id]))
}

/** Gives each claim the status and the notes that its votes call for. */
export function applyVotes({ state, changes }: Pick<Pass, 'state' | 'changes'>): void {
  const { research, sources } = state
  const claims = claimsOf(state)
  const ids = new Set(claims.map(({ id }) => id))
  const open = research.conflicts.filter((conflict) => conflict.state === 'open')
  for (const conflict of open)
    if (!conflict.claims.every((id) => ids.has(id)))
      Object.assign(conflict, { state: 'settled', why: conflict.why ?? 'One of its claims was withdrawn.' })
  for (const claim of claims) {
    const votes = research.reviews.filter((review) => review.claim === claim.id)
    const conflict = open.find((one) => one.state === 'open' && one.claims.includes(claim.id))
    const doubts = objectionsIn(votes).filter(
      ({ judge }) => judge !== 'completeness' && !(conflict && judge === 'consistency'),
    )
    const reasons = [
      ...(conflict ? [`${JUDGE_PREFIXES.consistency}the sources disagree. ${conflict.asks}`] : []),
      ...doubts.map(({ judge, why }) => `${JUDGE_PREFIXES[judge]}${why}`),
    ]
    const { status: before } = claim
    const own = claim.notes.filter((note) => !Object.values(JUDGE_PREFIXES).some((head) => note.startsWith(head)))
    claim.notes = [...own, ...new Set(reasons)]
    // A doubt that an author wrote by hand stays.
    if (before === 'established' || own.length === 0)
      claim.status = reasons.length === 0 ? 'established' : conflict ? 'conflicting' : 'uncertain'
    const cited = sources.filter(({ n }) => claim.sources.includes(n))
    claim.confidence = confidenceOf(votes, cited, research.access)
    const { kind = 'confirmed' } = changes.get(claim.id) ?? {}
    if (claim.status === before || kind !== 'confirmed') continue
    const why =
      claim.status === 'established'
        ? `it was ${before}; no judge doubts it now`
        : `it is ${claim.status} now. ${claim.notes.join(' ')}`
    changes.set(claim.id, { kind: 'changed', claim: claim.id, text: textOf(claim), why })
  }
}

const JUDGE_PREFIXES = {
  evidence: 'Evidence: ',
  consistency: 'Consistency: ',
  completeness: 'Completeness: ',
} as const

/** Gives each section its confidence and depth, with the reason. Earlier levels go into its history. */
function rateSections({ state, on }: Pass): void {
  const { sources, research } = state
  for (const rated of research.sections) {
    const { section, confidence: before, depth: depthBefore, note: why = 'Before this pass.' } = rated
    const own = claimsOf(state).filter((claim) => claim.section === section)
    const cited = sources.filter(({ n }) => own.some((claim) => claim.sources.includes(n)))
    const questions = research.questions.filter((question) => question.section === section)
    const confidences = own.map(({ confidence }) => confidence ?? 'low')
    const { confidence, depth } = sectionLevels(confidences, cited, questions)
    if (before !== undefined && (before !== confidence || depthBefore !== depth))
      rated.history = [...rated.history, { confidence: before, depth: depthBefore, on, why }].slice(-50)
    const high = confidences.filter((one) => one === 'high').length
    const open = questions.filter((question) => question.state === 'open').length
    const note = `Claims: ${own.length}, of them ${high} with high confidence. Sources: ${cited.length}. Open questions: ${open}.`
    Object.assign(rated, { confidence, depth, note })
  }
}
