import type { ToBackground } from '@/lib/messaging/to-background'
import { t } from '@/lib/i18n/t'
import { subjectsOfAll } from './active-dossiers'
import { oneOf } from '@/lib/i18n/lists'
import { languageMessage } from '@/lib/i18n/language-message'

type Seen = ToBackground['page-seen']['in']
type Why = { [key in 'lang' | 'only' | 'pdf']?: Seen[key] | undefined }

/** Why a page is not checked; undefined where its status is enough. */
export async function seenMessage(status: Seen['status'], { lang, only, pdf }: Why): Promise<string | undefined> {
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
