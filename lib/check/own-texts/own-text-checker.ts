import { isForeignText } from '@/lib/extract/language'
import { readTypedText } from '@/lib/dossier/readers/read-text'
import { CodedError } from '@/lib/messaging/envelope'
import { callBackground, callUntilDone } from '@/lib/messaging/call'
import { DOCUMENT_LIMITS } from '@/lib/dossier/readers/unreadable'
import { withModelReading, type ModelReading } from '@/lib/model/model-reading'
import type { CheckState } from '@/lib/schema/page-state'
import { createStore } from '@/lib/text/store'
import { reuseFindings } from '../reuse-findings'
import { keepResult } from './kept-text'
import { newOwnCheck, ownTextCheck, type OwnText, type OwnTextCheck, type OwnTextState } from './own-text-state'
import { readInWorker } from './read-in-worker'
import type { FileAnswer } from './read-own-file'
import { detectLanguage } from '@/lib/platform/language'
import { isPrivateWindow } from '@/lib/platform/tabs'
import type { Caller } from '@/lib/platform/worker-calls'
import type { FileReaderWorker } from './read-worker'
import type { Span } from '@/lib/text/spans'

export type OwnTextChecker = ReturnType<typeof createOwnTextChecker>

/**
 * Creates the checker of own texts: it checks one text at a time, also while another screen of the panel is open. A worker
 * reads files, and the background checks the text.
 */
export function createOwnTextChecker() {
  /** The state with all findings: those that a mute hides are shown again when it ends. */
  const store = createStore<OwnTextState>(INITIAL_STATE)
  const { set, subscribe } = store
  const shownState = createShownState()
  let stopWatching: () => void = () => undefined
  /** Shows what the background stores of a text. A mute changes also a finished check, as from the settings. */
  const watch = (document: OwnText): void => {
    stopWatching()
    stopWatching = ownTextCheck.watch((found) => {
      const { state } = store
      if (found?.id !== document.id) return
      if (state.status === 'checking') set({ ...found, document })
      else if (state.status === 'done') set({ ...state, muted: found.muted })
    })
  }
  let abort = new AbortController()
  let ended: Promise<unknown> = Promise.resolve()
  /** Ends the former check, and returns the signal of the next. @param isKept whether what was found is kept */
  const startRun = (isKept = false): AbortSignal => {
    const { state } = store
    abort.abort()
    abort = new AbortController()
    if (state.status === 'checking') ended = callBackground('end-own-text', { id: state.id, isKept })
    return abort.signal
  }

  async function readFileInWorker(file: File, signal: AbortSignal): Promise<void> {
    const { name } = file
    set({ status: 'opening', name, share: null })
    const answer = await readInWorker<FileAnswer>(
      startFileWorker(),
      (call) => call('read', file),
      (fault) => ({ ok: false, fault }),
      (share) => set({ status: 'opening', name, share }),
      signal,
    )
    if (signal.aborted) return
    if (!answer.ok) {
      set({ status: 'writing', problem: { kind: 'file', name, fault: answer.fault } })
      return
    }
    const { text } = answer
    await check({ ...text, id: crypto.randomUUID(), file: name, title: text.title ?? name }, signal)
  }

  async function check(document: OwnText, signal: AbortSignal): Promise<void> {
    if (isForeignText(document.text)) {
      const language = await detectLanguage(document.text)
      if (!signal.aborted) set({ status: 'writing', problem: { kind: 'language', language, document } })
      return
    }
    show({ ...newOwnCheck(document), document })
    watch(document)
    // The replies show the check of a private window, which is not stored.
    const isDone = (found: CheckState): boolean => {
      if (!signal.aborted && store.state.status === 'checking') set({ ...found, document })
      return found.status === 'done'
    }
    try {
      // The end of the former check is awaited, since with the same id it would end this one.
      await ended
      await callUntilDone('check-own-text', { ...document, isKept: !isPrivateWindow() }, isDone, signal)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      if (!signal.aborted && !stopWithFindings())
        set({ status: 'writing', problem: { kind: 'check', code: error.code } })
    }
  }

  const show = (result: OwnTextCheck): void => {
    set(result)
    keepResult(result)
  }
  const stopWithFindings = (): boolean => {
    const { state } = store
    const hasFindings = state.status === 'checking' && state.findings.length > 0
    if (hasFindings) show({ ...state, status: 'done' })
    return hasFindings
  }

  const close = (): void => {
    stopWatching()
    set(INITIAL_STATE)
    keepResult(null)
  }

  return {
    state: () => shownState(store.state),
    subscribe,
    actions: {
      checkText: (written: string): void => {
        const signal = startRun()
        const { text, blocks = [] } = readTypedText(written.slice(0, DOCUMENT_LIMITS.textLength)).article
        const document = {
          id: crypto.randomUUID(),
          file: null,
          title: titleOf(text, blocks[0]),
          date: null,
          text,
          blocks: [...blocks],
        }
        void check(document, signal)
      },
      openFiles: (files: readonly File[]): void => {
        const signal = startRun()
        const [file] = files
        if (file === undefined) set(INITIAL_STATE)
        else if (files.length > 1) set({ status: 'writing', problem: { kind: 'many-files' } })
        else void readFileInWorker(file, signal)
      },
      /** Adds a model's findings to those of the text; a text in another language has no findings of the engine. */
      addModelReading: (reading: ModelReading): void => {
        const { state } = store
        if ('document' in state) show({ ...state, findings: withModelReading(state.findings, reading) })
        else if (state.status === 'writing' && state.problem?.kind === 'language' && reading.differs.length > 0) {
          const { length } = reading.askedSentences
          const findings = withModelReading([], reading)
          const { document } = state.problem
          const check = { ...newOwnCheck(document), status: 'done' as const, checked: length, sentences: length }
          show({ ...check, document, findings })
        }
      },
      /** Stops a check. What was found stays, as does a result that came first; without findings, the text box returns. */
      stop: (): void => {
        const { state } = store
        if (state.status !== 'checking') return
        startRun(state.findings.length > 0)
        if (!stopWithFindings()) close()
      },
      /** Closes the result, and returns to the text box. @returns the closed result; null where none was finished */
      back: (): OwnTextCheck | null => {
        const { state } = store
        startRun()
        close()
        return state.status === 'done' ? state : null
      },
      /** Checks the shown text again, whose evidence was removed or switched off; without any left it is closed. */
      checkAgain: (hasEvidence: boolean): void => {
        const { state } = store
        const signal = startRun()
        if (!hasEvidence) close()
        else if ('document' in state) void check(state.document, signal)
      },
      /** Shows a result that was kept or closed; a check that the closing of the panel has ended runs again. */
      restore: (result: OwnTextCheck): void => {
        if (store.state !== INITIAL_STATE) return
        if (result.status === 'checking') void check(result.document, startRun())
        else {
          watch(result.document)
          show(result)
        }
      },
    },
  }
}

/** Returns a function that leaves out what is muted, and keeps the objects of findings that have not changed. */
function createShownState(): (state: OwnTextState) => OwnTextState {
  let last: OwnTextState = INITIAL_STATE
  let shown: OwnTextState = INITIAL_STATE
  return (state) => {
    if (state === last) return shown
    last = state
    shown = 'document' in state ? reuseFindings('document' in shown ? shown : null, state) : state
    return shown
  }
}

const INITIAL_STATE: OwnTextState = { status: 'writing', problem: null }

/** Returns pasted HTML as text with marks for headings and lists; null if plain text is as good or reading failed. */
export function textOfPaste(
  html: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const paste = (call: Caller<FileReaderWorker>) => call('paste', html)
  return readInWorker(startFileWorker(), paste, () => null, onProgress, signal)
}

function startFileWorker(): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
}

/** Returns the title of a text without a file name: its first block, shortened to `LONGEST_TITLE` characters. */
function titleOf(text: string, first: Span | undefined): string {
  const words = (first ? text.slice(first.start, first.end) : text).replace(/\s+/g, ' ').trim()
  return words.length <= LONGEST_TITLE ? words : `${words.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`
}

const LONGEST_TITLE = 80
