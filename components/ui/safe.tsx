import { Component, type ReactNode } from 'react'
import { t } from '@/lib/i18n/t'
import type { Screen } from './bar'
import { Button, ButtonLink } from './button'
import { EmptyState } from './empty-state'

/**
 * A screen. One that cannot be drawn says so and names the others.
 *
 * @param props.of the place or page: another one is tried again
 */
export function SafeScreen({ of, screen, children }: { of: unknown; screen: Screen; children: ReactNode }) {
  const others = (['page', 'dossiers', 'notes', 'settings'] as const).filter((one) => one !== screen)
  return (
    <FaultBoundary
      of={of}
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
    </FaultBoundary>
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

interface FaultBoundaryProps {
  /** The value that is drawn: after a fault, another one is tried. */
  of: unknown
  /** Drawn instead of children that cannot be drawn. */
  fallback: ReactNode
  children: ReactNode
}

interface FaultBoundaryState {
  of: unknown
  isBroken: boolean
}

/** Children whose fault costs themselves alone: without it, React takes the whole panel away. */
class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { of: this.props.of, isBroken: false }

  static getDerivedStateFromError(): Partial<FaultBoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ of }: FaultBoundaryProps, state: FaultBoundaryState): FaultBoundaryState | null {
    return Object.is(of, state.of) ? null : { of, isBroken: false }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children
  }
}
