import { t } from '@/lib/i18n/t'

/** Returns the number of the paragraph at an offset, from 1; 0 before the first block or where blocks are unknown. */
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

/** Returns the paragraphs of a range as "paragraph 3" or "paragraphs 1–2"; empty where blocks are unknown. */
export function paragraphRange(start: number, end: number, blockStarts: readonly number[]): string {
  const from = paragraphAt(start, blockStarts)
  const to = paragraphAt(end, blockStarts)
  if (from === 0) return ''
  return from === to ? t('page.place.paragraph', { n: from }) : t('page.place.paragraphs', { from, to })
}
