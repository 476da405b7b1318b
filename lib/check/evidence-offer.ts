import { textOfPage } from '@/lib/messaging/ask-page'
import { startPageAgentIn } from '@/lib/platform/scripts'
import { pageState } from '@/lib/platform/session'
import type { EvidenceOffer } from '@/lib/schema/page-state'
import { evidenceOffer } from './active-dossiers'

/**
 * Returns the evidence that the page of a tab may be about; null where it names some, or has no text. Of a page that no
 * agent has read yet, the text is read now: it is asked for by an open panel alone.
 */
export async function offerForTab(tabId: number): Promise<EvidenceOffer | null> {
  const page = await pageState(tabId).read()
  if (page === null) return null
  const read = await textOfPage(tabId)
  const text = read === '' && (await startPageAgentIn(tabId)) ? await textOfPage(tabId) : read
  return text === '' ? null : evidenceOffer(`${page.title}\n${text}`, page.url)
}
