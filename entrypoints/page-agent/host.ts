import type { PageAgentHost } from '@/lib/page/lifecycle/page-agent-host'
import { call as ask } from '@/lib/messaging/call'
import type { Look } from '@/lib/schema/settings'

/**
 * The page agent's host for one address.
 *
 * @param isAlive false after the extension was updated or removed; calling it then also ends the page agent, which the
 *   browser does not do
 */
export function createPageAgentHost(
  look: () => Look,
  names: () => readonly string[],
  signal: AbortSignal,
  isAlive: () => boolean,
): PageAgentHost {
  const call: typeof ask = async (kind, data) => (isAlive() ? ask(kind, data) : { ok: false, code: 'unreachable' })
  return {
    names,
    signal,
    marks: () => look().marks,
    theme: () => look().theme,
    still: () => look().lessMotion,
    announces: () => look().announce,
    seen: (page) => void call('page-seen', page),
    check: async (page) => (await call('check-page', page)).ok,
    inView: (visit, start, end) => void call('in-view', { visit, start, end }),
    notesPlaced: (placed) => void call('notes-placed', placed),
    isPanelOpen: async () => {
      const reply = await call('panel-open', null)
      return reply.ok && reply.value.isOpen
    },
    activeChanged: (start) => void call('active-finding', { start }),
    async openPanel(start, at) {
      const reply = await call('open-panel', { start, note: at === 'note', compare: at === 'dossier' })
      return reply.ok && reply.value.opened
    },
    wrong: {
      async mark({ start, quote }) {
        const reply = await call('wrong-match', { start, quote })
        return reply.ok ? reply.value.id : null
      },
      async undo(id) {
        const reply = await call('undo-wrong-match', { id })
        return reply.ok && reply.value.undone
      },
    },
    async annotations(page) {
      const reply = await call('annotations-of-page', page)
      return reply.ok ? reply.value : []
    },
  }
}
