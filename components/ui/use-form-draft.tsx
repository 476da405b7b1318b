import { Status } from '@/components/ui/section'
import { createContext, useContext, useState } from 'react'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'

/** Where the fields of forms are kept: by default nowhere. */
export interface FormDrafts {
  /** Returns the fields of a form that was closed before they were saved; null where there are none. */
  read: (place: string) => unknown
  /** Stores the fields of a form, or with null deletes them. */
  write: (place: string, fields: unknown) => void
}
export const FormDraftsContext = createContext<FormDrafts>({ read: () => null, write: () => undefined })

/**
 * Returns the fields of a form, which outlive a closed panel until they are saved or discarded; `restored` says so above
 * the form.
 * @param place key of the form: another form never gets these fields
 */
export function useFormDraft<T>(place: string, start: T) {
  const drafts = useContext(FormDraftsContext)
  const [found, setFound] = useState(() => drafts.read(place) as T | null)
  const [fields, setFields] = useState(found ?? start)
  const forget = () => drafts.write(place, null)
  const discard = () => {
    forget()
    setFound(null)
    setFields(start)
  }
  return {
    fields,
    change: (next: T) => {
      setFields(next)
      drafts.write(place, next)
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
