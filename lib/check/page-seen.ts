import { z } from 'zod'
import { languageMessage } from '@/lib/i18n/language-message'
import { joinWithOr } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { notesOfPage } from '@/lib/notes/messages'
import type { PageSender } from '@/lib/messaging/who-asks'
import { reportedLanguageSchema } from '@/lib/schema/annotation'
import type { PageState } from '@/lib/schema/page-state'
import { hostOf } from '@/lib/text/urls'
import { withAddress } from '@/lib/text/own-address'
import { activeSubjects } from './active-dossiers'
import { isSwitchedOff, switchedOffState } from './off'
import { newCheck } from './check-states'
import { beginPage, changePage } from './page-states'
import { pagePartsSchema, unreadMessage } from './page-parts'

export const uncheckedPageSchema = pagePartsSchema.extend({
  /** `no-text`: a PDF, a picture or other data without text. `error`: reading failed. */
  status: z.enum(['off-subject', 'other-language', 'no-text', 'error']),
  /** Whether the document is a PDF; given with `no-text`. */
  pdf: z.boolean().optional(),
  /** The language that the page declares, as BCP 47. */
  lang: reportedLanguageSchema.nullable().optional(),
  /** The part of the page that names the subject if the article does not: the comments, or text outside the article. */
  foundIn: z.enum(['comments', 'outside']).optional(),
  /** The names that this part has, of those that pages are searched for. */
  mentioned: z.array(z.string().max(400)).max(2000).optional(),
})
type PageSeen = z.infer<typeof uncheckedPageSchema>

/**
 * Stores why a page is not checked.
 *
 * @returns the number of notes on the page
 */
export async function storeUncheckedPage(seen: PageSeen, from: Pick<PageSender, 'tabId' | 'url'>): Promise<number> {
  const { tabId } = from
  const { url, pageKey, otherKeys, title, ...named } = withAddress(seen, from.url)
  const site = named.site ?? hostOf(seen.url)
  const signal = beginPage(tabId, { url })
  const page = { tabId, url, pageKey, ...(otherKeys && { otherKeys }), title, site, status: seen.status }
  const isOff = isSwitchedOff(url)
  await changePage(tabId, async (state) => {
    const next = (await isOff) ? switchedOffState(tabId, page) : await uncheckedState(page, seen)
    return signal.aborted ? state : next
  })
  if (await isOff) return 0
  // A page is checked even if its notes cannot be read.
  return (await notesOfPage(page).catch(() => [])).length
}

async function uncheckedState(
  page: Pick<PageState, 'tabId' | 'url' | 'pageKey' | 'otherKeys' | 'title' | 'site' | 'status'>,
  seen: PageSeen,
): Promise<PageState> {
  const message = await whyNotChecked(seen)
  return {
    ...newCheck(page),
    ...(message ? { message } : {}),
    ...(seen.pdf ? { isPdf: true } : {}),
    ...(seen.answers?.length ? { answers: seen.answers } : {}),
  }
}

/** Returns a sentence with the reason why a page is not checked; undefined if its status says enough. */
export async function whyNotChecked(
  seen: Pick<PageSeen, 'status' | 'lang' | 'foundIn' | 'mentioned' | 'pdf' | 'unread'>,
): Promise<string | undefined> {
  switch (seen.status) {
    case 'other-language':
      return languageMessage(seen.lang ?? null)
    case 'no-text':
      return noTextMessage(seen.pdf === true)
    case 'error':
      return t('pageStatus.readingFailed')
    case 'off-subject':
      return (await whereNamed(seen)) ?? unreadMessage(seen.unread)
  }
}

async function whereNamed({ foundIn, mentioned, unread }: Pick<PageSeen, 'foundIn' | 'mentioned' | 'unread'>) {
  if (foundIn === undefined) return undefined
  const subject = joinWithOr(await activeSubjects(mentioned))
  if (foundIn === 'comments') return t('pageStatus.onlyComments', { subject })
  const notRead = unreadMessage(unread)
  return notRead ? `${t('pageStatus.onlyUnread', { subject })} ${notRead}` : t('pageStatus.onlyOutside', { subject })
}

export const noTextMessage = (isPdf: boolean): string => t(isPdf ? 'pageStatus.noPdf' : 'pageStatus.noText')
