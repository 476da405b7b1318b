import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageMetadata } from '@/lib/page/extract/page-metadata'
import { readSelectedText, type SelectedText } from '@/lib/page/extract/read-selected-text'
import type { SelectionAnswer } from '@/lib/page/lifecycle/page-agent-host'

/**
 * Put into one frame on "Check this claim", after a note of what the click was on; what it returns goes back to the
 * background. It leaves nothing behind.
 */
export default defineUnlistedScript((): SelectionAnswer => {
  const shared = globalThis as { [ASKED]?: SelectedText | undefined }
  const asked = shared[ASKED] ?? {}
  shared[ASKED] = undefined
  return { selection: readSelectedText(document, asked), facts: pageMetadata(document) }
})

/** A symbol, as an element of the page can stand under any name. */
const ASKED = Symbol.for('claimlight.asked')
