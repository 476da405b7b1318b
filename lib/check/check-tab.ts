import { isPdfAddress } from '@/lib/text/urls'
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
  const { url, title } = await pageInTab(tabId).catch(() => ({ url: null, title: null }))
  const pageIdentity = { tabId, url: url ?? '', pageKey: '', title: title ?? '', site: '' }
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
  const isSource = url?.startsWith('view-source:') === true
  const started = isSource ? false : await startedInTime(startPageAgentIn(tabId))
  if (started === true) {
    // The answer on a selection stands above the findings, which the user now wants to see.
    await removeCheck(selectionCheck(tabId))
    return { started: true }
  }
  // Firefox allows no scripts in its PDF viewer; Chromium's starts the page agent, which reports the PDF.
  const isPdf = isPdfAddress(pageIdentity.url)
  const isClosed = hasGesture || (url !== null && !/^https?:/.test(url)) || (await mayReadAllSites())
  const setStatus = async (status: CheckStatus, message: string) => {
    const state = newCheck({ ...pageIdentity, status, message })
    await changePage(tabId, () => (isPdf ? { ...state, isPdf } : state))
    return { started: false, message }
  }
  if (isPdf) return setStatus('no-text', noTextMessage(true))
  if (started === undefined) return setStatus('error', t('pageStatus.noAnswer'))
  if (!isClosed) return setStatus('not-allowed', t('pageStatus.notYet'))
  if (url?.startsWith('file:')) return setStatus('closed', t('pageStatus.closedFile'))
  if (isSource) return setStatus('closed', t('pageStatus.closedSource'))
  // The address of a file is not known without its permission.
  const mayBeFile = url === null && !(await mayReadFiles())
  const words = t('pageStatus.closedPage')
  return setStatus('closed', mayBeFile ? `${words} ${t('pageStatus.closedFile')}` : words)
}

/** Whether the page agent has started; undefined if no answer comes, as from a page that loads for long. */
async function startedInTime(started: Promise<boolean>): Promise<boolean | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((answer) => (timer = setTimeout(answer, LONGEST_START_MS, undefined)))
  return Promise.race([started, late]).finally(() => clearTimeout(timer))
}

/** Ms for which a page may load before its agent starts; one that starts later replaces the message. */
const LONGEST_START_MS = 12_000

const STATUSES_BEFORE_READING = new Set<CheckStatus>(['not-allowed', 'closed'])
