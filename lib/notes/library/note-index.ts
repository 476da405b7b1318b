import type { Entry } from './entry'

/**
 * All notes of the library in memory, each with a fixed slot: a deleted note that is restored returns to its slot, so
 * that existing rows stay valid.
 */
export interface NoteIndex {
  size: () => number
  put: (entry: Entry) => void
  remove: (id: string) => void
  at: (slot: number) => Entry | undefined
  get: (id: string) => Entry | undefined
  ids: () => Iterable<string>
  /** Slots, most recently changed first; may include empty ones. */
  newestFirst: () => readonly number[]
}

export function createIndex(): NoteIndex {
  const entries: (Entry | undefined)[] = []
  const slotOf = new Map<string, number>()
  let size = 0
  let sorted: number[] | null = null
  const alive = function* () {
    for (const entry of entries) if (entry) yield entry.id
  }
  return {
    size: () => size,
    put(entry) {
      const slot = slotOf.get(entry.id) ?? entries.length
      const before = entries[slot]
      if (before?.modified !== entry.modified) sorted = null
      if (before === undefined) size++
      slotOf.set(entry.id, slot)
      entries[slot] = entry
    },
    remove(id) {
      const slot = slotOf.get(id)
      if (slot === undefined || entries[slot] === undefined) return
      entries[slot] = undefined
      size--
    },
    at: (slot) => entries[slot],
    get: (id) => entries[slotOf.get(id) ?? -1],
    ids: alive,
    newestFirst() {
      return (sorted ??= byAge(entries))
    },
  }
}

/** Notes with the same time are ordered by id, so that every start gives the same list. */
function byAge(entries: readonly (Entry | undefined)[]): number[] {
  const slots = [...entries.keys()].filter((slot) => entries[slot] !== undefined)
  return slots.sort((a, b) => {
    const [one, other] = [entries[a], entries[b]]
    if (one === undefined || other === undefined) return 0
    return other.modified - one.modified || (one.id < other.id ? -1 : 1)
  })
}
