import { t } from '@/lib/i18n/t'

/** Offers a text or a file that is made, by a link that is pressed at once: needs no permission and asks nobody. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the address up at once, but not within this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** "Claimlight The man who left.md": what file systems refuse is left out. */
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
