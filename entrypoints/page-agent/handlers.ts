import type { PageAgent } from '@/lib/page/lifecycle/page-agent-host'
import type { PageHandlers } from '@/lib/messaging/serve'
import type { Look } from '@/lib/schema/settings'

/**
 * @param agent the one at the present address: it changes when the page changes its address; null where it could not start
 * @param knows takes the names that pages are searched for
 */
export function handlersOf(
  agent: () => PageAgent | null,
  looks: (look: Look) => void,
  knows: (names: readonly string[]) => void,
): PageHandlers {
  return {
    async paint({ visit, findings, done, about, instead = false }) {
      await agent()?.paint(visit, findings, { done, instead, about })
      return null
    },
    'scroll-to': ({ start, end }) => Promise.resolve({ found: agent()?.scrollTo(start, end) ?? false }),
    'scroll-to-annotation': ({ id }) => Promise.resolve({ found: agent()?.scrollToAnnotation(id) ?? false }),
    'anchor-of': ({ start, end }) => Promise.resolve(agent()?.anchorOf(start, end) ?? null),
    'page-text': () => Promise.resolve(agent()?.text() ?? null),
    'read-selection': () => Promise.resolve(agent()?.selection() ?? null),
    async 'annotations-changed'({ annotations }) {
      await agent()?.setAnnotations(annotations)
      return null
    },
    'step-finding': ({ by }) => Promise.resolve({ found: agent()?.stepFinding(by) ?? false }),
    'look-changed': (look) => {
      looks(look)
      return Promise.resolve(null)
    },
    'which-visit': () => Promise.resolve({ visit: agent()?.visit() ?? null }),
    'subjects-changed'({ names }) {
      knows(names)
      // The check may take a while, and nobody waits for it.
      agent()?.checkAgain()
      return Promise.resolve(null)
    },
  }
}
