import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageMetadata, pageWithoutText } from '@/lib/extract/page-metadata'
import { readClickedText, type ClickTarget } from '@/lib/page/selection/read-selection'
import type { SelectionAnswer } from '@/lib/page/lifecycle/page-agent-host'

/**
 * Injected into one frame to read what the user asked about: the selection, or a link or image that the background has
 * stored before. The result goes to the background. It leaves nothing in the page.
 */
export default defineUnlistedScript((): SelectionAnswer => {
  const shared = globalThis as { [CLICK_TARGET_KEY]?: ClickTarget | undefined }
  const asked = shared[CLICK_TARGET_KEY] ?? {}
  shared[CLICK_TARGET_KEY] = undefined
  return {
    selection: readClickedText(document, asked),
    facts: pageMetadata(document),
    isOutOfReach: !mayReadTopFrame(),
    isPdf: pageWithoutText(document).pdf,
  }
})

function mayReadTopFrame(): boolean {
  try {
    return window.top?.document !== undefined
  } catch {
    return false
  }
}

/** A symbol, because elements of the page can define any name. */
const CLICK_TARGET_KEY = Symbol.for('claimlight.asked')
