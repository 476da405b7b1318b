import { useEffect, useState } from 'react'
import type { DeletedAnnotation } from '@/lib/schema/annotation'
import { daysLeft } from '@/components/panel/days-left'
import { usePanel } from '@/components/panel/panel-context'
import { callBackground } from '@/lib/messaging/call'
import { allDeleted } from '@/lib/notes/data/store'
import { watch } from '@/lib/notes/data/watch'
import { DAYS_IN_BIN } from '@/lib/store/former-rows'
import { NoteText } from '@/components/notes/note-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState, Loading } from '@/components/ui/section'
import { Quotation } from '@/components/ui/text'
import { t } from '@/lib/i18n/t'
import { SafeRow } from '@/components/ui/safe'
import { useShowMore } from '@/components/ui/use-show-more'

/** Number of notes drawn at first; older ones follow on request. */
const NOTES_PER_STEP = 50

/** Notes deleted in the last thirty days, with restoring and permanent deletion, which asks once. */
export function BinScreen() {
  const { onDone } = usePanel()
  const [deleted, setDeleted] = useState<readonly DeletedAnnotation[] | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => watch(allDeleted, setDeleted, () => setBroken(true)), [])
  const { shown, more } = useShowMore(deleted ?? [], NOTES_PER_STEP)
  const [askedId, setAsked] = useState<string | null>(null)
  const backLink = <ButtonLink kind="link" label={t('library.back')} href="#/notes" />
  if (isBroken) return <EmptyState lead={t('notes.broken')} actions={backLink} />
  if (deleted === null) return <Loading />
  if (deleted.length === 0) {
    return <EmptyState lead={t('library.binEmpty')} actions={backLink} about={t('library.binAbout')} />
  }
  const bringBack = (id: string) => {
    void callBackground('restore-annotations', { ids: [id] }).then((reply) => {
      if (reply.ok) onDone(t('library.backAgain', 1), () => void callBackground('delete-annotations', { ids: [id] }))
    })
  }
  /** @param ids null: all deleted notes */
  const confirm = (says: string, ids: string[] | null) => (
    <div role="group" aria-label={says}>
      <p>{says}</p>
      <div className="actions">
        {/* The pressed button is gone; the harmless one gets the focus. */}
        <Button label={t('library.no')} autoFocus onClick={() => setAsked(null)} />
        <Button
          kind="bare"
          label={t('library.yes')}
          onClick={() => {
            setAsked(null)
            void callBackground('empty-bin', { ids })
          }}
        />
      </div>
    </div>
  )
  return (
    <section className="bin" aria-labelledby="bin">
      <div className="block">
        {backLink}
        <h1 id="bin" className="lead">
          {t('library.bin')}
        </h1>
        <p className="text-muted">{t('library.binAbout')}</p>
        {askedId === ALL_NOTES ? (
          confirm(t('library.sureAll', deleted.length), null)
        ) : (
          <div className="actions">
            <Button label={t('library.empty')} onClick={() => setAsked(ALL_NOTES)} />
          </div>
        )}
      </div>
      <ul className="library-list" role="list" aria-labelledby="bin">
        {shown.map((annotation) => (
          <li key={annotation.id} className="note">
            <div className="note-body">
              <SafeRow of={annotation} onRemove={null}>
                <DeletedNote annotation={annotation} />
              </SafeRow>
              {askedId === annotation.id ? (
                confirm(t('library.sure'), [annotation.id])
              ) : (
                <div className="actions">
                  <Button kind="bare" label={t('library.bringBack')} onClick={() => bringBack(annotation.id)} />
                  <Button kind="bare" label={t('library.forGood')} onClick={() => setAsked(annotation.id)} />
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}

export function DeletedNote({ annotation }: { annotation: DeletedAnnotation }) {
  const { anchor, note, title, deleted } = annotation
  return (
    <>
      {anchor !== null && <Quotation>{anchor.quote.exact}</Quotation>}
      <NoteText note={note} />
      <p className="meta">
        <span>
          {title} · {t('library.daysLeft', daysLeft(deleted, DAYS_IN_BIN))}
        </span>
      </p>
    </>
  )
}

/** Means that the user is asked about all notes: no note has this id. */
const ALL_NOTES = ''
