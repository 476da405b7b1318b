import { lettersAndDigits } from '@/lib/text/fold-words'
import type { Anchor, PageNote } from '@/lib/schema/annotation'
import { findAnchors } from '@/lib/page/anchor/anchor'
import { findChanges } from '@/lib/page/anchor/find-changes'
import type { NoteChange } from '@/lib/schema/note-change'
import type { NotesPlaced } from '../lifecycle/page-agent-host'
import type { createPageScanner } from '../lifecycle/page-scanner'
import type { PageMap } from '@/lib/extract/page-map'
import type { Painter, PaintedSpan } from './painter'
import { spansOverlap, type Span } from '@/lib/text/spans'
import { runInSlices } from '@/lib/text/run-in-slices'
import { mapDefined } from '@/lib/text/lists'

/**
 * Finds the user's notes on the page by their anchors and marks them, again whenever the page or the notes change.
 *
 * @param wholePage reads all text of the page; used when words are not in the article, as those of a comment
 * @param onPlaced called with the ids of notes that were not found, and of notes from another address that were found
 *   here; not called if both lists are empty and were so before
 */
export function createNoteLayer(
  scanner: Pick<ReturnType<typeof createPageScanner>, 'map'>,
  painter: Pick<Painter, 'setNotes'>,
  wholePage: () => Generator<unknown, PageMap, undefined>,
  onPlaced: (placed: NotesPlaced) => void,
  signal: AbortSignal,
) {
  let annotations: readonly PageNote[] = []
  let spans = new Map<string, PaintedSpan>()
  let hasReported = false
  let runs = 0

  const refresh = async (): Promise<void> => {
    if (annotations.length === 0 && spans.size === 0) return
    const run = ++runs
    const map = await scanner.map()
    const found = (await runInSlices(findNotePlaces(map, annotations, wholePage), { signal }))?.result
    // The run was aborted, or a newer run has begun.
    if (!found || run !== runs) return
    spans = found.spans
    painter.setNotes(map, [...spans.values()])
    const { orphans, changes } = found
    const moved = new Set(annotations.filter(({ isMoved }) => isMoved).map(({ id }) => id))
    const isToReport = orphans.length + moved.size > 0
    // An empty page is still loading. Missing notes are reported again, because the stored page state may be new.
    if (map.text === '' || (!isToReport && !hasReported)) return
    hasReported = isToReport
    onPlaced({ orphans, moved: [...moved].filter((id) => spans.has(id)), changes })
  }
  return {
    refresh,
    /** Searches again if words of a note were missing: comments are loaded late. */
    retry: (): Promise<void> =>
      annotations.some(({ id, anchor }) => anchor && !spans.has(id)) ? refresh() : Promise.resolve(),
    /** Returns the notes on words of a part of the article. */
    notesOn: (part: Span): readonly PageNote[] =>
      annotations.filter(({ id }) => {
        const span = spans.get(id)
        return span !== undefined && !span.map && spansOverlap(span, part)
      }),
    spanOf: (id: string): PaintedSpan | null => spans.get(id) ?? null,
    set(next: readonly PageNote[]): Promise<void> {
      annotations = next
      return refresh()
    },
  }
}

/**
 * Finds the places of notes in small steps: in the article, and where that lacks words of a note, in the whole page. A
 * note that may have moved here needs its context too: an author's line is on many pages.
 */
function* findNotePlaces(
  article: PageMap,
  annotations: readonly PageNote[],
  wholePage: () => Generator<unknown, PageMap, undefined>,
) {
  const spans = new Map<string, PaintedSpan>()
  let missing = mapDefined(annotations, ({ id, anchor, color, isMoved }) =>
    anchor ? { id, anchor, color, isMoved } : undefined,
  )
  const findIn = function* (text: string, map?: PageMap) {
    const places = yield* findAnchors(
      text,
      missing.map(({ anchor }) => anchor),
    )
    missing = missing.filter(({ id, anchor, color, isMoved }, i) => {
      const place = places[i]
      if (!place || (isMoved && !hasContext(text, place, anchor))) return true
      spans.set(id, { ...place, color, ...(map && { map }) })
      return false
    })
  }
  yield* findIn(article.text)
  const changes: NoteChange[] = []
  if (missing.length > 0) {
    const map = yield* wholePage()
    yield* findIn(map.text, map)
    missing = missing.filter(({ isMoved }) => !isMoved)
    changes.push(...(yield* changesIn(article.text, missing, Infinity)))
    const known = new Set(changes.map(({ id }) => id))
    const others = missing.filter(({ id }) => !known.has(id))
    changes.push(...(yield* changesIn(map.text, others, article.text.length)))
  }
  return { spans, orphans: missing.map(({ id }) => id), changes }
}

/** Returns what became of the words of missing notes, of the first `MOST_CHANGES`. */
function* changesIn(text: string, missing: readonly { id: string; anchor: Anchor }[], articleLength: number) {
  const few = missing.slice(0, MOST_CHANGES)
  if (few.length === 0) return []
  const found = yield* findChanges(
    text,
    few.map(({ anchor }) => anchor),
    articleLength,
  )
  return mapDefined(few, ({ id }, i) => {
    const change = found[i]
    return change ? { id, ...change } : undefined
  })
}

const MOST_CHANGES = 200

/** Whether the letters next to a place are those of the stored context, if there is one. */
function hasContext(text: string, { start, end }: Span, { quote }: Anchor): boolean {
  const before = lettersAndDigits(quote.prefix).slice(-CONTEXT_LETTERS)
  const after = lettersAndDigits(quote.suffix).slice(0, CONTEXT_LETTERS)
  return (
    lettersAndDigits(text.slice(Math.max(0, start - 200), start)).endsWith(before) &&
    lettersAndDigits(text.slice(end, end + 200)).startsWith(after)
  )
}

const CONTEXT_LETTERS = 20
