import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readEvidence } from '@/lib/page/selection/read-evidence'
import { provideClosedRoots } from '@/lib/extract/document-roots'
import { closedRootOf } from '@/lib/platform/closed-roots'

/** Injected when the user uses a page as evidence. It leaves nothing there. */
export default defineUnlistedScript((): unknown => {
  provideClosedRoots(closedRootOf)
  return readEvidence(document)
})
