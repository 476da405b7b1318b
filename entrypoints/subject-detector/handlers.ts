import type { SubjectDetector } from '@/lib/page/lifecycle/subject-detector'
import type { PageHandlers } from '@/lib/messaging/serve'

/** Handlers for a page without findings. A new note starts the page agent, which marks its words. */
export function handlersAt(detector: SubjectDetector): PageHandlers {
  const notFound = () => Promise.resolve({ found: false })
  return {
    paint: () => Promise.resolve(null),
    'scroll-to': notFound,
    'scroll-to-annotation': notFound,
    'step-finding': notFound,
    'anchor-of': () => Promise.resolve(null),
    'page-text': () => Promise.resolve(null),
    'read-selection': () => Promise.resolve(null),
    async 'annotations-changed'({ annotations }) {
      if (annotations.length > 0) await detector.letIn()
      return null
    },
    'look-changed': () => Promise.resolve(null),
    'which-visit': () => Promise.resolve({ visit: null }),
    async 'subjects-changed'({ names }) {
      await detector.lookFor(names)
      return null
    },
  }
}
