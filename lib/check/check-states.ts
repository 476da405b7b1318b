import { runInTurn } from '@/lib/platform/one-at-a-time'
import type { StoredItem } from '@/lib/platform/stored-item'
import type { CheckState } from '@/lib/schema/page-state'

/** Returns the state of a check of which nothing is found yet. */
export function newCheck<Fields extends Partial<CheckState>>(fields: Fields): CheckState & Fields {
  const blank: CheckState = {
    id: crypto.randomUUID(),
    since: Date.now(),
    status: 'checking',
    url: '',
    title: '',
    site: '',
    date: null,
    textLength: 0,
    blockStarts: [],
    checked: 0,
    sentences: 0,
    findings: [],
    nearest: [],
  }
  return { ...blank, ...fields }
}

/** Removes the state of a check, in its turn: a change that is under way does not bring it back. */
export async function removeCheck<State extends CheckState>(item: StoredItem<State>): Promise<void> {
  await changeCheck(item, () => null)
}

/** Gets the stored state or null, and returns the new one; null removes it, the same object writes nothing. */
export type ChangeOfCheck<State> = (state: State | null) => State | null | Promise<State | null>

/**
 * Changes the state of a check. Changes of one state run in order, also those of other extension pages, so that none is
 * lost between read and write. Later ones wait for `change`, so it must not wait for one.
 *
 * @param write stores a changed state with what belongs to it
 * @returns the new state; null where the state was removed, or nothing was written
 */
export function changeCheck<State extends CheckState>(
  item: StoredItem<State>,
  change: ChangeOfCheck<State>,
  write: (after: State | null, before: State | null) => Promise<void> = (after) =>
    after ? item.write(after) : item.remove(),
): Promise<State | null> {
  return runInTurn(item.key, async () => {
    const before = await item.read()
    const after = await change(before)
    if (after === before) return null
    await write(after, before)
    return after
  })
}
