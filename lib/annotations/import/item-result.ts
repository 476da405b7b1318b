import type { Unreadable } from '@/lib/formats/shared/exchange'

/**
 * The outcome of one item. `merged`: the stored note is replaced by a newer version or completed. `kept-newer`: the
 * stored note was changed later. `in-bin`: it was deleted here and stays deleted.
 */
export type Outcome = 'added' | 'merged' | 'unchanged' | 'kept-newer' | 'in-bin' | 'skipped'

export interface ItemResult {
  index: number
  outcome: Outcome
  /** Only for skipped items. */
  why?: Unreadable
  /** Id of the matching note, if it has another id or came earlier in the file. */
  sameAs?: string
}
