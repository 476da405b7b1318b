import { useId, useState } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { PageActions } from '@/components/annotation/page-actions'

export interface MoreActionsProps {
  finding: Finding
  mute: PageActions['mute']
}

/** Rare actions: muting a correct finding that is not useful. It can be undone. */
export function MoreActions({ finding, mute }: MoreActionsProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
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
          <button type="button" className="btn" onClick={() => void mute(finding).then(setProblem)}>
            {t('muted.mute')}
          </button>
          <p className="text-muted">{t('muted.muteAbout')}</p>
        </div>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </>
  )
}
