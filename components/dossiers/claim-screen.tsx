import { useCallback, useState } from 'react'
import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { ClaimFacts, ComparedValues, ClaimNeighbours, neighboursOf } from '@/components/dossiers/claim/claim-facts'
import { OwnNotes } from '@/components/notes/own-notes'
import { useNotesOfClaim } from '@/components/notes/use-notes'
import { bringClaimBack } from '@/components/panel/bring-claim-back'
import { offerUndo, usePanel } from '@/components/panel/panel-context'
import { Button, ButtonLink, CopyButton, copyText } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { Quotation } from '@/components/ui/text'
import { useAsyncResult } from '@/components/ui/use-async-result'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import { readSetAside, setClaimAside } from '@/lib/dossiers/data/adjustments'
import { claimHrefIn, screenHref } from '@/lib/dossiers/data/screen-href'
import type { SetAside } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { claimText } from '@/lib/notes/formats/shared/claim-text'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'

export function ClaimScreen({ id, book, names }: { id: string; book: DossierBook; names: readonly EntityNode[] }) {
  const { onDone } = usePanel()
  const dossierId = useDossierId()
  const href = useDossierHref()
  const notes = useNotesOfClaim(id, dossierId)
  const setAside = useSetAside(id, book)
  const [writing, setWriting] = useState(false)
  const [claim] = book.claimsOf([id])
  // A claim that was removed; notes on it remain and name it.
  if (claim === undefined)
    return (
      <>
        <EmptyState
          lead={t(setAside === null ? 'claim.none' : 'claim.wasSetAside')}
          actions={
            <>
              {setAside !== null && (
                <Button kind="main" label={t('claim.bringBack')} onClick={() => bringClaimBack(onDone, setAside.id)} />
              )}
              <ButtonLink label={t('dossiers.open')} href={href({ at: 'claims', filters: noFilters })} />
            </>
          }
          about={setAside === null ? t('claim.noneAbout') : <span lang="en">{setAside.words}</span>}
        />
        <NotesOnClaim id={id} notes={notes} />
      </>
    )
  const setAsideNow = async (): Promise<void> => {
    const dossier = dossierId ?? BUNDLED_ID
    const says = t('claim.isSetAside')
    if (!(await offerUndo(onDone, () => setClaimAside(dossier, claim), says))) return
    // Another claim takes its place, so that Back leads to the list where the user left it.
    const { before, after } = neighboursOf(claim, book)
    const near = after ?? before
    location.replace(near ? claimHrefIn(dossier, near.id) : screenHref(dossier))
  }
  const dossier = dossierId === undefined ? undefined : { id: dossierId, name: book.subject.name }
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        {setAside !== null && <p className="well">{t('claim.changedSince', { words: setAside.words })}</p>}
        <ClaimFacts claim={claim} book={book} names={names} />
        <OwnNotes
          notes={notes}
          target={{ kind: 'claim', claim, ...(dossier && { dossier }) }}
          isWriting={writing}
          onClose={() => setWriting(false)}
        />
        <div className="actions">
          <Button label={t('finding.note')} hidden={writing} onClick={() => setWriting(true)} />
          <CopyButton
            label={t('claim.copyWithSources')}
            act={() => copyText(claimText(claim, { ...book, name: book.subject.name }))}
          />
          <Button label={t('claim.setAside')} title={t('claim.setAsideAbout')} onClick={() => void setAsideNow()} />
        </div>
      </section>
      <ComparedValues claim={claim} />
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}

/** Returns the user's setting aside of a claim, of its present or earlier words; read again when the dossier has changed. */
function useSetAside(claim: string, book: DossierBook): SetAside | null {
  const dossier = useDossierId() ?? BUNDLED_ID
  const ask = useCallback(async () => ({ book, setAside: await readSetAside(dossier, claim) }), [dossier, claim, book])
  return useAsyncResult(ask)?.setAside ?? null
}

/** The user's notes on a claim that was removed, under the claim's text as stored with the notes. */
export function NotesOnClaim({ id, notes }: { id: string; notes: readonly Annotation[] }) {
  if (notes.length === 0) return null
  const text = notes.find(({ title }) => title !== '')?.title ?? ''
  return (
    <section className="block" aria-label={t('pageNotes.onClaim')}>
      <Quotation>{text}</Quotation>
      <OwnNotes notes={notes} target={{ kind: 'claim', claim: { id, text } }} />
    </section>
  )
}
