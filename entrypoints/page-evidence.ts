import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readEvidence } from '@/lib/page/selection/read-evidence'
import { readClosedRoots } from '@/lib/platform/closed-roots'

/** Injected when the user uses a page as evidence. It leaves nothing there. */
export default defineUnlistedScript((): unknown => {
  readClosedRoots()
  return readEvidence(document)
})
