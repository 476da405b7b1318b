import { Status } from '@/components/ui/section'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { readFormDraft, writeFormDraft } from '@/lib/platform/form-drafts'

/**
 * Returns the fields of a form, which outlive a closed panel until they are saved or discarded; `restored` says so above
 * the form.
 * @param place key of the form: another form never gets these fields
 */
export function useFormDraft<T>(place: string, start: T) {
  const [found, setFound] = useState(() => readFormDraft(place) as T | null)
  const [fields, setFields] = useState(found ?? start)
  const forget = () => writeFormDraft(place, null)
  const discard = () => {
    forget()
    setFound(null)
    setFields(start)
  }
  return {
    fields,
    change: (next: T) => {
      setFields(next)
      writeFormDraft(place, next)
    },
    /** The fields were saved, or given up: they do not come back. */
    forget,
    restored: found !== null && <RestoredLine onDiscard={discard} />,
  }
}

export function RestoredLine({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Status className="restored">
      {t('storage.restored')} <Button kind="link" label={t('storage.discard')} onClick={onDiscard} />
    </Status>
  )
}
