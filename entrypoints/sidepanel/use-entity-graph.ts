import { useEffect, useState } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph, type EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { runInSlices } from '@/lib/text/run-in-slices'

/** Half a frame, in ms, so that the panel stays responsive. */
const SLICE_MS = 8

/** The entity graph of a dossier, built in slices on first use and cached. Null until then. */
export function useEntityGraph(book: DossierBook): EntityGraph | null {
  const [, setDrawn] = useState<DossierBook | null>(null)
  const graph = graphs.get(book) ?? null
  useEffect(() => {
    if (graph) return
    const stopped = new AbortController()
    void runInSlices(buildEntityGraph(book), { signal: stopped.signal, budgetMs: SLICE_MS }).then((drawn) => {
      if (!drawn) return
      graphs.set(book, drawn.result)
      setDrawn(book)
    })
    return () => stopped.abort()
  }, [book, graph])
  return graph
}

/** Survives the view. */
const graphs = new WeakMap<DossierBook, EntityGraph>()
