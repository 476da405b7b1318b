import type { CheckedItem } from './types'

/** The items that contain every word of the query in their title or address; all of them for an empty query. */
export function searchItems(items: readonly CheckedItem[], query: string): readonly CheckedItem[] {
  const words = plain(query).split(' ').filter(Boolean)
  if (words.length === 0) return items
  return items.filter(({ title, address }) => {
    const text = plain(`${title} ${address ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

/** Lower case without accents, so that "zurich" finds "Zürich". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
