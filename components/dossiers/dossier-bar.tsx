import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { t } from '@/lib/i18n/t'
import { inAddress } from '@/lib/text/safe-url'

export interface DossierBarProps {
  id: string
  isOff: boolean
}

/** Above the screen of one dossier: the way to the others, and to a claim that is added. */
export function DossierBar({ id, isOff }: DossierBarProps) {
  const href = useDossierHref()
  return (
    <nav className="dossier-bar" aria-label={t('dossiers.name')}>
      <a href="#/dossiers">{t('dossiers.all')}</a>
      <a href="#/dossiers/add">{t('dossiers.add')}</a>
      <a href={`#/dossiers/claim?dossier=${inAddress(id)}`}>{t('claimForm.add')}</a>
      <a href={href({ at: 'research' })}>{t('research.short')}</a>
      {isOff && <span>{t('dossiers.isOff')}</span>}
    </nav>
  )
}
