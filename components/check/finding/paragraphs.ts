import { t } from '@/lib/i18n/t'

/** The paragraph of an offset, counted from 1; 0 where the page's blocks are not known. */
export function paragraphAt(offset: number, blockStarts: readonly number[]): number {
  let low = 0
  let high = blockStarts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blockStarts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** "paragraph 3", "paragraphs 1–2"; empty where unknown. */
export function paragraphRange(start: number, end: number, blockStarts: readonly number[]): string {
  const from = paragraphAt(start, blockStarts)
  const to = paragraphAt(end, blockStarts)
  if (from === 0) return ''
  return from === to ? t('page.place.paragraph', { n: from }) : t('page.place.paragraphs', { from, to })
}
