import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import type { Annotation } from '@/lib/schema/annotation'
import { OwnNotes } from '@/components/notes/own-notes'
import type { NoteActions } from '@/components/notes/page-actions'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Quotation } from '@/components/ui/quotation'
import { t } from '@/lib/i18n/t'

export interface NoSuchClaimProps {
  id: string
  /** The user's notes on it. */
  notes: readonly Annotation[]
  actions: NoteActions
}

/** A claim that is not in the dossier, or was removed. Notes on it remain and name it. */
export function NoSuchClaim({ id, notes, actions }: NoSuchClaimProps) {
  const href = useDossierHref()
  return (
    <>
      <EmptyState
        lead={t('claim.none')}
        actions={<ButtonLink label={t('pageStatus.openDossier')} href={href({ at: 'claims', looking: noFilters })} />}
        about={t('claim.renamed')}
      />
      <NotesOnClaim id={id} notes={notes} actions={actions} />
    </>
  )
}

/** The user's notes on a claim that is not there any more, under the words that they have kept of it. */
export function NotesOnClaim({ id, notes, actions }: NoSuchClaimProps) {
  if (notes.length === 0) return null
  const text = notes.find(({ title }) => title !== '')?.title ?? ''
  return (
    <section className="block" aria-label={t('pageNotes.onClaim')}>
      <Quotation>{text}</Quotation>
      <OwnNotes
        notes={notes}
        on={{ kind: 'claim', claim: { id, text } }}
        isWriting={false}
        onClose={() => undefined}
        actions={actions}
      />
    </section>
  )
}
