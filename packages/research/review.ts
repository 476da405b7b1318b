import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import { z } from 'zod'
import { withReportSentences } from '@/lib/dossier/format/folder-of'
import type { AuthoredClaim } from '@/lib/dossier/format/authoring'
import type { Review } from '@/lib/dossier/format/research'
import { quotePlace, toPlainText } from '@/packages/judges/quotation'
import { applyVotes, withdraw } from './judge'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'
import { storedPage } from './pages'
import { claimsOf, filesOfState, loadState, recordChanges, type Pass, type ResearchState } from './state'

const whySchema = z.string().trim().min(1).max(2000)
/** A decision of a person: the claim for which a conflict is settled (`both`: neither is wrong), or a vote on a claim. */
export const decisionSchema = z.union([
  z.object({ settle: z.coerce.number().int().positive(), for: z.string().min(1), why: whySchema }),
  z.object({
    settle: z.undefined().optional(),
    claim: z.string().min(1),
    verdict: z.enum(['passed', 'doubtful', 'failed']),
    judge: z.enum(['evidence', 'consistency']),
    why: whySchema,
  }),
])
type Decision = z.infer<typeof decisionSchema>

interface Reviewer {
  subject: string
  on: string
  by: string
  print: Pass['print']
  /** Asks the person at the terminal; absent where nobody sits there. */
  ask?: ((question: string) => Promise<string>) | undefined
}

/** Stores a person's decision, or lists what is in doubt (null): at a terminal, a letter votes on each claim. */
export async function review(folder: ResearchFolder, decision: Decision | null, reviewer: Reviewer): Promise<void> {
  const { subject, on, print, ask } = reviewer
  const state = loadState(folder, subject, on)
  if (decision !== null) {
    askForDecision(folder, state, decision, reviewer)
    return
  }
  const inDoubt = claimsOf(state).filter(({ status }) => status !== 'established')
  const conflicts = openConflicts(state)
  for (const [at, { asks, values, claims }] of conflicts.entries()) {
    print(`conflict ${at + 1}: ${asks}`)
    for (const [i, { value, sources }] of values.entries())
      print(`    ${claims[i] ?? ''}: ${value} (${sources.map((n) => `source ${n}`).join(', ')})`)
  }
  for (const { id } of inDoubt) {
    const claim = claimsOf(state).find((claim) => claim.id === id)
    if (claim === undefined) continue
    print(`${id}: ${textOfClaim(claim)}`)
    for (const note of claim.notes) print(`    ${note}`)
    for (const passage of state.research.passages.filter((passage) => passage.claim === id))
      print(`    source ${passage.source}: ${inContext(folder, passage)}`)
    const verdict = VERDICTS[(await ask?.('p passed, d doubtful, f failed, Enter skips: '))?.trim() ?? '']
    if (verdict === undefined) continue
    const why = (await ask?.('why: '))?.trim() || 'Compared with its passage.'
    askForDecision(folder, state, { claim: id, verdict, why, judge: 'evidence' }, reviewer)
  }
  print(
    `${inDoubt.length} of ${claimsOf(state).length} claims are in doubt. --claim ID --verdict passed|doubtful|failed --why WORDS votes on one; --settle NUMBER --for CLAIM|both --why WORDS settles a conflict`,
  )
}

const VERDICTS: Record<string, Review['verdict'] | undefined> = { p: 'passed', d: 'doubtful', f: 'failed' }

const openConflicts = ({ research }: ResearchState) => research.conflicts.filter(({ state }) => state === 'open')

function inContext(folder: ResearchFolder, { source, quote }: { source: number; quote: string }): string {
  const text = storedPage(folder, source)?.text ?? ''
  const place = quotePlace(toPlainText(text), quote)
  if (place === null) return `“${quote}”`
  const around = (from: number, to: number): string => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ')
  return `…${around(place.start - 200, place.start)}“${quote}”${around(place.end, place.end + 200)}…`
}

function askForDecision(
  folder: ResearchFolder,
  state: ResearchState,
  decision: Decision,
  { on, by, print }: Reviewer,
): void {
  const { research } = state
  const pass: Pick<Pass, 'state' | 'changes'> = { state, changes: new Map() }
  const vote = (id: string, { judge, verdict, why }: Pick<Review, 'judge' | 'verdict' | 'why'>): void => {
    const claim: AuthoredClaim | undefined = claimsOf(state).find((claim) => claim.id === id)
    if (!claim) throw new ResearchFault(`--claim ${id}: there is no such claim`)
    research.reviews.push({ claim: id, judge, verdict, why, on, by, isPerson: true })
    if (verdict === 'failed') withdraw(pass, claim, `${why.replace(/\.$/, '')} (${by})`)
  }
  if ('claim' in decision) vote(decision.claim, decision)
  else {
    const { why } = decision
    const conflict = openConflicts(state)[decision.settle - 1]
    if (!conflict) throw new ResearchFault(`--settle ${decision.settle}: there is no such conflict`)
    if (decision.for !== 'both' && !conflict.claims.includes(decision.for))
      throw new ResearchFault(`--for ${decision.for}: the conflict is between ${conflict.claims.join(' and ')}`)
    for (const id of [...conflict.claims])
      vote(id, { judge: 'consistency', verdict: [id, 'both'].includes(decision.for) ? 'passed' : 'failed', why })
    Object.assign(conflict, { state: 'settled', on, why: `${by}: ${why}` })
  }
  if (!research.by.some(({ name }) => name === by))
    research.by.push({ name: by, kind: 'person', about: 'Reviewed claims.' })
  applyVotes(pass)
  recordChanges(state, [...pass.changes.values()])
  state.research = withReportSentences(research, ({ claims }) => !claims.some((id) => pass.changes.has(id)))
  const changes = [...pass.changes.values()]
  const key = String(folder.all('review').length + 1)
  folder.commit(filesOfState(folder, state), { kind: 'review', key, ...decision, by, on, changes })
  for (const change of changes) print(`${change.kind}  ${change.claim}: ${change.why}`)
  print('claim' in decision ? `${decision.claim}: ${decision.verdict}, by ${by}` : `settled, by ${by}`)
}
