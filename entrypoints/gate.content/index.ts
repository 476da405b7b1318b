import { defineContentScript } from 'wxt/utils/define-content-script'
import { keepGate } from '@/lib/highlight/gate'
import { isReadable } from '@/lib/highlight/readable'
import { call } from '@/lib/messaging/call'
import { serveReader } from '@/lib/messaging/serve'
import { handlersAt } from './handlers'

/** Put in by the build from the dossier: all that pages are given of it. */
declare const __SUBJECT_NAMES__: readonly string[]

/** What every page gets where the reader of this extension allowed all sites: a look, and no more. */
export default defineContentScript({
  registration: 'runtime',
  main(ctx) {
    if (!isReadable(document)) return
    const gate = keepGate(document, {
      names: __SUBJECT_NAMES__,
      signal: ctx.signal,
      async seen(page) {
        if (!ctx.isValid) return 0
        const reply = await call('page-seen', { ...page, status: 'off-subject' })
        return reply.ok ? reply.value.notes : 0
      },
      async letIn() {
        if (!ctx.isValid) return false
        const reply = await call('let-reader-in', null)
        return reply.ok && reply.value.started
      },
    })
    serveReader(handlersAt(gate), gate.signal)
    // The new content comes after the new address, or in a change that the gate sees.
    ctx.addEventListener(window, 'wxt:locationchange', () => ctx.setTimeout(() => void gate.look(), SETTLE_MS))
  },
})

const SETTLE_MS = 200
