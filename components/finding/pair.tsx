import type { Difference, Verdict } from '@/lib/match/types'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { splitCommon, type Split } from './split-common'

/** What the page has beside what the dossier has: the message itself. Left is "Page", or "Text" in Check. */
export function Pair({
  difference,
  verdict,
  left = t('finding.page'),
}: {
  difference: Difference
  verdict: Verdict
  left?: string
}) {
  const [article, dossier] = splitCommon(difference.article, difference.dossier)
  return (
    <>
      {difference.about !== '' && (
        <p className="what" lang="en">
          {difference.about}
        </p>
      )}
      <dl className="pair">
        <div>
          <dt>{left}</dt>
          <dd className="value">
            <Value split={article} />
            <Sign verdict={verdict} />
          </dd>
        </div>
        <div>
          <dt>{t('finding.dossier')}</dt>
          <dd className="value">
            <Value split={dossier} />
          </dd>
        </div>
      </dl>
    </>
  )
}

function Sign({ verdict }: { verdict: Verdict }) {
  if (verdict === 'contradicted') return <Icon name="contradicted" className="sign" label={t('finding.differs')} />
  return verdict === 'disputed' ? <Icon name="disputed" className="sign" label={t('finding.inDoubt')} /> : null
}

function Value({ split: { before, differs, after } }: { split: Split }) {
  return (
    <span lang="en">
      {before !== '' && <span className="same">{before}</span>}
      {differs}
      {after !== '' && <span className="same">{after}</span>}
    </span>
  )
}
