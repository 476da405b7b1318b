import { topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import {
  rateSource,
  readSetAside,
  revertAdjustment,
  setClaimAside,
  type AdjustmentMade,
} from '@/lib/dossiers/data/adjustments'
import { claimHrefIn, screenHref } from '@/lib/dossiers/data/screen-href'
import { DossierBar, DossierFoot } from '@/components/dossiers/dossier-foot'
import '@/components/dossiers/dossiers.css'
import { DossierProvider } from '@/components/book/dossier-of'
import { DossierScreen } from '@/components/dossiers/dossier/dossier-screen'
import { type AdjustActions, NotesOnClaim } from '@/components/dossiers/claim/claim-view'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { dossierHref, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { t } from '@/lib/i18n/t'
import type { SetAside } from '@/lib/dossiers/data/types'
import { bringClaimBack } from '@/components/panel/bring-claim-back'
import { changeWithUndo, usePanel, type Panel } from '@/components/panel/panel-context'
import { replaceHash } from '@/components/panel/address'
import { useNotesOfClaim } from '@/components/notes/use-notes'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { useCallback, useEffect, useState } from 'react'
import { buildEntityGraph, type EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { SearchWords } from '@/lib/dossier/browse/search-index'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { formsOf } from '@/lib/text/words'
import { runInSlices } from '@/lib/text/run-in-slices'

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
      {place.at === 'claims' && <DossierBar isOff={entry?.isOn === false} />}
      {book.claims.length === 0 && place.at === 'claims' ? (
        <EmptyState lead={book.subject.name} about={t('dossier.allSetAside')} />
      ) : (
        <Screens {...{ book, dossier, place }} />
      )}
      {place.at === 'claims' && book.claims.length > 0 && <DossierFoot book={book} />}
    </DossierProvider>
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

function Screens({ book, dossier, place }: DossierScreensProps & { book: DossierBook }) {
  const { onDone } = usePanel()
  const id = dossier ?? BUNDLED_ID
  const graph = useEntityGraph(book)
  const claim = place.at === 'claim' ? place.id : null
  const notes = useNotesOfClaim(claim, dossier)
  const setAside = useSetAside(id, claim, book)
  return (
    <DossierScreen
      book={book}
      graph={graph}
      route={place}
      onRouteChange={(next) => replaceHash(dossierHref(next, dossier))}
      notes={notes}
      setAside={setAside}
      adjust={adjustActions(id, book, onDone)}
    />
  )
}

/** Functions by which the user adjusts a dossier; each adjustment can be undone at once. */
function adjustActions(dossier: string, book: DossierBook, onDone: Panel['onDone']): AdjustActions {
  const make = (adjustment: Promise<AdjustmentMade>, says: string): Promise<boolean> =>
    changeWithUndo(onDone, adjustment, says, revertAdjustment)
  return {
    onSetAside: (claim) => {
      void make(setClaimAside(dossier, claim), t('claim.isSetAside')).then((isMade) => {
        if (!isMade) return
        // The next claim takes its place, so that Back leads to the list where the user left it.
        const claims = book.topics.find(({ name }) => name === topicOf(claim))?.claims ?? []
        const at = claims.findIndex(({ id }) => id === claim.id)
        const near = claims[at + 1] ?? claims[at - 1]
        location.replace(near ? claimHrefIn(dossier, near.id) : screenHref(dossier))
      })
    },
    onBringBack: ({ id }) => bringClaimBack(onDone, id),
    onRate: (source, tier) => void make(rateSource(dossier, source, tier), t('source.rated')),
  }
}

/** Returns the user's setting aside of a claim; read again when the dossier has changed. */
function useSetAside(dossier: string, claim: string | null, book: DossierBook): SetAside | null {
  const ask = useCallback(
    async () => ({ book, setAside: claim === null ? null : await readSetAside(dossier, claim) }),
    [dossier, claim, book],
  )
  return useAsyncResult(ask)?.setAside ?? null
}

const SEARCH_WORDS: SearchWords = {
  meaningOf: (word) => conceptOf(formsOf(word)),
  isEmpty: (word) => stopWords.has(word.toLowerCase()),
}

/** Half a frame, in ms, so that the panel stays responsive. */
const SLICE_MS = 8

/** Returns the entity graph of a dossier, which is built in slices on first use and cached; null until it is built. */
export function useEntityGraph(book: DossierBook): EntityGraph | null {
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
