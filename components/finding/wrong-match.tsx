import { useState } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import type { PageActions, MuteActions } from '@/components/annotation/page-actions'

export interface WrongMatchProps {
  finding: Finding
  notRight: PageActions['notRight']
  /** It was muted as wrong, with its undo. */
  onDone: (aside: MuteActions) => void
  /** At the end of a line of text, without a tab stop: the open finding has the same button. */
  isBesideText?: boolean
}

/** Mutes a finding as wrong in one click. If that fails, the reason replaces the button. */
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
        className={isBesideText ? 'as-link text-muted' : 'as-link not-right'}
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

/** Replaces a muted finding: reports the action and offers Undo, which receives the focus. */
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
