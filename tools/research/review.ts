import type { Review } from '@/lib/dossier/format/research'
import { applyVotes, drop } from './judge'
import { ResearchFault, type ResearchFolder } from './folder'
import { textOf, type Change } from './merge'
import { filesOfState, loadState } from './state'

/** A person's vote. */
export type PersonsVote = Pick<Review, 'judge' | 'verdict' | 'why'> & { claim: string }

/**
 * Lists the claims in doubt, or stores a person's vote, which counts before all others: `failed` withdraws the claim, `passed`
 * makes it established.
 */
export async function review(
  folder: ResearchFolder,
  {
    subject,
    today,
    by,
    vote,
    print,
  }: {
    subject: string
    today: string
    by: string
    vote: PersonsVote | null
    print: (line: string) => void
  },
): Promise<void> {
  const state = await loadState(folder, subject, today)
  if (vote === null) {
    const inDoubt = state.claims.filter(({ claim }) => claim.status !== 'established')
    for (const { claim } of inDoubt) {
      print(`${claim.id}: ${textOf(claim)}`)
      for (const note of claim.notes) print(`    ${note}`)
      for (const { quote, source } of state.research.passages.filter((one) => one.claim === claim.id))
        print(`    source ${source}: “${quote}”`)
    }
    print(
      `${inDoubt.length} of ${state.claims.length} claims are in doubt. --claim ID --verdict passed|doubtful|failed --why WORDS votes on one`,
    )
    return
  }
  const { claim, verdict, why } = vote
  if (!state.claims.some((one) => one.claim.id === claim))
    throw new ResearchFault(`--claim ${claim}: there is no such claim`)
  const { research } = state
  research.reviews.push({ ...vote, on: today, by, isPerson: true })
  if (!research.by.some(({ name }) => name === by))
    research.by.push({ name: by, kind: 'person', about: 'Reviewed claims.' })
  const changes = new Map<string, Change>()
  if (verdict === 'failed') drop(state, claim, changes, `${by}: ${why}`)
  applyVotes(state, changes)
  const cited = new Set(state.claims.flatMap((one) => one.claim.sources))
  state.sources = state.sources.map((source) =>
    cited.has(source.n) ? source : { unused: 'Its claim was withdrawn.', ...source },
  )
  const key = String(folder.all('review').length + 1)
  folder.commit(await filesOfState(folder, state), {
    kind: 'review',
    key,
    ...vote,
    by,
    on: today,
    changes: [...changes.values()],
  })
  for (const change of changes.values()) print(`${change.kind}  ${change.claim}: ${change.why}`)
  print(`${claim}: ${verdict}, by ${by}`)
}
