import { sayReason, sayState, sayStateCounts } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

/** Tells a screen reader about findings. CSS highlights are not in the accessibility tree. */
export interface Announcer {
  /** The number of findings in each state, once a page has been checked. */
  announceAll(findings: readonly Finding[]): void
  /** The finding at the caret or the focus, once for each finding that is entered; null outside findings. */
  announceAt(finding: Finding | null): void
}

/**
 * Announcements go to a live region in a closed shadow root, so that the page cannot read them.
 *
 * @param isOn asked before each announcement
 * @param signal when it is aborted, the live region is removed
 */
export function createAnnouncer(page: Document, isOn: () => boolean, signal: AbortSignal): Announcer {
  let region: { host: HTMLElement; line: HTMLElement } | null = null
  let last: number | null = null

  const announce = (words: string): void => {
    if (!isOn() || signal.aborted || words === '') return
    region ??= createLiveRegion(page)
    if (!region.host.isConnected) page.documentElement.append(region.host)
    region.line.textContent = words
  }
  signal.addEventListener('abort', () => region?.host.remove())

  return {
    announceAll(findings) {
      if (!isOn()) return
      announce(t('announce.checked', { counts: sayStateCounts(findings) || t('announce.none') }))
    },
    announceAt(finding) {
      const start = finding?.start ?? null
      if (start === last) return
      last = start
      if (finding) announce(t('announce.finding', { verdict: sayState(finding), reason: sayReason(finding) }))
    },
  }
}

function createLiveRegion(page: Document): { host: HTMLElement; line: HTMLElement } {
  const host = page.createElement('claimlight-status')
  host.style.cssText = 'position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);'
  const line = page.createElement('div')
  line.setAttribute('role', 'status')
  host.attachShadow({ mode: 'closed' }).append(line)
  return { host, line }
}
