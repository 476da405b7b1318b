import type { Order, RowGroup } from '@/lib/notes/library/types'
import { signOfState, type FindingState } from '@/lib/details/state'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { formatDate } from '@/lib/i18n/dates'
import { formatNumber, t } from '@/lib/i18n/t'

export interface GroupHeadProps {
  group: RowGroup
  order: Order
  /** Checks the notes of this group with the current dossier. */
  onCheck: () => void
}

/** The heading of a group of notes, with their number. */
export function GroupHead({ group, order, onCheck }: GroupHeadProps) {
  return (
    <header className="group-head">
      <h2>
        <GroupName group={group} order={order} /> <span className="quiet">{formatNumber(group.count)}</span>
      </h2>
      {/* A page's notes are checked together; with other orders a group may be the whole library. */}
      {order === 'page' && group.older > 1 && (
        <Button kind="link" label={t('library.checkAll', group.older)} onClick={onCheck} />
      )}
    </header>
  )
}

function GroupName({ group: { key, title, site }, order }: { group: RowGroup; order: Order }) {
  switch (order) {
    case 'changed':
      return <>{formatDate(key)}</>
    case 'tag':
      return <>{key === '' ? t('library.noTag') : key}</>
    case 'verdict':
      return key === '' ? (
        <>{t('library.noVerdict')}</>
      ) : (
        <span className={key}>
          <Icon name={signOfState[key as FindingState]} /> {t(`state.${key as FindingState}`)}
        </span>
      )
    case 'page':
      return (
        <>
          {title || site || key}{' '}
          <span className="quiet">{key.startsWith('claim:') ? t('library.onClaim') : title === '' ? '' : site}</span>
        </>
      )
  }
}
