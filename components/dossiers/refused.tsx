import type { ImportProblem } from '@/lib/dossier-import/types'
import { FocusHeading } from '@/components/ui/focus-heading'
import { t } from '@/lib/i18n/t'
import { Problems } from './problems'
import { Button } from '@/components/ui/button'

export interface RefusedProps {
  /** File name. */
  name: string
  problems: readonly ImportProblem[]
  onAgain: () => void
}

/** A file without a dossier in it: what was wrong, and where. */
export function Refused({ name, problems, onAgain }: RefusedProps) {
  const order = [...problems].sort((a, b) => Number(b.level === 'refused') - Number(a.level === 'refused'))
  return (
    <section className="block">
      <p className="label">{name}</p>
      <FocusHeading className="lead" id="refused">
        {t('adding.refused')}
      </FocusHeading>
      <p className="text-muted">{t('adding.nothingStored')}</p>
      <Problems problems={order} labelledBy="refused" />
      <div className="actions">
        <Button kind="main" label={t('adding.another')} onClick={onAgain} />
      </div>
    </section>
  )
}
