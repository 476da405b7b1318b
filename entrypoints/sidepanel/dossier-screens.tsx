import { topicOf, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { changeClaim, restoreChanges, undoChanges } from '@/lib/dossiers/data/changes'
import type { ClaimChange } from '@/lib/dossiers/data/types'
import { claimHrefIn, editHref, screenHref } from '@/lib/dossiers/data/screen-href'
import { saveDossier } from '@/lib/notes/export/save-dossier'
import { DossierBar, DossierFoot } from '@/components/dossiers/dossier-foot'
import '@/components/dossiers/dossiers.css'
import { DossierProvider } from '@/components/book/dossier-of'
import { DossierScreen } from '@/components/dossiers/dossier/dossier-screen'
import { type DossierEditActions, NotesOnClaim } from '@/components/dossiers/claim/claim-view'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { dossierHref, noFilters, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { t } from '@/lib/i18n/t'
import { changeWithUndo, usePanel, type Panel } from './panel-context'
import { replaceHash } from './route'
import { useNotesOfClaim } from './use-notes'
import { encodeForUrl } from '@/lib/text/urls'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { useCallback, useEffect, useState } from 'react'
import { buildEntityGraph, type EntityGraph } from '@/lib/dossier/browse/entity-graph'
import type { SearchWords } from '@/lib/dossier/browse/search-index'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { formsOf } from '@/lib/text/words'
import { runInSlices } from '@/lib/text/run-in-slices'
import { OwnChangesList } from '@/components/dossiers/own-changes-list'
import { readOwnChanges, type UndoableChange } from '@/lib/dossiers/data/own-changes'

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
      {place.at === 'claims' && <DossierBar id={id} isOff={entry?.isOn === false} />}
      {book.claims.length === 0 && place.at !== 'research' ? (
        <EmptyState
          lead={book.subject.name}
          actions={
            <ButtonLink kind="main" label={t('claimForm.add')} href={`#/dossiers/claim?dossier=${encodeForUrl(id)}`} />
          }
        >
          <p>{t('ownDossier.empty')}</p>
          <p className="text-muted">{t('ownDossier.emptyAbout')}</p>
        </EmptyState>
      ) : (
        <Screens {...{ book, dossier, place }} />
      )}
      {dossierHref(place) === dossierHref({ at: 'claims', filters: noFilters }) &&
        entry !== undefined &&
        entry.changes > 0 && <OwnChangesScreen key={`${entry.modified} ${entry.version}`} dossier={entry.id} />}
      {place.at === 'claims' && book.claims.length > 0 && (
        <DossierFoot book={book} onSave={(form) => saveDossier(id, form)} />
      )}
    </DossierProvider>
  )
}

/** A dossier that is no longer installed. Its name and a claim's text come from the user's notes on the claim. */
function RemovedDossier({ dossier, place }: DossierScreensProps) {
  const { actions } = usePanel()
  const notes = useNotesOfClaim(place.at === 'claim' ? place.id : null, dossier)
  const name = notes.find((note) => note.dossier)?.dossier?.name
  return (
    <>
      <EmptyState
        lead={name === undefined ? t('claimForm.unknownDossier') : t('dossiers.gone', { name })}
        actions={<ButtonLink label={t('dossiers.all')} href="#/dossiers" />}
      />
      {place.at === 'claim' && <NotesOnClaim id={place.id} notes={notes} actions={actions} />}
    </>
  )
}

function Screens({ book, dossier, place }: DossierScreensProps & { book: DossierBook }) {
  const { page, actions, onDone } = usePanel()
  const id = dossier ?? BUNDLED_ID
  const graph = useEntityGraph(book)
  const notes = useNotesOfClaim(place.at === 'claim' ? place.id : null, dossier)
  return (
    <DossierScreen
      book={book}
      graph={graph}
      route={place}
      onRouteChange={(next) => replaceHash(dossierHref(next, dossier))}
      copy={actions.copy}
      notes={notes}
      actions={actions}
      edits={dossierEditActions(id, book, onDone)}
    />
  )
}

/** Functions by which the user changes a dossier; each change can be undone at once. */
function dossierEditActions(dossier: string, book: DossierBook, onDone: Panel['onDone']): DossierEditActions {
  const make = (change: ClaimChange, says: string): Promise<boolean> =>
    changeWithUndo(onDone, changeClaim(dossier, change), says, (made) => undoChanges(dossier, [made]))
  return {
    editHref: (claim) => editHref(dossier, claim),
    onRetire: (claim) => {
      void make({ kind: 'retire', id: claim.id, text: claim.text }, t('claimForm.retired')).then((isMade) => {
        if (!isMade) return
        // The next claim takes its place, so that Back leads to the list where the user left it.
        const claims = book.topics.find(({ name }) => name === topicOf(claim))?.claims ?? []
        const at = claims.findIndex(({ id }) => id === claim.id)
        const near = claims[at + 1] ?? claims[at - 1]
        location.replace(near ? claimHrefIn(dossier, near.id) : screenHref(dossier))
      })
    },
    onRate: ({ n, title }, tier) => void make({ kind: 'rate', source: n, tier, title }, t('claimForm.rated')),
    onAsk: (asks) => make({ kind: 'ask', asks }, t('research.asked')),
  }
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

function OwnChangesScreen({ dossier }: { dossier: string }) {
  const { onDone } = usePanel()
  const ask = useCallback(() => readOwnChanges(dossier), [dossier])
  const ownChanges = useAsyncResult(ask)
  if (ownChanges === undefined) return null
  const undo = ({ changes }: UndoableChange, says: 'broughtBack' | 'undone') =>
    void changeWithUndo(onDone, undoChanges(dossier, changes), t(`changes.${says}`), (those) =>
      restoreChanges(dossier, those),
    )
  return <OwnChangesList dossier={dossier} changes={ownChanges} onUndo={undo} />
}
