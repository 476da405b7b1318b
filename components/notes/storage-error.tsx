import { OutsideLink, richText } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'
import { useState } from 'react'
import type { StoredDraft } from '@/lib/platform/drafts'
import { formatDate } from '@/lib/i18n/dates'

/** Says how many stored notes cannot be read. They stay stored unchanged, and can be saved as a file. */
export function UnreadableNotes({ count, onSave }: { count: number; onSave: () => void }) {
  if (count === 0) return null
  return (
    <section className="storage-error" role="status">
      <p>{t('storage.unreadable', count)}</p>
      <div className="actions">
        <Button label={t('storage.saveAsFile')} onClick={onSave} />
      </div>
    </section>
  )
}

interface UnsavedDraftsProps {
  /** Drafts of the user, most recent first. */
  drafts: readonly StoredDraft[]
  /** Saves the draft as a note. Resolves to null on success, else to one sentence with the reason. */
  onSaveAsNote: (draft: StoredDraft) => Promise<string | null>
  onSaveAsFile: (draft: StoredDraft) => void
  onDiscard: (draft: StoredDraft) => void
}

/** Drafts of closed editors, with the actions for each. */
export function UnsavedDrafts({ drafts, onSaveAsNote, onSaveAsFile, onDiscard }: UnsavedDraftsProps) {
  const [problem, setProblem] = useState<{ key: string; why: string } | null>(null)
  if (drafts.length === 0) return null
  return (
    <section className="storage-error" aria-label={t('storage.draftsLeft', drafts.length)}>
      <h2>{t('storage.draftsLeft', drafts.length)}</h2>
      <p className="text-muted">{t('storage.draftsAbout')}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.key}>
            <p className="words">{draft.note}</p>
            <p className="text-muted">
              {richText('storage.draftOf', {
                title: <OutsideLink url={draft.about.url}>{draft.about.title || draft.about.url}</OutsideLink>,
                when: formatDate(draft.at),
              })}
            </p>
            {problem?.key === draft.key && <p role="alert">{problem.why}</p>}
            <div className="actions">
              {/* A draft of a changed note is continued at the note, where both are visible. */}
              {draft.basedOn === null && draft.about.pageKey !== '' && (
                <Button
                  label={t('storage.keepDraft')}
                  onClick={() =>
                    void onSaveAsNote(draft).then((why) => setProblem(why === null ? null : { key: draft.key, why }))
                  }
                />
              )}
              <Button label={t('storage.saveAsFile')} onClick={() => onSaveAsFile(draft)} />
              <Button kind="bare" label={t('storage.discard')} onClick={() => onDiscard(draft)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
