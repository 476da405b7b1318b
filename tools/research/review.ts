import { withSentences } from '@/lib/dossier/format/folder-of'
import type { Review } from '@/lib/dossier/format/research'
import { applyVotes, withdraw } from './judge'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'
import { claimsOf, filesOfState, loadState, textOf, type Pass } from './state'

/** A person's vote. */
export type PersonsVote = Pick<Review, 'judge' | 'verdict' | 'why'> & { claim: string }

/**
 * Prints the claims in doubt (`vote` null), or stores a person's vote, which overrides all others of that judge:
 * `failed` withdraws the claim, `passed` removes the judge's objections.
 */
export async function review(
  folder: ResearchFolder,
  vote: PersonsVote | null,
  { subject, on, by, print }: { subject: string; on: string; by: string; print: Pass['print'] },
): Promise<void> {
  const state = await loadState(folder, subject, on)
  const { research } = state
  if (vote === null) {
    const inDoubt = claimsOf(state).filter(({ status }) => status !== 'established')
    for (const claim of inDoubt) {
      print(`${claim.id}: ${textOf(claim)}`)
      for (const note of claim.notes) print(`    ${note}`)
      for (const { quote, source } of research.passages.filter((one) => one.claim === claim.id))
        print(`    source ${source}: “${quote}”`)
    }
    print(
      `${inDoubt.length} of ${claimsOf(state).length} claims are in doubt. --claim ID --verdict passed|doubtful|failed --why WORDS votes on one`,
    )
    return
  }
  const claim = claimsOf(state).find(({ id }) => id === vote.claim)
  if (!claim) throw new ResearchFault(`--claim ${vote.claim}: there is no such claim`)
  research.reviews.push({ ...vote, on, by, isPerson: true })
  if (!research.by.some(({ name }) => name === by))
    research.by.push({ name: by, kind: 'person', about: 'Reviewed claims.' })
  const pass: Pick<Pass, 'state' | 'changes'> = { state, changes: new Map() }
  if (vote.verdict === 'failed') withdraw(pass, claim, `${by}: ${vote.why}`)
  applyVotes(pass)
  state.research = withSentences(research, ({ claims }) => !claims.some((id) => pass.changes.has(id)))
  const [changes, key] = [[...pass.changes.values()], String(folder.all('review').length + 1)]
  folder.commit(await filesOfState(folder, state), { kind: 'review', key, ...vote, by, on, changes })
  for (const change of changes) print(`${change.kind}  ${change.claim}: ${change.why}`)
  print(`${claim.id}: ${vote.verdict}, by ${by}`)
}
