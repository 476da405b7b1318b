import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readEvidence } from '@/lib/page/selection/read-evidence'

/** Injected when the user uses a page as evidence. It leaves nothing there. */
export default defineUnlistedScript((): unknown => readEvidence(document))
