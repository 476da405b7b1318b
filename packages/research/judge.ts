import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { Conflict, Review } from '@/lib/dossier/format/research'
import { mapDefined } from '@/lib/text/lists'
import { confidenceOf, objectionsIn, reviewNote, sectionLevels } from '@/packages/judges/confidence'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { OWN_JUDGE, UNCOMPARED } from '@/packages/judges/evidence'
import { evidencePrompt, evidenceVoteIn } from '@/packages/judges/evidence-question'
import { GAP_REASON, isResearchGap } from '@/packages/judges/not-covered'
import { sameFactIn, sameFactPrompt } from './questions'
import { passagesOf } from '@/packages/judges/page-reader'
import { engineJudge } from '@/packages/judges/says'
import { conflictOf, judgeMechanically } from '@/packages/judges/judge-mechanically'
import type { ClaimPair } from '@/packages/judges/claim-pairs'
import { progressOptions, type SourcePage } from './findings'
import { inParallel } from './in-parallel'
import { claimsOf, compileState, JOINED_REASON, removeClaims, type Pass } from './state'

/** Collects the votes of the three judges on a pass's dossier, and applies them. A person's vote overrides theirs. */
export async function judgePass(pass: Pass, pages: readonly SourcePage[]): Promise<void> {
  const { state, on } = pass
  const { research } = state
  if (state.topics.length === 0) return
  // A gap of the last pass that is still open is asked again, so its question must not count as asked.
  research.questions = research.questions.filter((question) => !isResearchGap(question) || question.state !== 'open')
  const dossier = compileState(state)
  const { reviews, conflicts, duplicates, finer, questions, open } = judgeMechanically(dossier, pages, on)
  const asksPair = async (pair: ClaimPair): Promise<Conflict | []> => {
    const [{ text: before }, { text: now }] = pair.map(({ claim }) => claim) as [Claim, Claim]
    const answer = await pass.judge.ask(sameFactPrompt(dossier.subject.name, before, now))
    return sameFactIn(answer) === 'changed' ? conflictOf(pair, on) : []
  }
  const pairs = await inParallel(open.slice(0, MOST_PAIRS), asksPair, progressOptions(pass, 'judging pairs of claims'))
  conflicts.push(...pairs.flat())
  const read = await votesOfModel(pass, dossier, pages)
  research.reviews = withoutOutdated(pass, [...reviews, ...read])
  const said = addDoubtOfUncompared(pass, dossier, pages)
  research.questions.push(...questions.map((question) => ({ why: GAP_REASON, ...question })))
  for (const { claim, repeats } of duplicates) mergeDuplicate(pass, claim, repeats)
  dropFailed(pass, said)
  addConflicts(pass, conflicts)
  applyVotes(pass)
  for (const { claim, says } of finer)
    for (const wide of claimsOf(state)) if (wide.id === claim) wide.notes.push(`${FINER_PREFIX}${says}`)
  rateSections(pass)
}

const MOST_PAIRS = 20

async function votesOfModel(pass: Pass, dossier: Dossier, pages: readonly SourcePage[]): Promise<Review[]> {
  const { judge, on } = pass
  const ask = async (claim: Claim): Promise<Review | []> => {
    const prompt = evidencePrompt(dossier, claim, pages)
    const answer = prompt && (await judge.ask(prompt))
    return (answer === null ? null : evidenceVoteIn(answer, claim, { by: judge.name, on })) ?? []
  }
  return (await inParallel(dossier.claims, ask, progressOptions(pass, 'judging claims'))).flat()
}

const evidenceVotes = (reviews: readonly Review[], claim: string): Review[] =>
  reviews.filter((vote) => vote.claim === claim && vote.judge === 'evidence')

const isByHand = (claim: AuthoredClaim, { byHand }: Pass): boolean =>
  byHand.passages.some((passage) => passage.claim === textOfClaim(claim))

/** Returns the votes of a pass with the earlier ones that still count. */
function withoutOutdated({ state: { research }, changes }: Pass, votes: readonly Review[]): Review[] {
  const isKept = ({ isPerson, judge, claim, by }: Review): boolean => {
    if (isPerson) return true
    if (judge !== 'evidence' || claim === undefined) return false
    const own = evidenceVotes(votes, claim)
    // A claim whose pages were not read in this pass keeps the votes on its evidence; one that no model read, its vote.
    const isOfModel = by !== OWN_JUDGE.by && changes.get(claim)?.kind !== 'changed'
    return own.length === 0 || (isOfModel && own.every((vote) => vote.by === OWN_JUDGE.by && vote.verdict === 'passed'))
  }
  return [...research.reviews.filter(isKept), ...votes]
}

/** Doubts claims that a model worded and that no model, or not the engine, finds. Returns those that the engine finds. */
function addDoubtOfUncompared(pass: Pass, dossier: Dossier, pages: readonly SourcePage[]): Set<string> {
  const { folder, changes, state } = pass
  const found = [...folder.all('done').flatMap((entry) => entry.changes), ...changes.values()]
  const worded = new Set(found.filter(({ kind }) => kind === 'new').map(({ claim }) => claim))
  const judge = engineJudge(dossier)
  const said = new Set<string>()
  for (const claim of dossier.claims) {
    const authored = claimsOf(state).find(({ id }) => id === claim.id)
    if (!authored || !worded.has(claim.id) || isByHand(authored, pass)) continue
    const own = evidenceVotes(state.research.reviews, claim.id)
    const isRead = own.some(({ by, verdict }) => by !== OWN_JUDGE.by && verdict === 'passed')
    const passages = mapDefined(
      passagesOf(dossier, claim, pages),
      ({ page, place }) => place && { text: page.text, ...place },
    )
    const isSaid = passages.some(({ text, start, end }) =>
      judge(claim.text, text.slice(start, end), text.slice(Math.max(0, start - MOST_BEFORE), start)),
    )
    if (isSaid) said.add(claim.id)
    if (isRead && (passages.length === 0 || isSaid)) continue
    const why = isRead ? UNCOMPARED : 'No model has compared it with its passage.'
    for (const vote of own)
      if (vote.by === OWN_JUDGE.by && vote.verdict === 'passed') Object.assign(vote, { verdict: 'doubtful', why })
  }
  return said
}

/** UTF-16 units before a passage that are read for what its pronouns mean. */
const MOST_BEFORE = 600

/** Leaves out claims that fail. A model leaves out none that the engine finds, and none if it fails most: it is no judge. */
function dropFailed(pass: Pass, said: ReadonlySet<string>): void {
  const { state, judge, changes, print } = pass
  const found = claimsOf(state).filter(({ id }) => changes.get(id)?.kind === 'new')
  const failed = found.flatMap((claim) => {
    if (isByHand(claim, pass)) return []
    const own = evidenceVotes(state.research.reviews, claim.id)
    const vote = own.find(({ verdict, by }) => verdict === 'failed' && (own.length === 1 || by === judge.name))
    return vote ? { claim, vote } : []
  })
  const byModel = failed.filter(({ vote }) => vote.by === judge.name)
  const isRefused = byModel.length > 1 && byModel.length * 2 > found.length
  if (isRefused) print(`${judge.name} fails most claims, so its votes leave none out: they are uncertain`)
  for (const { claim, vote } of failed)
    if (vote.by !== judge.name || (!isRefused && !said.has(claim.id))) withdraw(pass, claim, vote.why)
}

/** Adds conflicts between claims that are left: the value of one that was left out puts no other in doubt. */
function addConflicts({ state }: Pass, conflicts: readonly Conflict[]): void {
  const { research } = state
  const ids = new Set(claimsOf(state).map(({ id }) => id))
  const remaining = conflicts.filter(({ claims }) => claims.every((id) => ids.has(id)))
  const inConflict = new Set(remaining.flatMap(({ claims }) => claims))
  research.conflicts.push(...remaining)
  research.reviews = research.reviews.filter(
    ({ judge, by, verdict, claim = '' }) =>
      judge !== 'consistency' || by !== OWN_JUDGE.by || verdict !== 'doubtful' || inConflict.has(claim),
  )
}

function mergeDuplicate({ state, changes }: Pass, claim: string, repeats: string): void {
  const { passages, questions } = state.research
  const claims = claimsOf(state)
  const from = claims.find(({ id }) => id === claim)
  const to = claims.find(({ id }) => id === repeats)
  if (!from || !to) return
  to.sources = [...new Set([...to.sources, ...from.sources])]
  for (const passage of passages) if (passage.claim === claim) passage.claim = repeats
  for (const question of questions)
    if (question.claims.includes(claim)) question.claims = [...new Set([...question.claims, repeats])]
  withdraw({ state, changes }, from, `${JOINED_REASON} ${repeats}`)
}

export function withdraw({ state, changes }: Pick<Pass, 'state' | 'changes'>, claim: AuthoredClaim, why: string): void {
  const { id, section } = claim
  const kind = changes.get(id)?.kind === 'new' ? 'dropped' : 'withdrawn'
  const own = state.research.passages.filter((passage) => passage.claim === id)
  const passages = own.map(({ source, quote }) => ({ source, quote }))
  changes.set(id, { kind, claim: id, text: textOfClaim(claim), section, passages, why })
  removeClaims(state, new Set([id]))
}

export function applyVotes({ state, changes }: Pick<Pass, 'state' | 'changes'>): void {
  const { research, sources } = state
  const claims = claimsOf(state)
  const ids = new Set(claims.map(({ id }) => id))
  const openConflicts = research.conflicts.filter((conflict) => conflict.state === 'open')
  for (const conflict of openConflicts)
    if (!conflict.claims.every((id) => ids.has(id)))
      Object.assign(conflict, { state: 'settled', why: conflict.why ?? 'One of its claims was withdrawn.' })
  for (const claim of claims) {
    const votes = research.reviews.filter((review) => review.claim === claim.id)
    const conflict = openConflicts.find((conflict) => conflict.state === 'open' && conflict.claims.includes(claim.id))
    const judges = conflict ? ['evidence'] : ['evidence', 'consistency']
    const doubts = objectionsIn(votes).filter(({ judge }) => judges.includes(judge))
    const reasons = [
      ...(conflict ? [`${JUDGE_PREFIXES.consistency}the sources disagree. ${conflict.asks}`] : []),
      ...doubts.map(({ judge, why }) => `${JUDGE_PREFIXES[judge]}${why}`),
    ]
    const { status: before } = claim
    const own = claim.notes.filter((note) => !NOTE_PREFIXES.some((head) => note.startsWith(head)))
    claim.notes = [...own, ...new Set(reasons)]
    // A doubt that an author wrote by hand stays.
    if (before === 'established' || own.length === 0) {
      const doubtedStatus = conflict ? 'conflicting' : 'uncertain'
      claim.status = reasons.length === 0 ? 'established' : doubtedStatus
    }
    const cited = sources.filter(({ n }) => claim.sources.includes(n))
    claim.confidence = confidenceOf(
      votes,
      cited,
      research.access,
      research.passages.filter((passage) => passage.claim === claim.id),
    )
    const { kind = 'confirmed' } = changes.get(claim.id) ?? {}
    if (claim.status === before || kind !== 'confirmed') continue
    const why =
      claim.status === 'established'
        ? `it was ${before}; no judge doubts it now`
        : `it is ${claim.status} now. ${claim.notes.join(' ')}`
    changes.set(claim.id, { kind: 'changed', claim: claim.id, text: textOfClaim(claim), why })
  }
}

const JUDGE_PREFIXES = {
  evidence: 'Evidence: ',
  consistency: 'Consistency: ',
  completeness: 'Completeness: ',
} as const
/** Begins the note of a claim for which another has a finer value. */
const FINER_PREFIX = 'So also, with a finer value: '
const NOTE_PREFIXES = [...Object.values(JUDGE_PREFIXES), FINER_PREFIX]

/** Gives each section its confidence and depth, with the reason. Earlier levels go into its history. */
function rateSections({ state, on }: Pass): void {
  const { sources, research } = state
  for (const rated of research.sections) {
    const { section, confidence: before, depth: depthBefore, note: why = 'Before this pass.' } = rated
    const own = claimsOf(state).filter((claim) => claim.section === section)
    const cited = sources.filter(({ n }) => own.some((claim) => claim.sources.includes(n)))
    const questions = research.questions.filter((question) => question.section === section && !isResearchGap(question))
    const confidences = own.map(({ confidence }) => confidence ?? 'low')
    const { confidence, depth } = sectionLevels(confidences, cited, questions)
    if (before !== undefined && (before !== confidence || depthBefore !== depth))
      rated.history = [...rated.history, { confidence: before, depth: depthBefore, on, why }].slice(-50)
    const read = own.map((claim) => ({ ...claim, text: textOfClaim(claim) }))
    const note = reviewNote(read, cited, questions)
    Object.assign(rated, { confidence, depth, note })
  }
}
