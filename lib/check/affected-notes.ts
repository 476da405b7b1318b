import type { AffectedNotes } from '@/lib/dossiers/add-preview'
import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { annotationBatches } from '@/lib/notes/data/store'
import { dossierOfNote } from '@/lib/notes/formats/shared/dossier-lookup'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { mostSeriousFinding, type Verdict } from '@/lib/schema/verdicts'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { checkInSteps } from './run-check'

/**
 * Judges the notes on claims of a dossier again, with another state of it, and counts those that are affected.
 * @param tell receives the part that is done, from 0 to 1
 */
export async function countAffectedNotes(
  id: string,
  before: Dossier,
  after: Dossier,
  tell: (share: number) => void,
): Promise<AffectedNotes> {
  const notes = await notesOn(id, before)
  if (notes.length === 0) return { otherVerdict: 0, withoutClaim: 0 }
  await loadLargeData()
  const engines = { before: createEngine(before), after: createEngine(after) }
  const claims = new Set(after.claims.map((claim) => claim.id))
  return {
    otherVerdict: countOtherVerdicts(notes, engines, tell),
    withoutClaim: notes.filter((note) => !claims.has(claimOf(note) ?? '')).length,
  }
}

/** Maximum number of notes checked; each takes a few milliseconds. */
const MOST_NOTES = 500

/** Returns the notes on claims of a dossier, and those whose finding has one of its claims. */
async function notesOn(id: string, { claims }: Dossier): Promise<Annotation[]> {
  const ids = new Set(claims.map((claim) => claim.id))
  const notes: Annotation[] = []
  for await (const batch of annotationBatches(500)) {
    notes.push(
      ...batch.filter((note) => (dossierOfNote(note)?.id ?? BUNDLED_ID) === id && ids.has(claimOf(note) ?? '')),
    )
    if (notes.length >= MOST_NOTES) break
  }
  return notes.slice(0, MOST_NOTES)
}

/** Returns the claim that a note is on, or the first one of its finding. */
function claimOf({ claim, finding }: Annotation): string | undefined {
  return claim ?? finding?.claims[0]
}

export function countOtherVerdicts(
  notes: readonly Pick<Annotation, 'anchor'>[],
  { before, after }: { before: Engine; after: Engine },
  tell: (share: number) => void,
): number {
  let count = 0
  for (const [index, { anchor }] of notes.entries()) {
    tell(index / notes.length)
    if (verdictOn(anchor, before) !== verdictOn(anchor, after)) count += 1
  }
  return count
}

/** Returns the gravest verdict on the sentences with the quote; null if there is no quote or no finding. */
function verdictOn(anchor: Annotation['anchor'], engine: Engine): Verdict | null {
  if (anchor === null) return null
  const { prefix, exact, suffix } = anchor.quote
  const text = prefix + exact + suffix
  const part = { start: prefix.length, end: prefix.length + exact.length }
  const check = { engines: [{ dossier: null, engine }], article: { text }, occasion: 'asked', part } as const
  const { findings } = runAtOnce(checkInSteps(check))
  return mostSeriousFinding(findings)?.verdict ?? null
}
