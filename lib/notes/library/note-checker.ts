import type { FindingState } from '@/lib/details/state'
import { currentVerdict, type CurrentState } from '@/lib/notes/library/current-verdict'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import { createStore } from '@/lib/text/store'

/** Result of a second check of a note's quote. `unsure`: undecidable; `failed`: not checked. */
export type RecheckResult = CurrentState | 'checking' | 'unsure' | 'failed'

export interface NoteChecks {
  /** Results by note id. */
  results: ReadonlyMap<string, RecheckResult>
  /** Current verdicts by note id, as they were when no note was left to check. */
  judged: Map<string, FindingState>
  /** Progress of a run over several notes that the user asked for. */
  progress: { done: number; all: number } | null
}

/** Versions of the installed evidence by its id. */
type Versions = ReadonlyMap<string, string>

interface NoteCheckerParts {
  noteById: (id: string) => Promise<Annotation | undefined>
  /** Returns the findings on the quote of a note; null if it could not be checked. */
  findingsOn: (note: Annotation, isRequested: boolean) => Promise<Finding[] | null>
}

const noChecks: NoteChecks = { results: new Map(), judged: new Map(), progress: null }

/**
 * Creates a checker of notes whose findings are from another version of their evidence. It checks one note at a time:
 * first those that the user asks for, then those on the screen.
 */
export function createNoteChecker({ noteById, findingsOn }: NoteCheckerParts) {
  const store = createStore(noChecks)
  let versions: Versions = new Map()
  let shown: readonly Annotation[] = []
  let requested: readonly string[] = []
  let requestedCount = 0
  let isRunning = false
  const change = (part: Partial<NoteChecks>): void => store.set({ ...store.state, ...part })
  const isOlder = ({ finding }: Annotation): boolean => {
    if (finding === null) return false
    const version = versions.get(finding.dossier?.id ?? BUNDLED_ID)
    return version !== undefined && version !== finding.dossierVersion
  }
  const showResult = (id: string, result: RecheckResult): void =>
    change({ results: new Map(store.state.results).set(id, result) })
  const checkNote = async (note: Annotation, isRequested: boolean): Promise<void> => {
    const { anchor, finding } = note
    if (anchor === null || finding === null) {
      showResult(note.id, 'unsure')
      return
    }
    if (isRequested) showResult(note.id, 'checking')
    const versionsThen = versions
    const findings = await findingsOn(note, isRequested)
    if (versions !== versionsThen) return
    showResult(note.id, findings === null ? 'failed' : currentVerdict(anchor.quote.exact, finding, findings))
  }
  const checkRequested = async (): Promise<void> => {
    for (let [id] = requested; id !== undefined; [id] = requested) {
      if (requestedCount > 1) change({ progress: { done: requestedCount - requested.length, all: requestedCount } })
      requested = requested.slice(1)
      const note = await noteById(id)
      if (note !== undefined && isOlder(note)) await checkNote(note, true)
    }
    if (store.state.progress !== null) change({ progress: null })
  }
  const updateJudged = (): void => {
    const { results, judged } = store.state
    const states = new Map<string, FindingState>()
    for (const [id, result] of results) if (typeof result === 'object') states.set(id, result.state)
    if (JSON.stringify([...states]) !== JSON.stringify([...judged])) change({ judged: states })
  }
  const nextShown = () => shown.find((note) => isOlder(note) && !store.state.results.has(note.id))
  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    try {
      for (let next = nextShown(); requested.length > 0 || next !== undefined; next = nextShown()) {
        if (requested.length > 0) await checkRequested()
        else if (next !== undefined) await checkNote(next, false)
      }
    } finally {
      isRunning = false
      updateJudged()
    }
  }
  return {
    read: () => store.state,
    watch: store.subscribe,
    /** Sets the versions of the installed evidence. Results of others are dropped. */
    setVersions: (next: Versions): void => {
      if (JSON.stringify([...versions]) === JSON.stringify([...next])) return
      versions = next
      requested = []
      store.set(noChecks)
      void run()
    },
    setShown: (notes: readonly Annotation[]): void => {
      shown = notes
      void run()
    },
    check: (ids: readonly string[]): void => {
      requested = ids
      requestedCount = ids.length
      void run()
    },
    stop: (): void => {
      requested = []
      change({ progress: null })
    },
  }
}
