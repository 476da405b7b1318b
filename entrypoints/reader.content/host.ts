import type { ReaderHost } from '@/lib/highlight/reader-host'
import { call as ask } from '@/lib/messaging/call'
import type { Settings } from '@/lib/platform/settings'

/** Put in by the build from the dossier: all that the reader carries of it. */
declare const __SUBJECT_NAMES__: readonly string[]

/**
 * The world outside, as the reader at one address knows it.
 *
 * @param isAlive false once the extension was updated or removed under the page; asking also ends the reader then, which the
 * browser does not do
 */
export function hostFor(settings: () => Settings, signal: AbortSignal, isAlive: () => boolean): ReaderHost {
  const call: typeof ask = async (kind, data) => (isAlive() ? ask(kind, data) : { ok: false, code: 'unreachable' })
  return {
    names: __SUBJECT_NAMES__,
    signal,
    marks: () => settings().marks,
    theme: () => settings().theme,
    still: () => settings().lessMotion,
    seen: (page) => void call('page-seen', page),
    check: async (page) => (await call('check-page', page)).ok,
    inView: (visit, start, end) => void call('in-view', { visit, start, end }),
    notesPlaced: (placed) => void call('notes-placed', placed),
    inHand: (start) => void call('finding-in-hand', { start }),
    async openPanel(start, note) {
      const reply = await call('open-panel', { start, note })
      return reply.ok && reply.value.opened
    },
    async annotations(page) {
      const reply = await call('annotations-of-page', page)
      return reply.ok ? reply.value : []
    },
  }
}
