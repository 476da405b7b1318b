import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageFacts } from '@/lib/highlight/page-facts'
import { readSelection } from '@/lib/highlight/read-selection'
import type { SelectionAnswer } from '@/lib/highlight/reader-host'

/** Put into one frame on "Check this claim"; what it returns goes back to the background. It leaves nothing behind. */
export default defineUnlistedScript((): SelectionAnswer => ({
  selection: readSelection(document),
  facts: pageFacts(document),
}))
