import { findingStates, stateSigns } from '@/lib/details/state'
import type { CheckChanges, CheckedItem, VerdictCounts } from '@/lib/history/types'
import { ToolButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { OutsideLink } from '@/components/ui/outside-link'
import { formatDate } from '@/lib/i18n/dates'
import { formatNumber, t } from '@/lib/i18n/t'

/** One checked page or text: its title, where it is, when it was checked, what was found, and what changed since. */
export function CheckedItemView({ item, onRemove }: { item: CheckedItem; onRemove: (item: CheckedItem) => void }) {
  const { title, address, kind, checkedAt, sentences, counts, changes } = item
  const name = title || t('saved.untitled')
  const remove = t('history.remove', { title: name })
  return (
    <li className="checked-item">
      <h2 lang="en">{address === null ? name : <OutsideLink url={address}>{name}</OutsideLink>}</h2>
      <ToolButton icon="close" label={remove} title={remove} onClick={() => onRemove(item)} />
      <p className="text-muted">
        <span className="where">{whereOf(kind, address)}</span> <span aria-hidden="true">·</span>{' '}
        <time dateTime={checkedAt}>{t('history.checked', { date: dayOf(checkedAt) })}</time>{' '}
        <span aria-hidden="true">·</span> {t('history.sentences', sentences)}
      </p>
      <Counts counts={counts} />
      {changes !== null && <Changes changes={changes} counts={counts} />}
    </li>
  )
}

function Counts({ counts }: { counts: VerdictCounts }) {
  const present = findingStates.filter((state) => counts[state] > 0)
  if (present.length === 0) return <p className="text-muted">{t('history.nothing')}</p>
  return (
    <ul className="counts" role="list">
      {present.map((state) => (
        <li key={state} className={state}>
          <Icon name={stateSigns[state]} /> {t(`states.${state}`, counts[state])}
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes, counts }: { changes: CheckChanges; counts: VerdictCounts }) {
  const { since, before, changed, added, gone, isOtherDossier } = changes
  const date = dayOf(since)
  const parts = [
    ...findingStates
      .filter((state) => before[state] !== counts[state])
      .map((state) =>
        t('history.count', {
          verdict: t(`state.${state}`),
          before: formatNumber(before[state]),
          now: formatNumber(counts[state]),
        }),
      ),
    ...(changed > 0 ? [t('history.changed', changed)] : []),
    ...(added > 0 ? [t('history.added', added)] : []),
    ...(gone > 0 ? [t('history.gone', gone)] : []),
    ...(isOtherDossier ? [t('history.otherDossier')] : []),
  ]
  if (parts.length === 0) return <p className="text-muted">{t('history.same', { date })}</p>
  return (
    <p className="changes">
      {t('history.changes', { date })} {parts.join(', ')}.
    </p>
  )
}

function whereOf(kind: CheckedItem['kind'], address: string | null): string {
  if (address !== null) return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address
  return t(kind === 'file' ? 'history.kindFile' : 'history.kindPasted')
}

/** The user's own day. */
function dayOf(time: string): string {
  const date = new Date(time)
  const pad = (n: number) => String(n).padStart(2, '0')
  return formatDate(`${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`)
}
