import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { claimText } from '@/lib/notes/formats/shared/claim-text'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { OwnNotes } from '@/components/notes/own-notes'
import { Button, ButtonLink, CopyButton, copyText } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimFacts, ComparedValues, ClaimNeighbours } from './claim-facts'
import { EmptyState } from '@/components/ui/section'
import type { SetAside } from '@/lib/dossiers/data/types'
import { Quotation } from '@/components/ui/text'
import { noFilters } from '@/lib/dossier/browse/dossier-route'

/** Adjustments that the user can make to a dossier. */
export interface AdjustActions {
  onSetAside: (claim: Claim) => void
  /** Undoes the setting aside of a claim. */
  onBringBack: (setAside: SetAside) => void
  /** Rates a source; `tier` null: it is not rated. */
  onRate: (source: Source, tier: Tier | null) => void
}

interface ClaimViewProps {
  id: string
  book: DossierBook
  names: readonly EntityNode[]
  notes: readonly Annotation[]
  /** The user's setting aside of this claim, of its present or earlier words; null: none. */
  setAside?: SetAside | null
  adjust?: Pick<AdjustActions, 'onSetAside' | 'onBringBack'> | undefined
}

export function ClaimView({ id, book, names, notes, setAside = null, adjust }: ClaimViewProps) {
  const dossierId = useDossierId()
  const href = useDossierHref()
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
              {setAside !== null && adjust && (
                <Button kind="main" label={t('claim.bringBack')} onClick={() => adjust.onBringBack(setAside)} />
              )}
              <ButtonLink label={t('dossiers.open')} href={href({ at: 'claims', filters: noFilters })} />
            </>
          }
          about={setAside === null ? t('claim.noneAbout') : <span lang="en">{setAside.words}</span>}
        />
        <NotesOnClaim id={id} notes={notes} />
      </>
    )
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
          {adjust && (
            <Button
              label={t('claim.setAside')}
              title={t('claim.setAsideAbout')}
              onClick={() => adjust.onSetAside(claim)}
            />
          )}
        </div>
      </section>
      <ComparedValues claim={claim} />
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}

/** The user's notes on a claim that was removed, under the claim's text as stored with the notes. */
export function NotesOnClaim({ id, notes }: Pick<ClaimViewProps, 'id' | 'notes'>) {
  if (notes.length === 0) return null
  const text = notes.find(({ title }) => title !== '')?.title ?? ''
  return (
    <section className="block" aria-label={t('pageNotes.onClaim')}>
      <Quotation>{text}</Quotation>
      <OwnNotes notes={notes} target={{ kind: 'claim', claim: { id, text } }} />
    </section>
  )
}
