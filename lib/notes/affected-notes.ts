import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine, type Engine } from '@/lib/engine'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { annotationBatches } from '@/lib/notes/data/read-notes'
import type { Annotation } from '@/lib/schema/annotation'
import type { Verdict } from '@/lib/schema/finding'

/** A note whose quote gets another verdict from another version of a dossier; null: no finding of that version. */
export interface AffectedNote {
  id: string
  quote: string
  title: string
  before: Verdict | null
  after: Verdict | null
}

/**
 * Returns the user's notes that get another verdict from another version of a dossier. Only notes are tested whose
 * finding has a claim of the dossier.
 * @param tell receives the part that is done, from 0 to 1
 */
export async function findAffectedNotes(
  before: Dossier,
  after: Dossier,
  tell: (share: number) => void,
): Promise<AffectedNote[]> {
  const notes = await notesOn(before)
  if (notes.length === 0) return []
  await loadLargeData()
  return affectedNotes(notes, createEngine(before), createEngine(after), tell)
}

/** Maximum number of notes checked; each takes a few milliseconds. */
const MOST_NOTES = 500

async function notesOn({ claims }: Dossier): Promise<Annotation[]> {
  const ids = new Set(claims.map(({ id }) => id))
  const notes: Annotation[] = []
  for await (const batch of annotationBatches(500)) {
    notes.push(...batch.filter(({ anchor, finding }) => anchor && finding?.claims.some((id) => ids.has(id))))
    if (notes.length >= MOST_NOTES) break
  }
  return notes.slice(0, MOST_NOTES)
}

export function affectedNotes(
  notes: readonly Pick<Annotation, 'id' | 'title' | 'anchor'>[],
  before: Engine,
  after: Engine,
  tell: (share: number) => void,
): AffectedNote[] {
  return notes.flatMap(({ id, title, anchor }, at) => {
    tell(at / notes.length)
    const [old, now] = [verdictOn(anchor, before), verdictOn(anchor, after)]
    return old === now ? [] : [{ id, quote: anchor?.quote.exact ?? '', title, before: old, after: now }]
  })
}

/** Returns the gravest verdict on the sentences with the quote; null if there is no quote or no finding. */
function verdictOn(anchor: Annotation['anchor'], engine: Engine): Verdict | null {
  if (anchor === null) return null
  const { prefix, exact, suffix } = anchor.quote
  const text = prefix + exact + suffix
  const { findings } = engine.checkSelection({ text }, prefix.length, prefix.length + exact.length)
  return VERDICTS_GRAVEST_FIRST.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? null
}

const VERDICTS_GRAVEST_FIRST: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
