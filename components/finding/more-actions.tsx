import { useId, useState } from 'react'
import type { Finding } from '@/lib/match/types'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { PageActions } from './page-actions'

export interface MoreActionsProps {
  finding: Finding
  mute: PageActions['mute']
}

/** What is seldom wanted: two ways to say that this finding is of no use. Both can be undone. */
export function MoreActions({ finding, mute }: MoreActionsProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (kind: 'muted' | 'wrong-match') => void mute(finding, kind).then(setProblem)
  return (
    <>
      <button
        type="button"
        className="tool push"
        aria-label={t('muted.more')}
        title={t('muted.more')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" className="i i-lg" />
      </button>
      <div id={id} className="more" hidden={!open}>
        <div>
          <button type="button" className="btn" onClick={() => choose('muted')}>
            {t('muted.mute')}
          </button>
          <p className="second">{t('muted.muteAbout')}</p>
        </div>
        <div>
          <button type="button" className="btn" onClick={() => choose('wrong-match')}>
            {t('muted.wrong')}
          </button>
          <p className="second">{t('muted.wrongAbout')}</p>
        </div>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </>
  )
}
