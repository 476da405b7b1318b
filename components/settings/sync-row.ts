import { t } from '@/lib/i18n/t'
import type { RowWords } from '@/lib/sync/row-words'

/** A row of the user's as a list shows it: its kind, and the words by which it is known again. */
export function sentenceOfRow({ kind, name, text }: Omit<RowWords, 'key'>): string {
  switch (kind) {
    case 'note':
      return t('sync.asideNote', { title: name, text })
    case 'dossier':
      return t('sync.asideDossier', { text: name, version: text })
    case 'mute':
      return t('sync.asideMute', { text })
    case 'change':
      return t('sync.asideClaim', { text })
  }
}
