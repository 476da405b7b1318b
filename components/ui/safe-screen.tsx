import type { ReactNode } from 'react'
import { t } from '@/lib/i18n/t'
import type { Screen } from './bar'
import { ButtonLink } from './button'
import { EmptyState } from './empty-state'
import { FaultBoundary } from './fault-boundary'

/**
 * A screen. One that cannot be drawn says so and names the others.
 *
 * @param props.of the route: another one is tried anew
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
