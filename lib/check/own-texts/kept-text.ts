import { createStoredItem } from '@/lib/platform/stored-item'
import { isPrivateWindow } from '@/lib/platform/tabs'
import type { ListedChange } from './change-text'
import type { OwnTextResult } from './own-text-state'

/** A text of the user with the changes that the user made by buttons. */
export interface WrittenText {
  /** The text as the user typed it or had it checked. */
  written: string
  /** Changes of the text that was checked last. */
  now: readonly ListedChange[]
  /** Changes of texts that were checked before; they are part of `written`. */
  before: readonly ListedChange[]
  hasFootnotes: boolean
  /** The text as it is typed over the checked one; null or absent: it is not being edited. */
  typing?: string | null
}

/** What the screen for own texts holds: the text box, and the changes of a file. */
export interface KeptDraft {
  typed: WrittenText
  filed: WrittenText
}

// In memory alone, and gone with the browser. A private window keeps nothing, since all windows share this memory.
const keptDraft = createStoredItem<KeptDraft>('session', 'own-text')
const keptResult = createStoredItem<OwnTextResult>('session', 'own-text-result')

export async function readKeptText(): Promise<{ draft: KeptDraft | null; result: OwnTextResult | null }> {
  if (isPrivateWindow()) return { draft: null, result: null }
  const [draft, result] = await Promise.all([keptDraft.read(), keptResult.read()]).catch(() => [null, null])
  return { draft, result }
}

export function keepDraft(draft: KeptDraft): void {
  keep(keptDraft, draft)
}

export function keepResult(result: OwnTextResult | null): void {
  keep(keptResult, result)
}

/** Stores a value. One that does not fit is not kept at all, so that no older one comes back in its place. */
function keep<T>(item: ReturnType<typeof createStoredItem<T>>, value: T | null): void {
  if (isPrivateWindow()) return
  const stored = value === null ? item.remove() : item.write(value)
  stored.catch(() => item.remove()).catch(() => undefined)
}
