import type { Anchor, Annotation } from '@/lib/schema/annotation'

/** An index of notes by content and place, to find a note that a file contains under another id. */
export interface WordIndex {
  add: (annotation: Annotation) => void
  /** Removes a note that has been matched. */
  remove: (annotation: Annotation) => void
  /** A note with the same text on the same quote at the same place of the same page; or null. */
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

function wordsOf({ pageKey, claim, dossier, anchor, note }: Annotation): string {
  return JSON.stringify([pageKey, claim, dossier?.id, plain(anchor?.quote.exact ?? ''), plain(note)])
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/**
 * Whether the context of the quote agrees, as far as both are known, because a word may occur many times on a page.
 * Tools store contexts of different length and count positions in their own texts, so positions are compared only if
 * neither has context.
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
