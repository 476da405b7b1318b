import type { Anchor, Annotation } from '../types'

/** Notes by what they say and where, to find the one that a file brings under another id. */
export interface WordIndex {
  add: (annotation: Annotation) => void
  /** Takes a note out of the index: it is spoken for. */
  remove: (annotation: Annotation) => void
  /** A note on the same page, on the same words at the same place, that says the same; or null. */
  find: (annotation: Annotation) => Annotation | null
}

export function createWordIndex(): WordIndex {
  const byWords = new Map<string, Annotation[]>()
  const of = (annotation: Annotation) => byWords.get(wordsOf(annotation)) ?? []
  return {
    add: (annotation) => void byWords.set(wordsOf(annotation), [...of(annotation), annotation]),
    remove: (annotation) =>
      void byWords.set(
        wordsOf(annotation),
        of(annotation).filter(({ id }) => id !== annotation.id),
      ),
    find: (annotation) => of(annotation).find(({ anchor }) => isSamePlace(anchor, annotation.anchor)) ?? null,
  }
}

function wordsOf({ pageKey, claim, anchor, note }: Annotation): string {
  return JSON.stringify([pageKey, claim, plain(anchor?.quote.exact ?? ''), plain(note)])
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/**
 * Whether what stands around the words agrees, as far as both know it: one word may stand many times on a page. Tools take
 * longer or shorter surroundings, and count positions in texts of their own: only where neither has any do positions tell.
 */
function isSamePlace(one: Anchor | null, other: Anchor | null): boolean {
  if (one === null || other === null) return one === other
  const [before, after] = [plain(one.quote.prefix), plain(one.quote.suffix)]
  const [otherBefore, otherAfter] = [plain(other.quote.prefix), plain(other.quote.suffix)]
  if (`${before}${after}` === '' && `${otherBefore}${otherAfter}` === '')
    return one.position === null || other.position === null || one.position.start === other.position.start
  return (
    (before.endsWith(otherBefore) || otherBefore.endsWith(before)) &&
    (after.startsWith(otherAfter) || otherAfter.startsWith(after))
  )
}
