import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startSubjectDetector, type SubjectDetector } from '@/lib/page/lifecycle/subject-detector'
import { whenShown } from '@/lib/page/lifecycle/watch-showing'
import { isTextPage, pageWithoutText } from '@/lib/extract/page-metadata'
import { callBackground } from '@/lib/messaging/call'
import { servePage, type PageHandlers } from '@/lib/messaging/serve'

/** Names of the bundled dossier's subject, inserted by the build. */
declare const __SUBJECT_NAMES__: readonly string[]

/**
 * The script for every page of the sites that are read along: a single test. Not a content script of the framework,
 * whose start (a message to the page, a watch on the address) costs more than the test.
 */
export default defineUnlistedScript(() => {
  whenShown(document, () => {
    if (isTextPage(document)) detectSubject()
    else void callBackground('page-seen', pageWithoutText(document))
  })
})

function detectSubject(): void {
  startSubjectDetector(document, {
    names: __SUBJECT_NAMES__,
    askNames: () => callBackground('look', null).then((reply) => (reply.ok ? reply.value.names : null)),
    async offSubject(page) {
      const reply = await callBackground('page-seen', { ...page, status: 'off-subject' })
      return reply.ok ? reply.value : 0
    },
    async injectPageAgent(isBuiltIn) {
      const reply = await callBackground('start-page-agent', { isBuiltIn })
      return reply.ok ? reply.value : { started: false, names: null }
    },
    serveMessages: (detector) => servePage(handlersWithoutFindings(detector), detector.signal),
  })
}

/** Handlers for a page without findings. A new note starts the page agent, which marks its words. */
function handlersWithoutFindings(detector: SubjectDetector): Partial<PageHandlers> {
  return {
    'read-selection': () => Promise.resolve(null),
    async 'annotations-changed'({ annotations }) {
      if (annotations.length > 0) await detector.injectPageAgent()
      return null
    },
    'which-visit': () => Promise.resolve({ visit: null, url: location.href }),
    async 'subjects-changed'({ names }) {
      await detector.lookFor(names)
      return null
    },
  }
}
