import type { Reader } from '@/lib/highlight/reader-host'
import type { ToReader } from '@/lib/messaging/protocol'
import type { Handlers } from '@/lib/messaging/serve'

/** @param reader the one at the present address: it changes when the page changes its address */
export function handlersOf(reader: () => Reader): Handlers<ToReader> {
  return {
    async paint({ visit, findings, done, about, instead = false }) {
      await reader().paint(visit, findings, { done, instead, about })
      return null
    },
    'scroll-to': ({ start, end }) => Promise.resolve({ found: reader().scrollTo(start, end) }),
    'scroll-to-annotation': ({ id }) => Promise.resolve({ found: reader().scrollToAnnotation(id) }),
    'anchor-of': ({ start, end }) => Promise.resolve(reader().anchorOf(start, end)),
    'read-selection': () => Promise.resolve(reader().selection()),
    async 'annotations-changed'({ annotations }) {
      await reader().setAnnotations(annotations)
      return null
    },
    'step-finding': ({ by }) => Promise.resolve({ found: reader().stepFinding(by) }),
    'which-visit': () => Promise.resolve({ visit: reader().visit() }),
  }
}
