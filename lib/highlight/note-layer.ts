import type { PageNote } from '@/lib/annotations/page-notes'
import { findAnchor } from '@/lib/anchor/anchor'
import type { Look } from './look'
import type { Painter, Span } from './painter'
import { inSlices } from './slices'

/** The reader's notes on the page: found by their anchors and marked, again whenever page or notes change. */
export interface NoteLayer {
  set(annotations: readonly PageNote[]): Promise<void>
  refresh(): Promise<void>
  spanOf(id: string): Span | null
}

/** @param placed called with the ids of the notes whose words are gone, when there are any or were */
export function createNoteLayer(
  look: Look,
  painter: Painter,
  placed: (orphans: string[]) => void,
  signal: AbortSignal,
): NoteLayer {
  let annotations: readonly PageNote[] = []
  let spans = new Map<string, Span>()
  let told = false

  const refresh = async (): Promise<void> => {
    if (annotations.length === 0 && spans.size === 0) return
    const map = await look.map()
    const found = await inSlices(spansIn(map.text, annotations), signal)
    if (!found) return
    spans = found.spans
    const { orphans } = found
    painter.notes(map, [...spans.values()])
    // An empty page is one that is still coming. Those that are gone are told again, as what is kept of the page may be new.
    if (map.text === '' || (orphans.length === 0 && !told)) return
    told = orphans.length > 0
    placed(orphans)
  }
  return {
    refresh,
    spanOf: (id) => spans.get(id) ?? null,
    set(next) {
      annotations = next
      return refresh()
    },
  }
}

interface Placed {
  spans: Map<string, Span>
  orphans: string[]
}

/** One note a step: a search for words that are gone takes some milliseconds on a long page. */
function* spansIn(text: string, annotations: readonly PageNote[]): Generator<undefined, Placed, undefined> {
  const placed: Placed = { spans: new Map(), orphans: [] }
  for (const { id, anchor } of annotations) {
    const result = anchor && findAnchor(text, anchor)
    if (result?.state === 'anchored') placed.spans.set(id, result.span)
    else if (result) placed.orphans.push(id)
    yield
  }
  return placed
}
