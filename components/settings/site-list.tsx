import { useId, useState, type SyntheticEvent } from 'react'
import { Icon } from '@/components/ui/icon'
import { readingWords as words } from './reading-words'

/** What came of adding a site: `no-site` when what was typed names none, `refused` when the browser or the reader said no. */
export type SiteAnswer = 'added' | 'no-site' | 'refused'

export interface SiteListProps {
  sites: readonly string[]
  /** Called in the press itself, before any wait: the browser asks only then. */
  onAdd: (typed: string) => Promise<SiteAnswer>
  onRemove: (site: string) => void
}

/** The sites that the reader has named, each with its way out, and a field for one more. */
export function SiteList({ sites, onAdd, onRemove }: SiteListProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<SiteAnswer | null>(null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void onAdd(typed).then((came) => {
      setAnswer(came)
      if (came === 'added') setTyped('')
    })
  }
  return (
    <div className="site-list">
      {sites.length > 0 && (
        <ul aria-label={words.some}>
          {sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <button type="button" className="tool" aria-label={words.remove(site)} onClick={() => onRemove(site)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit}>
        <label className="only-read" htmlFor={id}>
          {words.site}
        </label>
        <input
          id={id}
          className="text-input"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.siteExample}
          aria-describedby={`${id}-answer`}
          aria-invalid={answer === 'no-site' || undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAnswer(null)
          }}
        />
        <button type="submit" className="btn" disabled={typed.trim() === ''}>
          {words.add}
        </button>
      </form>
      <p id={`${id}-answer`} role="status" className="second">
        {answer === 'no-site' ? words.notASite : answer === 'refused' ? words.notAllowed : ''}
      </p>
    </div>
  )
}
