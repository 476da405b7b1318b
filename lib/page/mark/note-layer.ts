import type { PageNote } from '@/lib/schema/annotation'
import { findAnchors } from '@/lib/page/anchor/anchor'
import type { NotesPlaced } from '../lifecycle/page-agent-host'
import type { PageScanner } from '../lifecycle/page-scanner'
import type { PageMap } from '@/lib/extract/page-map'
import type { Painter, PaintedSpan } from './painter'
import { runInSlices } from '@/lib/text/run-in-slices'

/**
 * Finds the user's notes on the page by their anchors and marks them, again whenever the page or the notes change.
 *
 * @param placed called with the ids of notes that were not found, and of notes from another address that were found
 *   here; not called if both lists are empty and were so before
 */
export function createNoteLayer(
  scanner: Pick<PageScanner, 'map'>,
  painter: Pick<Painter, 'setNotes'>,
  placed: (placed: NotesPlaced) => void,
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
    const found = (await runInSlices(placesOf(map, annotations), { signal }))?.result
    // The run was aborted, or a newer run has begun.
    if (!found || run !== runs) return
    spans = found.spans
    painter.setNotes(map, [...spans.values()])
    const moved = new Set(annotations.filter(({ isMoved }) => isMoved).map(({ id }) => id))
    const orphans = found.orphans.filter((id) => !moved.has(id))
    const isToReport = orphans.length + moved.size > 0
    // An empty page is still loading. Missing notes are reported again, because the stored page state may be new.
    if (map.text === '' || (!isToReport && !hasReported)) return
    hasReported = isToReport
    placed({ orphans, moved: [...moved].filter((id) => spans.has(id)) })
  }
  return {
    refresh,
    spanOf: (id: string): PaintedSpan | null => spans.get(id) ?? null,
    set(next: readonly PageNote[]): Promise<void> {
      annotations = next
      return refresh()
    },
  }
}

/** Finds the places of notes in small steps: reads the page's words once, then finds one note after another. */
function* placesOf(map: PageMap, annotations: readonly PageNote[]) {
  const spans = new Map<string, PaintedSpan>()
  const orphans: string[] = []
  const anchored = annotations.flatMap(({ id, anchor }) => (anchor ? [{ id, anchor }] : []))
  const places = yield* findAnchors(
    map.text,
    anchored.map(({ anchor }) => anchor),
  )
  anchored.forEach(({ id }, i) => {
    const place = places[i]
    if (place) spans.set(id, place)
    else orphans.push(id)
  })
  return { spans, orphans }
}
