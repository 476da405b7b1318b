import '@/components/dossiers/dossiers.css'
import { useEffect, useState } from 'react'
import { DossierProvider } from '@/components/book/dossier-of'
import { useNotesOfClaim } from '@/components/notes/use-notes'
import { usePanel } from '@/components/panel/panel-context'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { buildEntityGraph, type EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { SearchWords } from '@/lib/dossier/browse/search-index'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { t } from '@/lib/i18n/t'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { runInSlices } from '@/lib/text/run-in-slices'
import { formsOf } from '@/lib/text/words'
import { NotesOnClaim } from './claim-screen'
import { DossierBar, DossierFoot } from './dossier-foot'
import { DossierScreen } from './dossier-screen'

interface DossierScreensProps {
  /** Id of the dossier; undefined: the bundled one. */
  dossier: string | undefined
  place: DossierRoute
}

/** The screens of one dossier, with charts, map and search: a separate bundle, loaded when the first one is opened. */
export default function DossierScreens({ dossier, place }: DossierScreensProps) {
  const { book: bundled, bookOf, dossiers } = usePanel()
  const id = dossier ?? BUNDLED_ID
  const entry = dossiers.installed?.find((installed) => installed.id === id)
  const book = dossier === undefined ? bundled : bookOf(dossier)
  if (book === null) {
    return dossiers.installed === null || entry !== undefined ? null : (
      <RemovedDossier dossier={dossier} place={place} />
    )
  }
  return (
    <DossierProvider id={dossier}>
      <InstalledDossier book={book} place={place} isOff={entry?.isOn === false} />
    </DossierProvider>
  )
}

function InstalledDossier({ book, place, isOff }: { book: DossierBook; place: DossierRoute; isOff: boolean }) {
  const graph = useEntityGraph(book)
  const screen = <DossierScreen book={book} graph={graph} place={place} />
  if (place.at !== 'claims') return screen
  return (
    <>
      <DossierBar isOff={isOff} />
      {book.claims.length === 0 ? (
        <EmptyState lead={book.subject.name} about={t('dossier.allSetAside')} />
      ) : (
        <>
          {screen}
          <DossierFoot book={book} />
        </>
      )}
    </>
  )
}

/** A dossier that is no longer installed. Its name and a claim's text come from the user's notes on the claim. */
function RemovedDossier({ dossier, place }: DossierScreensProps) {
  const notes = useNotesOfClaim(place.at === 'claim' ? place.id : null, dossier)
  const name = notes.find((note) => note.dossier)?.dossier?.name
  return (
    <>
      <EmptyState
        lead={name === undefined ? t('dossiers.unknown') : t('dossiers.gone', { name })}
        actions={<ButtonLink label={t('dossiers.all')} href="#/dossiers" />}
      />
      {place.at === 'claim' && <NotesOnClaim id={place.id} notes={notes} />}
    </>
  )
}

const SEARCH_WORDS: SearchWords = {
  meaningOf: (word) => conceptOf(formsOf(word)),
  isEmpty: (word) => stopWords.has(word.toLowerCase()),
}

/** Half a frame, in ms, so that the panel stays responsive. */
const SLICE_MS = 8

/** Returns the entity graph of a dossier, which is built in slices on first use and cached; null until it is built. */
function useEntityGraph(book: DossierBook): EntityGraph | null {
  const [, setDrawn] = useState<DossierBook | null>(null)
  const graph = graphByBook.get(book) ?? null
  useEffect(() => {
    if (graph) return
    const stopped = new AbortController()
    void runInSlices(buildEntityGraph(book, SEARCH_WORDS), { signal: stopped.signal, budgetMs: SLICE_MS }).then(
      (drawn) => {
        if (!drawn) return
        graphByBook.set(book, drawn.result)
        setDrawn(book)
      },
    )
    return () => stopped.abort()
  }, [book, graph])
  return graph
}

/** Entity graphs by dossier, which stay here when the view is closed. */
const graphByBook = new WeakMap<DossierBook, EntityGraph>()
