import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageFacts } from '@/lib/highlight/page-facts'
import { readAsked, type Asked } from '@/lib/highlight/read-asked'
import type { SelectionAnswer } from '@/lib/highlight/reader-host'

/**
 * Put into one frame on "Check this claim", after a note of what the click was on; what it returns goes back to the
 * background. It leaves nothing behind.
 */
export default defineUnlistedScript((): SelectionAnswer => {
  const shared = globalThis as { claimlightAsked?: Asked }
  const asked = shared.claimlightAsked ?? {}
  delete shared.claimlightAsked
  return { selection: readAsked(document, asked), facts: pageFacts(document) }
})
