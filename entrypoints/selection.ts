import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readSelection } from '@/lib/highlight/read-selection'

/** Put into one frame on "Check this claim"; what it returns goes back to the background. It leaves nothing behind. */
export default defineUnlistedScript(() => readSelection(document))
