import { sayDetailCounts } from '@/lib/details/say'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

/**
 * The verdict as a word, followed by `aside`. Screen readers also read the counts of the details: "Supported in part. 1
 * to compare, 1 not found, 2 match."
 */
export function VerdictWord({ finding, aside }: { finding: Finding; aside: string }) {
  const counts = sayDetailCounts(finding)
  return (
    <>
      <span className="word">{t(`verdict.${stateOf(finding)}`)}</span>
      {aside !== '' && (
        <span className="aside">
          <span aria-hidden="true"> ·</span> {aside}
        </span>
      )}
      <span className="pause">. </span>
      {counts !== '' && <span className="only-read">{counts}. </span>}
    </>
  )
}
