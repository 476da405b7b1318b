import { noNoteFilters, type SearchAnswer, type SearchFilters, type ListRow } from '@/lib/notes/library/types'
import { createStore } from '@/lib/text/store'
import type { LibraryHost, ShownRows, Library } from '@/lib/notes/library/create-library'
import type { LibraryStart } from '@/lib/notes/library/match-entry'
import { connectWorker, type Caller } from '@/lib/platform/worker-calls'

export type LibraryStore = ReturnType<typeof createLibraryStore>

export interface LibraryState {
  /** Answer to the search; null: not loaded yet. */
  answer: SearchAnswer | null
  filters: SearchFilters
  rows: ReadonlyMap<number, ListRow>
  isBroken: boolean
}

/** Sends one request at a time to the library; outdated requests are dropped. */
export function createLibraryStore(openLibrary: (on: LibraryHost) => CallLibrary) {
  const library = createStore<LibraryState>({ answer: null, filters: noNoteFilters, rows: new Map(), isBroken: false })
  let wantedFilters: SearchFilters = noNoteFilters
  let range = { from: 0, to: FIRST_ROWS }
  let mustFind = true
  let mustCount = false
  let isBusy = false
  const never = () => false
  let mayMove: () => boolean = never
  const changeState = (change: Partial<LibraryState>): void => library.set({ ...library.state, ...change })
  const sendFilters = (): Promise<ShownRows> | null => {
    if (mustFind) {
      if (wantedFilters !== library.state.filters) range = { from: 0, to: FIRST_ROWS }
      return call('find', { filters: wantedFilters, ...range })
    }
    if (mustCount) return call('recount', range)
    return lacksRows(library.state, range) ? call('rows', range) : null
  }
  const run = (): void => {
    if (isBusy || library.state.isBroken) return
    const asked = sendFilters()
    if (asked === null) return
    const filters = mustFind ? wantedFilters : library.state.filters
    isBusy = true
    mustFind = mustCount = false
    asked
      .then((shown) => changeState({ filters, ...mergeRows(library.state, shown, range) }), host.failed)
      .finally(() => {
        isBusy = false
        const { fresh = 0 } = library.state.answer ?? {}
        if (fresh > 0 && mayMove()) mustFind = true
        run()
      })
      .catch(host.failed)
  }
  const host: LibraryHost = {
    changed: () => {
      if (library.state.answer?.read != null) mustFind = true
      else mustCount = true
      run()
    },
    failed: (error) => {
      console.error('Claimlight: the notes cannot be shown', error)
      changeState({ isBroken: true })
    },
  }
  const call = openLibrary(host)
  run()
  return {
    read: () => library.state,
    watch: library.subscribe,
    setFilters(filters: SearchFilters) {
      if (JSON.stringify(filters) === JSON.stringify(wantedFilters)) return
      wantedFilters = filters
      mustFind = true
      run()
    },
    /** Reports which rows are visible, from `from` to before `to`, so that missing ones are loaded. */
    setVisibleRows: (from: number, to: number) => {
      range = { from: Math.max(0, from - ROWS_IN_ADVANCE), to: to + ROWS_IN_ADVANCE }
      run()
    },
    /** Searches again, so that new notes get rows. */
    renew: () => {
      mustFind = true
      run()
    },
    call,
    /**
     * Sets a test that returns whether rows may move now: not when the user has scrolled down or is editing a note.
     * @returns a function that removes it
     */
    setMove(test: () => boolean) {
      mayMove = test
      return () => {
        mayMove = never
      }
    },
  }
}

const FIRST_ROWS = 30
/** Number of rows loaded in advance before and after the visible rows. */
const ROWS_IN_ADVANCE = 15
const MOST_ROWS = 600

function lacksRows({ answer, rows }: LibraryState, { from, to }: { from: number; to: number }): boolean {
  for (let at = from; at < Math.min(to, answer?.rows ?? 0); at++) if (!rows.has(at)) return true
  return false
}

function mergeRows(view: LibraryState, { answer, rows }: ShownRows, { from, to }: { from: number; to: number }) {
  const isSame = view.answer?.version === answer.version
  const kept = isSame ? [...view.rows].filter(([at]) => view.rows.size < MOST_ROWS || (at >= from && at < to)) : []
  return { answer, rows: new Map([...kept, ...rows.map((row) => [row.at, row] as const)]) }
}

type CallLibrary = Caller<Library>

export function openLibrary(start: LibraryStart, on: LibraryHost): CallLibrary {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' })
  worker.onerror = (event) => on.failed(event)
  const call = connectWorker<Library & { open: (start: LibraryStart) => void }>(worker, on)
  call('open', start).catch(on.failed)
  return call
}
