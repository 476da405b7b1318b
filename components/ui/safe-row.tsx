import type { ReactNode } from 'react'
import { t } from '@/lib/i18n/t'
import { Button } from './button'
import { FaultBoundary } from './fault-boundary'

export interface SafeRowProps {
  /** The row's value. */
  of: unknown
  /** The children are the item of the list itself, and not its content. */
  isItem?: boolean
  /** Removes the row; null where that is not possible. */
  onRemove: (() => void) | null
  children: ReactNode
}

/** A row in a list. One that cannot be drawn leaves the other rows as they are, and can be removed. */
export function SafeRow({ of, isItem = false, onRemove, children }: SafeRowProps) {
  const Item = isItem ? 'li' : 'div'
  return (
    <FaultBoundary
      of={of}
      fallback={
        <Item className="block">
          <p>{t('broken.row')}</p>
          {onRemove !== null && <Button label={t('broken.remove')} onClick={onRemove} />}
        </Item>
      }
    >
      {children}
    </FaultBoundary>
  )
}
