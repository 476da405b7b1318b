import { everyNote, type SearchAnswer, type SearchFilters, type ListRow } from '@/lib/library/types'
import type { Library, ShownRows } from '@/lib/library/create-library'
import type { LibraryEvents } from './open-library'

/** What the room of notes shows, and how it asks for more. */
export interface LibraryStore {
  read: () => LibraryState
  watch: (changed: () => void) => () => void
  look: (looking: SearchFilters) => void
  /** These rows are in view, from the first to before the last. */
  see: (from: number, to: number) => void
  /** Lays the rows anew, with what came meanwhile. */
  renew: () => void
  ask: Library['ask']
  /** Says when rows may move: while nobody reads further down, and nobody writes. @returns what takes it back */
  letMove: (mayMove: () => boolean) => () => void
}

export interface LibraryState {
  /** null: nothing is known yet. */
  answer: SearchAnswer | null
  /** What `answer` is about. */
  looking: SearchFilters
  /** Those that are at hand, by their place. */
  rows: ReadonlyMap<number, ListRow>
  isBroken: boolean
}

/** Asks the library one thing at a time: what was wanted meanwhile and is wanted no more is never asked. */
export function createLibraryStore(open: (on: LibraryEvents) => Library): LibraryStore {
  let view: LibraryState = { answer: null, looking: everyNote, rows: new Map(), isBroken: false }
  let wanted: SearchFilters = everyNote
  let range = { from: 0, to: FIRST_ROWS }
  let [mustFind, mustCount, isBusy] = [true, false, false]
  const never = () => false
  let mayMove: () => boolean = never
  const watchers = new Set<() => void>()
  const show = (change: Partial<LibraryState>): void => {
    view = { ...view, ...change }
    watchers.forEach((watcher) => watcher())
  }
  const next = (): Promise<ShownRows> | null => {
    if (mustFind) {
      if (wanted !== view.looking) range = { from: 0, to: FIRST_ROWS }
      return library.ask('find', { looking: wanted, ...range })
    }
    if (mustCount) return library.ask('again', range)
    return lacksRows(view, range) ? library.ask('rows', range) : null
  }
  const run = (): void => {
    if (isBusy || view.isBroken) return
    const asked = next()
    if (asked === null) return
    const looking = mustFind ? wanted : view.looking
    isBusy = true
    mustFind = mustCount = false
    asked
      .then((shown) => show({ looking, ...merged(view, shown, range) }), on.failed)
      .finally(() => {
        isBusy = false
        const { fresh = 0 } = view.answer ?? {}
        if (fresh > 0 && mayMove()) mustFind = true
        run()
      })
      .catch(on.failed)
  }
  const on: LibraryEvents = {
    changed: () => {
      if (view.answer?.read != null) mustFind = true
      else mustCount = true
      run()
    },
    failed: (error) => {
      console.error('Claimlight: the notes cannot be shown', error)
      show({ isBroken: true })
    },
  }
  const library = open(on)
  const store: LibraryStore = {
    read: () => view,
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    look(looking) {
      if (JSON.stringify(looking) === JSON.stringify(wanted)) return
      wanted = looking
      mustFind = true
      run()
    },
    see(from, to) {
      range = { from: Math.max(0, from - AROUND), to: to + AROUND }
      run()
    },
    renew() {
      mustFind = true
      run()
    },
    ask: library.ask,
    letMove(test) {
      mayMove = test
      return () => {
        mayMove = never
      }
    },
  }
  run()
  return store
}

const FIRST_ROWS = 30
/** Rows read ahead on each side of what is in view. */
const AROUND = 15
const MOST_ROWS = 600

function lacksRows({ answer, rows }: LibraryState, { from, to }: { from: number; to: number }): boolean {
  for (let at = from; at < Math.min(to, answer?.rows ?? 0); at++) if (!rows.has(at)) return true
  return false
}

function merged(view: LibraryState, { answer, rows }: ShownRows, { from, to }: { from: number; to: number }) {
  const isSame = view.answer?.version === answer.version
  const kept = isSame ? [...view.rows].filter(([at]) => view.rows.size < MOST_ROWS || (at >= from && at < to)) : []
  return { answer, rows: new Map([...kept, ...rows.map((row) => [row.at, row] as const)]) }
}
