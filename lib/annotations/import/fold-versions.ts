import type { Incoming } from '@/lib/formats/shared/exchange'
import type { Annotation } from '@/lib/schema/annotation'
import { isSameNote, mergeVersions } from './merge-versions'
import type { ItemResult } from './item-result'

/** A note of a file, with all its versions under one id merged. */
export interface FoldedVersions {
  /** Index of the first item with this id. */
  index: number
  note: Annotation
}

/** Merges the items of a file that share an id; `repeats` has a result for each further item. */
export function foldVersions(items: readonly Incoming[]): { folded: FoldedVersions[]; repeats: ItemResult[] } {
  const folded = new Map<string, FoldedVersions>()
  const repeats: ItemResult[] = []
  for (const item of items) {
    if (item.kind === 'unreadable') continue
    const { index, annotation: note } = item
    const before = folded.get(note.id)
    if (!before) {
      folded.set(note.id, { index, note })
      continue
    }
    const merged = mergeVersions(before.note, note)
    repeats.push({ index, outcome: isSameNote(merged, before.note) ? 'unchanged' : 'merged', sameAs: note.id })
    before.note = merged
  }
  return { folded: [...folded.values()], repeats }
}
