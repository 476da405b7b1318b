import { useDossierHref, useDossierId } from '@/components/book/dossier-of'
import { useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { claimText } from '@/lib/notes/formats/shared/note-text'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'
import { OwnNotes } from '@/components/notes/own-notes'
import type { NoteActions } from '@/components/notes/page-actions'
import { Button, ButtonLink, CopyButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ClaimFacts, ComparedValues, ClaimNeighbours } from './claim-facts'
import { EmptyState } from '@/components/ui/section'
import { Quotation } from '@/components/ui/text'
import { noFilters } from '@/lib/dossier/browse/dossier-route'

/** Changes that the user can make to a dossier. */
export interface DossierEditActions {
  editHref: (claimId: string) => string
  onRetire: (claim: Claim) => void
  /** Rates a source; `tier` null: it is not rated. */
  onRate: (source: Source, tier: Tier | null) => void
  /** Adds an open question to the research. Resolves to whether it was stored. */
  onAsk: (asks: string) => Promise<boolean>
}

interface ClaimViewProps {
  id: string
  book: DossierBook
  names: readonly EntityNode[]
  copy: (text: string) => Promise<boolean>
  notes: readonly Annotation[]
  actions: NoteActions
  edits?: Pick<DossierEditActions, 'editHref' | 'onRetire'> | undefined
}

export function ClaimView({ id, book, names, copy, notes, actions, edits }: ClaimViewProps) {
  const dossierId = useDossierId()
  const href = useDossierHref()
  const [writing, setWriting] = useState(false)
  const [claim] = book.claimsOf([id])
  // A claim that was removed; notes on it remain and name it.
  if (claim === undefined)
    return (
      <>
        <EmptyState
          lead={t('claim.none')}
          actions={<ButtonLink label={t('dossiers.open')} href={href({ at: 'claims', filters: noFilters })} />}
          about={t('claim.renamed')}
        />
        <NotesOnClaim id={id} notes={notes} actions={actions} />
      </>
    )
  const dossier = dossierId === undefined ? undefined : { id: dossierId, name: book.subject.name }
  return (
    <>
      <section className="block claim" aria-labelledby="claim">
        <ClaimFacts claim={claim} book={book} names={names} />
        <OwnNotes
          notes={notes}
          target={{ kind: 'claim', claim, ...(dossier && { dossier }) }}
          isWriting={writing}
          onClose={() => setWriting(false)}
          actions={actions}
        />
        <div className="actions">
          <Button label={t('finding.note')} hidden={writing} onClick={() => setWriting(true)} />
          <CopyButton
            label={t('claim.copyWithSources')}
            act={() => copy(claimText(claim, { ...book, name: book.subject.name }))}
          />
          {edits && (
            <>
              <ButtonLink label={t('claimForm.edit')} href={edits.editHref(claim.id)} />
              <Button
                label={t('claimForm.retire')}
                title={t('claimForm.retireAbout')}
                onClick={() => edits.onRetire(claim)}
              />
            </>
          )}
        </div>
      </section>
      <ComparedValues claim={claim} />
      <ClaimNeighbours claim={claim} book={book} />
    </>
  )
}

/** The user's notes on a claim that was removed, under the claim's text as stored with the notes. */
export function NotesOnClaim({ id, notes, actions }: Pick<ClaimViewProps, 'id' | 'notes' | 'actions'>) {
  if (notes.length === 0) return null
  const text = notes.find(({ title }) => title !== '')?.title ?? ''
  return (
    <section className="block" aria-label={t('pageNotes.onClaim')}>
      <Quotation>{text}</Quotation>
      <OwnNotes notes={notes} target={{ kind: 'claim', claim: { id, text } }} actions={actions} />
    </section>
  )
}
