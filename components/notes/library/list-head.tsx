import { useEffect, useRef, type ReactNode } from 'react'
import { orders, type SearchAnswer, type Order } from '@/lib/notes/library/types'
import { t } from '@/lib/i18n/t'
import { Options } from '@/components/ui/fields'

export interface ListHeadProps {
  answer: SearchAnswer
  order: Order
  /** Number of selected notes. */
  chosen: number
  onOrder: (order: Order) => void
  onChooseAll: (on: boolean) => void
  /** Actions for the selected notes, if there are any. */
  children: ReactNode
}

/** Stays above the list: the number of results and their order, or the number of selected notes and their actions. */
export function ListHead({ answer, order, chosen, onOrder, onChooseAll, children }: ListHeadProps) {
  const box = useRef<HTMLInputElement>(null)
  const { found, all, read } = answer
  const isPart = chosen > 0 && chosen < found
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart
  }, [isPart])
  const says =
    read !== null
      ? t('library.reading', { read, all })
      : found === all
        ? t('count.notes', all)
        : t('library.found', { found, all })
  return (
    <div className="list-head library-head">
      <input
        ref={box}
        type="checkbox"
        className="choose-all"
        aria-label={t('library.chooseAll', found)}
        title={t('library.chooseAll', found)}
        disabled={found === 0}
        checked={found > 0 && chosen >= found}
        onChange={(event) => onChooseAll(event.target.checked)}
      />
      <p role="status" className="label">
        {chosen > 0 ? t('library.chosen', chosen) : says}
      </p>
      {chosen > 0 ? (
        children
      ) : (
        <select
          className="order-select push-end"
          aria-label={t('library.order')}
          value={order}
          onChange={(event) => onOrder(orders.find((one) => one === event.target.value) ?? order)}
        >
          <Options of={orders.map((one) => [one, t(`library.by.${one}`)])} />
        </select>
      )}
    </div>
  )
}
