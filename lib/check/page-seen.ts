import { z } from 'zod'
import { languageMessage } from '@/lib/i18n/language-message'
import { oneOf } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { notesOfPage } from '@/lib/notes/notes'
import { pageSaid } from '@/lib/messaging/to-background'
import { hostOf } from '@/lib/text/host-of'
import { ownAddress } from '@/lib/text/own-address'
import { subjectsOfAll } from './active-dossiers'
import { isOff, offState } from './off'
import { beginPage, changePage, freshState } from './page-states'

/** A page that was read and is not checked. */
export const pageSeenSchema = pageSaid.extend({
  /** `no-text`: a PDF, a picture or other data without text. `error`: reading failed. */
  status: z.enum(['off-subject', 'other-language', 'no-text', 'error']),
  /** With `no-text`: the document is a PDF. */
  pdf: z.boolean().optional(),
  /** BCP 47, as declared. */
  lang: z.string().max(40).nullable().optional(),
  /** Where else the page mentions the subject. */
  only: z.enum(['comments', 'outside']).optional(),
})
type PageSeen = z.infer<typeof pageSeenSchema>

/**
 * Stores why a page is not checked.
 *
 * @returns the number of notes on the page
 */
export async function pageSeen(
  { status, lang, only, pdf = false, ...said }: PageSeen,
  { tabId, url: vouched }: { tabId: number; url: string },
): Promise<number> {
  const isStale = beginPage(tabId)
  const own = ownAddress(said, vouched)
  const { url } = own
  const page = { ...own, site: hostOf(url), date: null, status }
  if (await isOff(url)) {
    await changePage(tabId, (state) => (isStale() ? state : offState(tabId, page)))
    return 0
  }
  const message = await seenMessage(status, { lang, only, pdf })
  const fresh = { ...freshState(tabId, page), ...(message ? { message } : {}), ...(pdf ? { isPdf: true } : {}) }
  await changePage(tabId, (state) => (isStale() ? state : fresh))
  // A page is checked even if its notes cannot be read.
  return (await notesOfPage(page).catch(() => [])).length
}

type Why = { [key in 'lang' | 'only' | 'pdf']?: PageSeen[key] | undefined }

/** Why a page is not checked; undefined where its status is enough. */
export async function seenMessage(status: PageSeen['status'], { lang, only, pdf }: Why): Promise<string | undefined> {
  switch (status) {
    case 'other-language':
      return languageMessage(lang ?? null)
    case 'no-text':
      return noTextMessage(pdf === true)
    case 'error':
      return t('pageStatus.readingFailed')
    case 'off-subject':
      return (
        only &&
        t(only === 'comments' ? 'pageStatus.onlyComments' : 'pageStatus.onlyOutside', {
          subject: oneOf(await subjectsOfAll()),
        })
      )
  }
}

export function noTextMessage(isPdf: boolean): string {
  return t(isPdf ? 'pageStatus.noPdf' : 'pageStatus.noText')
}
