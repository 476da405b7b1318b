import { useId, useState } from 'react'
import { Button, ToolButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { Form } from '@/components/ui/fields'

/** Result of adding a site: `no-site` for text without a site, `refused` by the browser or the user. */
export type SiteAnswer = 'added' | 'no-site' | 'refused'

export interface SiteListProps {
  sites: readonly string[]
  /** Call directly in the click handler, before any wait, as browsers require. */
  onAdd: (typed: string) => Promise<SiteAnswer>
  onRemove: (site: string) => void
}

/** The user's sites, each with a remove button, and a field to add one. */
export function SiteList({ sites, onAdd, onRemove }: SiteListProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<SiteAnswer | null>(null)
  const submit = () =>
    void onAdd(typed).then((came) => {
      setAnswer(came)
      if (came === 'added') setTyped('')
    })
  return (
    <div className="site-list">
      {sites.length > 0 && (
        <ul aria-label={t('reading.some')}>
          {sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <ToolButton icon="close" label={t('reading.remove', { site })} onClick={() => onRemove(site)} />
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={submit}>
        <input
          className="text-input"
          aria-label={t('reading.site')}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('reading.example')}
          aria-describedby={`${id}-answer`}
          aria-invalid={answer === 'no-site' || undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAnswer(null)
          }}
        />
        <Button label={t('reading.add')} type="submit" disabled={typed.trim() === ''} />
      </Form>
      <p id={`${id}-answer`} role="status" className="text-muted">
        {answer === 'no-site' ? t('reading.notASite') : answer === 'refused' ? t('reading.refused') : ''}
      </p>
    </div>
  )
}
