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

/** @param placed called with the ids of the notes whose words are gone, when there are any or were */
export function createNoteLayer(look: Look, painter: Painter, placed: (orphans: string[]) => void): NoteLayer {
  let annotations: readonly Annotation[] = []
  let spans = new Map<string, Span>()
  let told = false

  const refresh = async (): Promise<void> => {
    if (annotations.length === 0 && spans.size === 0) return
    const map = await look.map()
    spans = new Map()
    const orphans: string[] = []
    for (const { id, anchor } of annotations) {
      const result = anchor && findAnchor(map.text, anchor)
      if (result?.state === 'anchored') spans.set(id, result.span)
      else if (result) orphans.push(id)
    }
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
