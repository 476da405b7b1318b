import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { t } from '@/lib/i18n/t'
import type { Screen } from './bar'
import { Button, ButtonLink } from './button'
import { EmptyState } from '@/components/ui/section'

/**
 * Catches the errors of a screen: otherwise React removes the whole panel. Instead of the screen, a message is shown
 * with links to other screens.
 * @param props.of the place or page; when it changes, the screen is drawn again
 */
export function SafeScreen({ of, screen, children }: { of: unknown; screen: Screen; children: ReactNode }) {
  const others = (['page', 'dossiers', 'notes', 'settings'] as const).filter((other) => other !== screen)
  return (
    <ErrorBoundary
      resetKeys={[of]}
      fallback={
        <EmptyState
          lead={t('broken.screen')}
          about={t('broken.screenAbout')}
          actions={others.map((id) => (
            <ButtonLink key={id} label={id === 'dossiers' ? t('dossiers.name') : t(`bar.${id}`)} href={`#/${id}`} />
          ))}
        />
      }
    >
      {children}
    </ErrorBoundary>
  )
}

interface SafeRowProps {
  of: unknown
  /** The children contain the `<li>`: the message that replaces them needs one too. */
  isItem?: boolean
  /** Removes the row; null where that is not possible. */
  onRemove: (() => void) | null
  children: ReactNode
}

/** Catches the errors of a row, so that the other rows stay; the failed row can be removed. */
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
