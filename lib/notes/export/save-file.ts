import { t } from '@/lib/i18n/t'
import type { StoredDraft } from '@/lib/platform/drafts'

/** Downloads a text or file by clicking a link: needs no permission or dialog. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address soon, but not synchronously.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Returns a name such as "Claimlight The man who left.md", without characters that file systems refuse. */
export function fileName(words: string, ending: string): string {
  const safe = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*.]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim()
  return `${t('extension.name')} ${safe || t('saved.page')}${ending}`
}

export function saveDraftAsFile({ note, tagText, about }: Pick<StoredDraft, 'note' | 'tagText' | 'about'>): void {
  const { quote, title, url } = about
  const parts = [note, tagText.trim(), quote === '' ? '' : `> ${quote.replaceAll('\n', '\n> ')}`, title, url]
  saveFile(fileName(t('storage.draftFile'), '.md'), 'text/markdown', `${parts.filter(Boolean).join('\n\n')}\n`)
}
