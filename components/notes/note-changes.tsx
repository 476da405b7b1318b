import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import { Button, CopyButton, copyText } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { semicolon } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { changeForMail, sayChangeLead, sayMatch } from '@/lib/notes/formats/shared/say-change'
import { Quotation } from '@/components/ui/text'
import { OwnNote } from './own-notes'
import { callBackground } from '@/lib/messaging/call'
import { usePanel } from '@/components/panel/panel-context'
import { useState } from 'react'

interface NoteChangesProps {
  changes: readonly NoteChange[]
  notes: readonly Annotation[]
  findings: readonly Finding[]
}

/** The notes whose words were changed on the page, above the findings: the noted words, the words of today, and the note. */
export function NoteChanges({ changes, notes, findings }: NoteChangesProps) {
  const { tabId } = usePanel()
  const items = changes.flatMap((change) => {
    const note = notes.find(({ id }) => id === change.id)
    return note ? [{ note, change }] : []
  })
  if (items.length === 0) return null
  const name = t('changed.name', items.length)
  const missingNotes = items.filter(({ change }) => change.kind === 'gone')
  return (
    <section className="block note-changes" aria-label={name}>
      <Folded label={name} isOpen>
        <ul>
          {missingNotes.length > 0 && (
            <li>
              <p>{t(missingNotes.length === 1 ? 'changed.gone' : 'changed.goneAll')}</p>
              <div className="actions">
                <Button
                  kind="bare"
                  label={t('changed.dismiss')}
                  onClick={() => missingNotes.forEach(({ note }) => dismissChange(tabId, note))}
                />
              </div>
            </li>
          )}
          {items.map(({ note, change }) => (
            <ChangedNote key={note.id} note={note} change={change} findings={findings} />
          ))}
        </ul>
      </Folded>
    </section>
  )
}

interface ChangedNoteProps extends Pick<NoteChangesProps, 'findings'> {
  note: Annotation
  change: NoteChange
}

function ChangedNote({ note, change, findings }: ChangedNoteProps) {
  const { tabId, actions } = usePanel()
  const { kind, anchor, parts } = change
  return (
    <li>
      {kind !== 'gone' && (
        <p>
          {sayChangeLead(note, change)}{' '}
          {parts.map((part, i) => (
            <span key={i}>
              <ChangedWords part={part} />
              {i < parts.length - 1 ? semicolon() : '. '}
            </span>
          ))}
          <b>{sayMatch(change, findings)}</b>
        </p>
      )}
      {parts.length === 0 && <Quotation>{note.anchor?.quote.exact}</Quotation>}
      <div className="actions">
        {anchor === null ? (
          <Reattach onAttach={() => actions.attachNote(note)} />
        ) : (
          <Reattach label={t('changed.attach')} onAttach={() => actions.attachToNewWords(note, change)} />
        )}
        {kind !== 'gone' && (
          <>
            <CopyButton bare label={t('changed.copy')} act={() => copyText(changeForMail(note, change))} />
            <Button kind="bare" label={t('changed.dismiss')} onClick={() => dismissChange(tabId, note)} />
          </>
        )}
      </div>
      <OwnNote annotation={note} />
    </li>
  )
}

function dismissChange(tabId: number, { id }: Annotation): void {
  void callBackground('dismiss-change', { tabId, note: id })
}

export function ChangedWords({ part: [was, is] }: { part: NoteChange['parts'][number] }) {
  return (
    <>
      <del lang="en">{was || '–'}</del> <span aria-hidden="true">→</span>
      <span className="only-read">{t('changed.becomes')}</span> <ins lang="en">{is || '–'}</ins>
    </>
  )
}

interface ReattachProps {
  label?: string
  /** Attaches an orphaned note to the selection on the page. @returns null, or one sentence that says why it failed */
  onAttach: () => Promise<string | null>
}

/** The button, with the reason below it if it failed. */
export function Reattach({ label, onAttach }: ReattachProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const attach = async () => {
    setBusy(true)
    setProblem(null)
    setProblem(await onAttach())
    setBusy(false)
  }
  return (
    <div className="reattach">
      {/* The button is not disabled while busy, because it would lose the focus. */}
      <Button label={label ?? t('pageNotes.attach')} aria-busy={busy} onClick={() => void (busy || attach())} />
      <p role="alert" className={problem === null ? 'only-read' : 'problem'}>
        {problem}
      </p>
    </div>
  )
}
