import type { ReactNode } from 'react'
import { OwnNote } from '@/components/annotation/own-note'
import { Reattach } from '@/components/annotation/reattach'
import type { SortedNotes } from '@/components/annotation/sort-notes'
import { Folded } from '@/components/claim/source-list'
import { FeedbackButton } from '@/components/ui/feedback-button'
import type { Annotation } from '@/lib/schema/annotation'
import { Quotation } from '@/components/ui/quotation'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import type { PageActions } from '@/components/annotation/page-actions'

export interface SavedNotesProps {
  notes: Pick<SortedNotes, 'elsewhere' | 'gone'>
  actions: PageActions
}

/** The page's notes without a finding: on other words, and on words that were not found. */
export function SavedNotes({ notes: { elsewhere, gone }, actions }: SavedNotesProps) {
  if (elsewhere.length + gone.length === 0) return null
  return (
    <HeadedBlock id="kept" name={t('pageNotes.others')} className="block page-notes">
      <ul aria-label={t('pageNotes.others')}>
        {elsewhere.map((note) => (
          <KeptNote key={note.id} note={note} actions={actions}>
            <FeedbackButton label={t('finding.goTo')} failed={t('finding.gone')} act={() => actions.goToNote(note)} />
          </KeptNote>
        ))}
      </ul>
      {gone.length > 0 && (
        <Folded label={t('pageNotes.gone', gone.length)}>
          <p className="text-muted">{t('pageNotes.goneAbout')}</p>
          <ul aria-label={t('pageNotes.gone', gone.length)}>
            {gone.map((note) => (
              <KeptNote key={note.id} note={note} actions={actions}>
                <Reattach onAttach={() => actions.attach(note)} />
              </KeptNote>
            ))}
          </ul>
        </Folded>
      )}
    </HeadedBlock>
  )
}

function KeptNote({ note, actions, children }: { note: Annotation; actions: PageActions; children: ReactNode }) {
  return (
    <li>
      <Quotation>{note.anchor?.quote.exact}</Quotation>
      <OwnNote
        annotation={note}
        onSave={(written) => actions.saveNote({ kind: 'kept', annotation: note }, written)}
        onDelete={() => actions.deleteNote(note)}
        onCopy={() => actions.copyNote(note)}
      />
      {children}
    </li>
  )
}
