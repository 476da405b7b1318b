import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageMetadata } from '@/lib/extract/page-metadata'
import { readSelectedText, type SelectedText } from '@/lib/page/selection/read-selected-text'
import type { SelectionAnswer } from '@/lib/page/lifecycle/page-agent-host'

/**
 * Injected into one frame to read what the user asked about: the selection, or a link or image that the background has
 * stored before. The result goes to the background. It leaves nothing in the page.
 */
export default defineUnlistedScript((): SelectionAnswer => {
  const shared = globalThis as { [ASKED]?: SelectedText | undefined }
  const asked = shared[ASKED] ?? {}
  shared[ASKED] = undefined
  return { selection: readSelectedText(document, asked), facts: pageMetadata(document) }
})

/** A symbol, because elements of the page can define any name. */
const ASKED = Symbol.for('claimlight.asked')
