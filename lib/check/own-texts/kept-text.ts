import { createStoredItem } from '@/lib/platform/stored-item'
import { isPrivateWindow } from '@/lib/platform/tabs'
import type { CheckState } from '@/lib/schema/page-state'
import type { ListedChange } from './change-text'
import { changeOwnCheck, newOwnCheck, ownTextCheck, type OwnText, type OwnTextCheck } from './own-text-state'

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
const keptDocument = createStoredItem<OwnText>('session', 'own-text-document')

export async function readKeptText(): Promise<{ draft: KeptDraft | null; result: OwnTextCheck | null }> {
  if (isPrivateWindow()) return { draft: null, result: null }
  const kept = Promise.all([keptDraft.read(), keptDocument.read(), ownTextCheck.read()])
  const [draft, document, check] = await kept.catch(() => [null, null, null])
  if (document === null) return { draft, result: null }
  // Another window may have begun a check since: the one of this text is then made again.
  return { draft, result: { ...(check?.id === document.id ? check : newOwnCheck(document)), document } }
}

export function keepDraft(draft: KeptDraft): void {
  keep(keptDraft, draft)
}

/**
 * Keeps a text and its check; null: no text is open. The check of a closed text stays until the next one, so that its
 * Undo is a single write, which the end of the sidebar cannot cut in two.
 */
export function keepResult(result: OwnTextCheck | null): void {
  keep(keptDocument, result?.document ?? null)
  // The background writes a check as long as it runs.
  if (isPrivateWindow() || result === null || result.status === 'checking') return
  void changeOwnCheck(() => withoutText(result))
}

const withoutText = ({ document: _document, ...check }: OwnTextCheck): CheckState => check

/** Stores a value. One that does not fit is not kept at all, so that no older one comes back in its place. */
function keep<T>(item: ReturnType<typeof createStoredItem<T>>, value: T | null): void {
  if (isPrivateWindow()) return
  const stored = value === null ? item.remove() : item.write(value)
  stored.catch(() => item.remove()).catch(() => undefined)
}
