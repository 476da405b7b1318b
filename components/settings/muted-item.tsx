import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { sayState } from '@/lib/details/say'
import type { Mute, Says } from '@/lib/schema/mute'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { OutsideLink } from '@/components/ui/outside-link'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { FromDossier } from '@/components/dossiers/book/from-dossier'
import { useBookOf, useWantedBook } from '@/components/dossiers/book/dossier-of'
import { ClaimCorrection } from '@/components/dossiers/claim/claim-correction'
import { Form, Problem, WithLabel } from '@/components/ui/fields'
import { CorrectionFields, type CorrectionFieldsProps } from './correction-fields'
import { correctionDraftOf, parseCorrectionDraft } from './correction-draft'

export interface MutedItemProps {
  mute: Mute
  book: DossierBook
  /** The user opened the view for this one. */
  isWanted: boolean
  onUndo: () => void
  onSay: (says: Says | null) => Promise<string | null>
}

/** One muted sentence: place, date, the user's correction, and unmuting. */
export function MutedItem({ mute, book: bundled, isWanted, onUndo, onSay }: MutedItemProps) {
  const [open, setOpen] = useState(isWanted)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { kind, sentence, verdict, says, url, title, created, dossier } = mute
  const book = useBookOf(dossier?.id, bundled)
  const claims = book.claimsOf(mute.claims)
  useWantedBook(open ? dossier?.id : undefined)
  useEffect(() => {
    if (!isWanted) return
    // After the view has scrolled to its top, in the next frame.
    const frame = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(frame)
  }, [isWanted])
  const close = () => {
    setOpen(false)
    // The focused form disappears.
    setTimeout(() => button.current?.focus())
  }
  return (
    <>
      <div ref={place}>
        <span className="sentence" lang="en">
          {sentence}
        </span>
        <span className="from">
          <Icon name={verdict} /> {sayState({ verdict })}
          {kind === 'wrong-match' && ` · ${t('muted.asWrong')}`} · {formatDate(created.slice(0, 10))}
        </span>
        {title + url !== '' && (
          <span className="from page">
            <OutsideLink url={url}>{title || url}</OutsideLink>
          </span>
        )}
        {dossier && (
          <span className="from">
            <FromDossier dossier={dossier} claim={mute.claims[0]} />
          </span>
        )}
        {says !== undefined && !open && <Said says={says} />}
      </div>
      <div className="ways">
        <Button label={t('muted.undo')} aria-label={t('muted.undoOf', { sentence })} onClick={onUndo} />
        <Button
          kind="bare"
          label={t(says === undefined ? 'corrections.say' : 'corrections.change')}
          ref={button}
          aria-label={t(says === undefined ? 'corrections.moreOf' : 'corrections.changeOf', { sentence })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && (
        <CorrectionForm
          mute={mute}
          claims={claims}
          names={book.entities.map(({ name }) => name)}
          onSay={onSay}
          onClose={close}
        />
      )}
      {open && claims.length > 0 && (
        <div className="say-more">
          <ClaimCorrection claims={claims} book={book} raised={{ sentence, url }} />
        </div>
      )}
    </>
  )
}

/** The user's correction in one line, with its texts. */
function Said({ says: { right, comment } }: { says: Says }) {
  return (
    <span className="said">
      {right.kind === 'unrelated' && t('corrections.saysUnrelated')}
      {right.kind === 'verdict' && t('corrections.saysVerdict', { verdict: sayState(right) })}
      {right.kind === 'alias' && t('corrections.saysAlias', { alias: right.alias, entity: right.entity })}
      {comment !== '' && ` ${t('saved.quote', { quote: comment })}`}
    </span>
  )
}

interface CorrectionFormProps extends Pick<CorrectionFieldsProps, 'claims' | 'names'> {
  mute: Mute
  /** Resolves to null on success, else to one sentence with the reason. Null removes the correction. */
  onSay: (says: Says | null) => Promise<string | null>
  onClose: () => void
}

/** The form for a correction, for the editor of the dossier. The text stays when saving fails. */
function CorrectionForm({ mute, claims, names, onSay, onClose }: CorrectionFormProps) {
  const [draft, setDraft] = useState(() => correctionDraftOf(mute))
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const give = async (says: Says | null) => {
    setSaving(true)
    const why = await onSay(says)
    setSaving(false)
    setProblem(why)
    if (why === null) onClose()
  }
  const save = () => {
    const says = parseCorrectionDraft(draft, mute.sentence)
    if (typeof says === 'string') setProblem(says)
    else if (!saving) void give(says)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  }
  return (
    <Form
      className="editor say-more"
      aria-label={t('corrections.sayOf', { sentence: mute.sentence })}
      onKeyDown={onKeyDown}
      onSubmit={save}
    >
      <CorrectionFields
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        shown={mute.verdict}
        claims={claims}
        names={names}
      />
      <WithLabel label={t('corrections.why')}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            maxLength={2000}
            value={draft.comment}
            onChange={(event) => setDraft((before) => ({ ...before, comment: event.target.value }))}
          />
        )}
      </WithLabel>
      <Problem says={problem} />
      <div className="actions">
        <Button kind="main" label={t('corrections.save')} type="submit" disabled={saving} />
        <Button kind="bare" label={t('notes.cancel')} onClick={onClose} />
        {mute.says !== undefined && (
          <Button kind="bare" label={t('corrections.takeBack')} disabled={saving} onClick={() => void give(null)} />
        )}
      </div>
    </Form>
  )
}
