import type { ReactNode } from 'react'
import type { FindingState } from '@/lib/details/state'
import { countState } from '@/lib/details/tally'
import type { PageState } from '@/lib/schema/page-state'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'

/** A summary in one sentence, and without conflicts its limits. */
export function PageSummary({ page, subject }: { page: PageState; subject: string }) {
  const { findings, sentences, checked } = page
  const conflicts = countState('contradicted', findings)
  const toCompare = countState('check', findings)
  const of = t('count.sentences', sentences)
  if (page.status === 'checking') {
    return (
      <>
        <h2 className="lead">
          {sentences === 0 ? (
            t('page.starting')
          ) : (
            <>
              {t('page.checked', checked, { of })} {rich('page.soFar', { b: strong }, conflicts)}
            </>
          )}
        </h2>
        <progress className="only-read" aria-label={t('page.progress')} max={Math.max(1, sentences)} value={checked} />
      </>
    )
  }
  if (conflicts > 0) {
    return (
      <h2 className="lead">
        {rich('page.conflicts', { of, b: strong }, conflicts)} {toCompare > 0 && t('page.toCompare', toCompare)}
      </h2>
    )
  }
  if (findings.length === 0) {
    return (
      <>
        <h2 className="lead">{t('page.nothing')}</h2>
        <p className="text-muted after-lead">{t('page.nothingAbout', { subject })}</p>
      </>
    )
  }
  return (
    <>
      <h2 className="lead">
        {t('page.noConflict')} {toCompare > 0 && t('page.toCompare', toCompare)}
      </h2>
      <p className="text-muted after-lead">{restOf(page)}</p>
    </>
  )
}

function strong(words: ReactNode) {
  return <strong>{words}</strong>
}

/** Announced once, politely, when checking ends. */
export function announcement(page: PageState): string {
  if (page.status !== 'done') return ''
  const n = (state: FindingState) => countState(state, page.findings)
  return t('page.ended', {
    contradicted: n('contradicted'),
    disputed: n('disputed'),
    check: n('check'),
    supported: n('supported'),
    unverified: n('unverified'),
  })
}

/** "18 of 26 sentences with a finding are supported. The other 8 are not covered. They may be right or not." */
function restOf({ findings }: PageState): string {
  const supported = countState('supported', findings)
  const disputed = countState('disputed', findings)
  const unverified = countState('unverified', findings)
  const parts = [t('page.supported', supported, { of: t('count.sentences', findings.length) })]
  if (disputed > 0) parts.push(t('page.disputed', disputed))
  if (unverified > 0) parts.push(t(disputed > 0 ? 'page.unverified' : 'page.unverifiedRest', unverified))
  return parts.join(' ')
}
