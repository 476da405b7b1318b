import { callBackground } from '@/lib/messaging/call'
import { servePage } from '@/lib/messaging/serve'
import type { PageAgentHost } from '@/lib/page/lifecycle/page-agent-host'
import type { PageAgent } from '@/lib/page/lifecycle/start-page-agent'
import { defaultMarks } from '@/lib/schema/outcomes'
import type { PageAppearance } from '@/lib/schema/settings'

/** Names of the bundled dossier's subject, inserted by the build; used if the background does not answer. */
declare const __SUBJECT_NAMES__: readonly string[]

/** The part of the page agent that messages read and change. */
interface AgentState {
  /** The agent at the page's present address; null where it could not start. */
  agent: PageAgent | null
  appearance: PageAppearance
  names: readonly string[]
}

/**
 * Returns the page agent's channel: it calls the background, and answers messages from outside once it serves.
 * @param isAlive false after the extension was updated or removed; calling it then also ends the page agent
 */
export function createChannel({ signal, isAlive }: { signal: AbortSignal; isAlive: () => boolean }) {
  // The table of all settings is left out of pages.
  const appearance: PageAppearance = { marks: defaultMarks, theme: 'auto', announce: false }
  const state: AgentState = { agent: null, appearance, names: __SUBJECT_NAMES__ }
  const call: typeof callBackground = async (kind, data) =>
    isAlive() ? callBackground(kind, data) : { ok: false, code: 'unreachable' }
  return {
    state,
    /** Begins to answer; until then the subject detector answers for the page agent. */
    serve: () => answerMessages(state, signal),
    /** Reads appearance and names from the background. Resolves to false if it does not answer. */
    readSettings: async (): Promise<boolean> => {
      const told = await callBackground('look', null)
      if (told.ok) ({ names: state.names, ...state.appearance } = told.value)
      return told.ok
    },
    /** Returns what an agent needs from outside, until `signal` is aborted. */
    createHost: (signal: AbortSignal): PageAgentHost => ({
      signal,
      names: () => state.names,
      marks: () => state.appearance.marks,
      theme: () => state.appearance.theme,
      announces: () => state.appearance.announce,
      reportUnchecked: (page) => void call('page-seen', page),
      check: async (page) => (await call('check-page', page)).ok,
      loadChatReader: () => call('read-chat', null),
      reportInView: (part) => void call('in-view', part),
      notesPlaced: (placed) => void call('notes-placed', placed),
      isPanelOpen: () => call('panel-open', null).then((reply) => reply.ok && reply.value.isOpen),
      activeChanged: (start) => void call('active-finding', { start }),
      async openPanel(start, at) {
        const reply = await call('open-panel', { start, note: at === 'note', compare: at === 'dossier' })
        return reply.ok && reply.value.opened
      },
      async openNoteBox(start) {
        const reply = await call('note-on-finding', { start })
        return reply.ok && reply.value.isShown
      },
      async annotations(page) {
        const reply = await call('annotations-of-page', page)
        return reply.ok ? reply.value : []
      },
    }),
  }
}

function answerMessages(state: AgentState, signal: AbortSignal): void {
  servePage(
    {
      async paint({ visit, findings, ...options }) {
        await state.agent?.paint(visit, findings, options)
        return null
      },
      'scroll-to': ({ start, end }) => Promise.resolve({ found: state.agent?.scrollTo(start, end) ?? false }),
      'scroll-to-annotation': ({ id }) => Promise.resolve({ found: state.agent?.scrollToAnnotation(id) ?? false }),
      'anchor-of': ({ start, end }) => Promise.resolve(state.agent?.anchorOf(start, end) ?? null),
      'page-text': async () => (await state.agent?.text()) ?? null,
      'read-selection': () => Promise.resolve(state.agent?.selection() ?? null),
      async 'annotations-changed'({ annotations }) {
        await state.agent?.setAnnotations(annotations)
        return null
      },
      'step-finding': ({ by, isAny }) => Promise.resolve({ found: state.agent?.stepFinding(by, isAny) ?? false }),
      'look-changed'(changed) {
        state.appearance = changed
        state.agent?.applySettings()
        return Promise.resolve(null)
      },
      'which-visit': () => Promise.resolve({ visit: state.agent?.visit() ?? null, url: location.href }),
      'subjects-changed'(changed) {
        state.names = changed.names
        // The check is not awaited: it may take long, and the sender needs no result.
        state.agent?.checkAgain()
        return Promise.resolve(null)
      },
    },
    signal,
  )
}
