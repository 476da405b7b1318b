import { startPageAgentIn } from '@/lib/platform/scripts'
import { pageInTab } from '@/lib/platform/tabs'
import { t } from '@/lib/i18n/t'
import { isOff, offState } from '../tabs/off'
import { changePage, freshState } from './page-states'
import { noTextMessage } from './page-seen-message'

/**
 * Puts the reader into a tab and so checks its page. Says in one sentence why, where that may not be.
 *
 * @param hasGesture the reader has just pressed the toolbar button, the menu or the key for this tab: what is refused then
 * is refused for good
 */
export async function checkTab(tabId: number, hasGesture: boolean): Promise<{ started: boolean; message?: string }> {
  const { url, title } = await pageInTab(tabId).catch(() => ({ url: null, title: null }))
  // Where the address is not known to us, the reader tells it, and is sent away then.
  if (await isOff(url ?? '')) {
    await changePage(tabId, () => offState(tabId, { url: url ?? '', pageKey: '', title: title ?? '', site: '' }))
    return { started: false }
  }
  if (await startPageAgentIn(tabId)) return { started: true }
  // Firefox lets no extension into its PDF viewer; Chromium's starts the reader, which tells what it is.
  const isPdf = url !== null && /\.pdf$/i.test(pathOf(url))
  const message = isPdf
    ? noTextMessage(true)
    : hasGesture || (url !== null && !/^https?:/.test(url))
      ? t('quiet.closedPage')
      : t('quiet.notYet')
  await changePage(tabId, () => ({
    ...freshState(tabId, {
      url: url ?? '',
      pageKey: '',
      title: title ?? '',
      site: '',
      date: null,
      status: isPdf ? 'no-text' : 'not-allowed',
    }),
    message,
  }))
  return { started: false, message }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : ''
}
