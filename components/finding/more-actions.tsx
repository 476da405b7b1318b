import { useId, useState } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { Button, ToolButton } from '@/components/ui/button'
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
      <ToolButton
        icon="more"
        className="tool push"
        label={t('muted.more')}
        title={t('muted.more')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      />
      <div id={id} className="more" hidden={!open}>
        <div>
          <Button label={t('muted.mute')} onClick={() => void mute(finding).then(setProblem)} />
          <p className="text-muted">{t('muted.muteAbout')}</p>
        </div>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </>
  )
}
