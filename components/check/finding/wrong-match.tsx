import { useState } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { ProblemAlert } from '@/components/ui/fields'
import { t } from '@/lib/i18n/t'
import type { MuteActions } from '@/components/notes/page-actions'
import { usePageActions } from '@/components/check/context/finding-context'
import { Button } from '@/components/ui/button'

/** Mutes a finding as wrong in one click. If that fails, the reason replaces the button. */
export function WrongMatch({ finding, onDone }: { finding: Finding; onDone: (muting: MuteActions) => void }) {
  const { muteAsWrong } = usePageActions()
  const [problem, setProblem] = useState<string | null>(null)
  const press = () =>
    void muteAsWrong(finding).then((answer) => {
      if (typeof answer === 'string') setProblem(answer)
      else onDone(answer)
    })
  return (
    <>
      <Button label={t('finding.notRight')} onClick={press} />
      <ProblemAlert says={problem} />
    </>
  )
}

interface MutedLineProps {
  muting: MuteActions
  onUndone: () => void
}

/** Replaces a muted finding: reports the action and offers Undo, which receives the focus. */
export function MutedLine({ muting: { undo }, onUndone }: MutedLineProps) {
  return (
    <div className="set-aside">
      <p role="status">{t('muted.notRightDone')}</p>
      <div className="actions">
        <Button
          label={t('notes.undo')}
          data-toggle
          autoFocus
          onClick={() => {
            undo()
            onUndone()
          }}
        />
      </div>
    </div>
  )
}
