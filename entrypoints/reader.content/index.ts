import { defineContentScript } from 'wxt/utils/define-content-script'
import { shutGate } from '@/lib/highlight/gate'
import { canonicalLink, pageFacts } from '@/lib/highlight/page-facts'
import { isReadable } from '@/lib/highlight/readable'
import { startReader } from '@/lib/highlight/start-reader'
import { serveReader } from '@/lib/messaging/serve'
import { speakBrowsersLanguage } from '@/lib/platform/language'
import { readSettings, watchSettings } from '@/lib/platform/settings'
import { withoutPlace } from '@/lib/text/hash-route'
import { hostFor } from './host'
import { handlersOf } from './handlers'

/**
 * The reader in a page: let in by the gate where the reader of this extension allowed all sites, and put into the tab on
 * "Check this page" elsewhere; so the manifest asks for no site.
 */
export default defineContentScript({
  registration: 'runtime',
  async main(ctx) {
    if (!isReadable(document)) return
    speakBrowsersLanguage()
    let settings = await readSettings()
    if (ctx.isInvalid) return
    let staleCanonical = shutGate()
    let visit = new AbortController()
    let address = withoutPlace(location.href)

    const start = () => {
      const signal = AbortSignal.any([ctx.signal, visit.signal])
      return startReader(
        document,
        hostFor(
          () => settings,
          signal,
          () => ctx.isValid,
        ),
        () => pageFacts(document, staleCanonical),
      )
    }
    let reader = start()
    serveReader(
      handlersOf(() => reader),
      ctx.signal,
    )
    const unwatch = watchSettings((changed) => {
      settings = changed
      reader.applySettings()
    })
    ctx.signal.addEventListener('abort', unwatch)

    // The event comes before the address changes, and the new content comes after it: the reader watches for that.
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
      if (withoutPlace(newUrl.href) === address) return
      address = withoutPlace(newUrl.href)
      staleCanonical = canonicalLink(document)
      visit.abort()
      visit = new AbortController()
      ctx.setTimeout(() => (reader = start()), SETTLE_MS)
    })
  },
})

/** Sites that swap their content do it at once after the address, or after a load that the reader then sees. */
const SETTLE_MS = 200
