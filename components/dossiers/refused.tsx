import { useEffect, useRef } from 'react'
import type { ImportProblem } from '@/lib/dossier-import/types'
import { t } from '@/lib/i18n/t'
import { Problems } from './problems'

export interface RefusedProps {
  /** File name. */
  name: string
  problems: readonly ImportProblem[]
  onAgain: () => void
}

/** A file without a dossier in it: what was wrong, and where. */
export function Refused({ name, problems, onAgain }: RefusedProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const order = [...problems].sort((a, b) => Number(b.level === 'refused') - Number(a.level === 'refused'))
  return (
    <section className="block">
      <p className="label">{name}</p>
      <h1 className="lead" tabIndex={-1} ref={head} id="refused">
        {t('adding.refused')}
      </h1>
      <p className="text-muted">{t('adding.nothingStored')}</p>
      <Problems problems={order} labelledBy="refused" />
      <div className="actions">
        <button type="button" className="btn main" onClick={onAgain}>
          {t('adding.another')}
        </button>
      </div>
    </section>
  )
}
