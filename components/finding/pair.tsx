import type { Difference, Verdict } from '@/lib/match/types'
import { Icon } from '@/components/ui/icon'
import { splitCommon, type Split } from './split-common'

/** What the page has beside what the dossier has: the message itself. Left is "Page", or "Text" in Check. */
export function Pair({
  difference,
  verdict,
  left = 'Page',
}: {
  difference: Difference
  verdict: Verdict
  left?: 'Page' | 'Text'
}) {
  const [article, dossier] = splitCommon(difference.article, difference.dossier)
  return (
    <>
      {difference.about !== '' && <p className="what">{difference.about}</p>}
      <dl className="pair">
        <div>
          <dt>{left}</dt>
          <dd className="value">
            <Value split={article} />
            <Sign verdict={verdict} />
          </dd>
        </div>
        <div>
          <dt>Dossier</dt>
          <dd className="value">
            <Value split={dossier} />
          </dd>
        </div>
      </dl>
    </>
  )
}

function Sign({ verdict }: { verdict: Verdict }) {
  if (verdict === 'contradicted') return <Icon name="contradicted" className="sign" label="does not match" />
  return verdict === 'disputed' ? <Icon name="disputed" className="sign" label="is in doubt beside" /> : null
}

function Value({ split: { before, differs, after } }: { split: Split }) {
  return (
    <>
      {before !== '' && <span className="same">{before}</span>}
      {differs}
      {after !== '' && <span className="same">{after}</span>}
    </>
  )
}
