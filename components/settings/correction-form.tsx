import { useId, useState, type KeyboardEvent } from 'react'
import type { Mute, Says } from '@/lib/schema/mute'
import { Problem } from '@/components/ui/fields'
import { t } from '@/lib/i18n/t'
import { CorrectionFields, type CorrectionFieldsProps } from './correction-fields'
import { correctionDraftOf, parseCorrectionDraft } from './correction-draft'
import { Button } from '@/components/ui/button'

export interface CorrectionFormProps extends Pick<CorrectionFieldsProps, 'claims' | 'names'> {
  mute: Mute
  /** Resolves to null on success, else to one sentence with the reason. Null removes the correction. */
  onSay: (says: Says | null) => Promise<string | null>
  onClose: () => void
}

/** The form for a correction, for the editor of the dossier. The text stays when saving fails. */
export function CorrectionForm({ mute, claims, names, onSay, onClose }: CorrectionFormProps) {
  const id = useId()
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
    <form
      className="editor say-more"
      aria-label={t('corrections.sayOf', { sentence: mute.sentence })}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <CorrectionFields
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        shown={mute.verdict}
        claims={claims}
        names={names}
      />
      <label className="label" htmlFor={id}>
        {t('corrections.why')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={draft.comment}
        onChange={(event) => setDraft((before) => ({ ...before, comment: event.target.value }))}
      />
      <Problem says={problem} />
      <div className="actions">
        <Button kind="main" label={t('corrections.save')} type="submit" disabled={saving} />
        <Button kind="bare" label={t('notes.cancel')} onClick={onClose} />
        {mute.says !== undefined && (
          <Button kind="bare" label={t('corrections.takeBack')} disabled={saving} onClick={() => void give(null)} />
        )}
      </div>
    </form>
  )
}
