import type { Verdict } from '@/lib/schema/finding'
import type { Engine } from '@/lib/engine'

/** The quote of a note, with the text around it on the page. */
export interface QuotedNote {
  id: string
  exact: string
  prefix: string
  suffix: string
}

/** A note that another version of a dossier judges in another way. null: it has nothing on these words. */
export interface AffectedNote {
  id: string
  before: Verdict | null
  after: Verdict | null
}

/**
 * Finds the notes whose words get another verdict from another version of a dossier. It yields after each note, so that a caller
 * can show progress and yield to others.
 */
export function* affectedNotes(
  notes: readonly QuotedNote[],
  before: Engine,
  after: Engine,
): Generator<number, AffectedNote[], void> {
  const affected: AffectedNote[] = []
  for (const [at, note] of notes.entries()) {
    const [old, now] = [verdictOn(note, before), verdictOn(note, after)]
    if (old !== now) affected.push({ id: note.id, before: old, after: now })
    yield (at + 1) / notes.length
  }
  return affected
}

/** The gravest verdict on the sentences that the words are in. */
function verdictOn({ exact, prefix, suffix }: QuotedNote, engine: Engine): Verdict | null {
  const text = prefix + exact + suffix
  const { findings } = engine.checkSelection({ text }, prefix.length, prefix.length + exact.length)
  return GRAVEST.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? null
}

const GRAVEST: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
