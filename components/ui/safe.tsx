import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { t } from '@/lib/i18n/t'
import type { Screen } from './bar'
import { Button, ButtonLink } from './button'
import { EmptyState } from './empty-state'

/**
 * A screen, whose fault costs itself alone: without it, React takes the whole panel away. One that cannot be drawn
 * says so and names the others.
 *
 * @param props.of the place or page: another one is tried again
 */
export function SafeScreen({ of, screen, children }: { of: unknown; screen: Screen; children: ReactNode }) {
  const others = (['page', 'dossiers', 'notes', 'settings'] as const).filter((one) => one !== screen)
  return (
    <ErrorBoundary
      resetKeys={[of]}
      fallback={
        <EmptyState
          lead={t('broken.screen')}
          about={t('broken.screenAbout')}
          actions={others.map((one) => (
            <ButtonLink key={one} label={one === 'dossiers' ? t('dossiers.name') : t(`bar.${one}`)} href={`#/${one}`} />
          ))}
        />
      }
    >
      {children}
    </ErrorBoundary>
  )
}

interface SafeRowProps {
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
    <ErrorBoundary
      resetKeys={[of]}
      fallback={
        <Item className="block">
          <p>{t('broken.row')}</p>
          {onRemove !== null && <Button label={t('broken.remove')} onClick={onRemove} />}
        </Item>
      }
    >
      {children}
    </ErrorBoundary>
  )
}
