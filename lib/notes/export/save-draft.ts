import { t } from '@/lib/i18n/t'
import type { StoredDraft } from '@/lib/platform/drafts'
import { fileName, saveFile } from './save-file'

export function saveDraftAsFile({ note, tagText, about }: Pick<StoredDraft, 'note' | 'tagText' | 'about'>): void {
  const { quote, title, url } = about
  const parts = [note, tagText.trim(), quote === '' ? '' : `> ${quote.replaceAll('\n', '\n> ')}`, title, url]
  saveFile(fileName(t('storage.draftFile'), '.md'), 'text/markdown', `${parts.filter(Boolean).join('\n\n')}\n`)
}
