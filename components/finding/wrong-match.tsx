import { useState } from 'react'
import type { Finding } from '@/lib/engine/types'
import { t } from '@/lib/i18n/t'
import type { PageActions, MuteActions } from './page-actions'

export interface WrongMatchProps {
  finding: Finding
  notRight: PageActions['notRight']
  /** It is kept as not right, with its way back. */
  onDone: (aside: MuteActions) => void
  /** At the end of a line of text, where the tab key does not stop: open, the finding has it as a button. */
  isBesideText?: boolean
}

/** Says in one click that a finding is not right. Why it could not be kept is said in its place. */
export function WrongMatch({ finding, notRight, onDone, isBesideText = false }: WrongMatchProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    void notRight(finding).then((answer) => {
      if (typeof answer === 'string') setProblem(answer)
      else onDone(answer)
    })
  return (
    <>
      <button
        type="button"
        className={isBesideText ? 'as-link second' : 'as-link not-right'}
        tabIndex={isBesideText ? -1 : undefined}
        onClick={press}
      >
        {t('finding.notRight')}
      </button>
      {problem !== null && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
    </>
  )
}

/** Replaces a finding that the user has set aside: says what was done and offers Undo, which receives the focus. */
export function MutedLine({ aside: { undo, more }, onUndone }: { aside: MuteActions; onUndone: () => void }) {
  return (
    <div className="set-aside">
      <p role="status">{t('muted.notRightDone')}</p>
      <div className="actions">
        <button
          type="button"
          className="btn"
          data-toggle
          autoFocus
          onClick={() => {
            undo()
            onUndone()
          }}
        >
          {t('notes.undo')}
        </button>
        <a className="btn bare" href={more}>
          {t('corrections.say')}
        </a>
      </div>
    </div>
  )
}
