import { useState, type ReactNode } from 'react'
import { t } from '@/lib/i18n/t'
import { Button } from './button'

/**
 * Returns the first items of a long list, and a button for more; `more` is null where all are shown.
 * @param step number of items at first, and added by the button
 * @param least number of items that are shown in any case
 */
export function useShowMore<T>(items: readonly T[], step: number, least = 0): { shown: readonly T[]; more: ReactNode } {
  const [most, setMost] = useState(step)
  const drawn = Math.max(most, least)
  const rest = items.length - drawn
  if (rest <= 0) return { shown: items, more: null }
  const label = t('count.showMore', Math.min(rest, step))
  return {
    shown: items.slice(0, drawn),
    more: <Button kind="stretch" label={label} onClick={() => setMost(drawn + step)} />,
  }
}
