import { isPdfAddress, isWebAddress } from '@/lib/text/urls'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { mayReadAllSites, mayReadFiles } from '@/lib/platform/permissions'
import { selectionCheck } from '@/lib/platform/session'
import { pageInTab } from '@/lib/platform/tabs'
import { t } from '@/lib/i18n/t'
import type { CheckStatus } from '@/lib/schema/page-state'
import { isSwitchedOff, switchedOffState } from './off'
import { newCheck, removeCheck } from './check-states'
import { changePage } from './page-states'
import { noTextMessage } from './page-seen'

/**
 * Injects the page agent into a tab; the page agent then has the page checked. Where that is not allowed, stores a
 * sentence with the reason as the message of the tab's state.
 *
 * @param hasGesture the user has just used the toolbar button, the menu or the shortcut for this tab: a refusal is then
 *   final
 */
export async function checkTab(tabId: number, hasGesture: boolean): Promise<{ started: boolean; message?: string }> {
  const before = await addressOfTab(tabId)
  const pageIdentity = identityOf(tabId, before)
  // An unknown address is not off here; the page agent reports its address, and the check is refused then.
  if (await isSwitchedOff(pageIdentity.url)) {
    await changePage(tabId, () => switchedOffState(tabId, pageIdentity))
    await removeCheck(selectionCheck(tabId))
    return { started: false }
  }
  // A state of the page itself stays, for example its findings while it is checked again.
  await changePage(tabId, (state) =>
    state === null || STATUSES_BEFORE_READING.has(state.status)
      ? newCheck({ ...pageIdentity, status: 'reading' as const })
      : state,
  )
  const isSource = before.url?.startsWith('view-source:') === true
  const started = isSource ? false : await startedInTime(startPageAgentIn(tabId))
  if (started === true) {
    // The answer on a selection stands above the findings, which the user now wants to see.
    await removeCheck(selectionCheck(tabId))
    return { started: true }
  }
  // A tab that was being loaded may have its address only now.
  const now = await addressOfTab(tabId)
  const read = now.url === null ? before : now
  const { url } = read
  // Firefox allows no scripts in its PDF viewer; Chromium's starts the page agent, which reports the PDF.
  const isPdf = isPdfAddress(url ?? '')
  const mayBeWebPage = url === null || isWebAddress(url)
  const isClosed = hasGesture || !mayBeWebPage || (await mayReadAllSites())
  const setStatus = async (status: CheckStatus, message: string) => {
    const state = newCheck({ ...identityOf(tabId, read), status, message })
    await changePage(tabId, () => (isPdf ? { ...state, isPdf } : state))
    return { started: false, message }
  }
  if (isPdf) return setStatus('no-text', noTextMessage(true))
  if (started === undefined) return setStatus('error', t('pageStatus.noAnswer'))
  if (!isClosed) return setStatus('not-allowed', t('pageStatus.notYet'))
  if (now.isLoading && mayBeWebPage) return setStatus('error', t('pageStatus.noAnswer'))
  if (url?.startsWith('file:')) return setStatus('closed', t('pageStatus.closedFile'))
  if (isSource) return setStatus('closed', t('pageStatus.closedSource'))
  // The address of a file is not known without its permission.
  const mayBeFile = url === null && !(await mayReadFiles())
  const words = t('pageStatus.closedPage')
  return setStatus('closed', mayBeFile ? `${words} ${t('pageStatus.closedFile')}` : words)
}

/** Returns the address and title of a tab, null where they are not known, and whether it loads. */
function addressOfTab(tabId: number): ReturnType<typeof pageInTab> {
  return pageInTab(tabId).catch(() => ({ url: null, title: null, isLoading: false }))
}

const identityOf = (tabId: number, { url, title }: { url: string | null; title: string | null }) => ({
  tabId,
  url: url ?? '',
  pageKey: '',
  title: title ?? '',
  site: '',
})

/** Whether the page agent has started; undefined if no answer comes, as from a page that loads for long. */
async function startedInTime(started: Promise<boolean>): Promise<boolean | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((answer) => (timer = setTimeout(answer, LONGEST_START_MS, undefined)))
  return Promise.race([started, late]).finally(() => clearTimeout(timer))
}

/** Ms for which a page may load before its agent starts; one that starts later replaces the message. */
const LONGEST_START_MS = 12_000

const STATUSES_BEFORE_READING = new Set<CheckStatus>(['not-allowed', 'closed'])
