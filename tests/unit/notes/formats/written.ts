import type { Annotation } from '@/lib/schema/annotation'
import type { DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'

export const about = { now: '2026-06-09T10:00:00.000Z', total: 2 }

/** The output of a writer for notes as the database yields them: grouped by page, in small batches. */
export async function written(
  writer: NoteWriter,
  notes: readonly Annotation[],
  dossiers: DossierLookups,
): Promise<string> {
  let text = ''
  for await (const piece of writer(inBatches(notes), { ...about, total: notes.length, dossiers })) text += piece
  return text
}

export async function* inBatches(notes: readonly Annotation[], size = 2): AsyncGenerator<Annotation[]> {
  const inOrder = inOrderOf(notes)
  for (let at = 0; at < inOrder.length; at += size) yield await Promise.resolve(inOrder.slice(at, at + size))
}

/** Groups the notes by page, as the database yields them. */
function inOrderOf(notes: readonly Annotation[]): Annotation[] {
  const keys = [...new Set(notes.map(({ pageKey }) => pageKey))]
  return keys.flatMap((key) => notes.filter(({ pageKey }) => pageKey === key))
}

/** Returns the distinct pages and claims to which the notes belong. */
export function placesOf(notes: readonly Annotation[]): Set<string> {
  return new Set(
    notes.map(({ pageKey, claim, dossier }) =>
      pageKey !== '' ? `page ${pageKey}` : claim === null ? 'none' : `claim ${JSON.stringify([claim, dossier?.id])}`,
    ),
  )
}
