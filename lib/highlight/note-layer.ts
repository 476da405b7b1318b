import type { Annotation } from '@/lib/annotations/types'
import { findAnchor } from '@/lib/anchor/anchor'
import type { Look } from './look'
import type { Painter, Span } from './painter'

/** The reader's notes on the page: found by their anchors and marked, again whenever page or notes change. */
export interface NoteLayer {
  set(annotations: readonly Annotation[]): Promise<void>
  refresh(): Promise<void>
  spanOf(id: string): Span | null
}

export function createNoteLayer(look: Look, painter: Painter): NoteLayer {
  let annotations: readonly Annotation[] = []
  let spans = new Map<string, Span>()

  const refresh = async (): Promise<void> => {
    if (annotations.length === 0 && spans.size === 0) return
    const map = await look.map()
    spans = new Map()
    for (const { id, anchor } of annotations) {
      const result = anchor && findAnchor(map.text, anchor)
      if (result?.state === 'anchored') spans.set(id, result.span)
    }
    painter.notes(map, [...spans.values()])
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
