import type { DossierPreview } from '@/lib/app/dossiers/add-dossier'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** Installed dossiers that the user may take the one in the file for. */
export function AlikeLines({ alike: { dossiers, keys } }: Pick<DossierPreview, 'alike'>) {
  if (dossiers.length + keys.length === 0) return null
  const isBad = keys.length > 0 || dossiers.some(({ isSignedByOther }) => isSignedByOther)
  return (
    <div className={isBad ? 'well warnings contradicted' : 'well'} role={isBad ? 'alert' : undefined}>
      {dossiers.map(({ id, name, isSignedByOther }) => (
        <p key={id}>
          {isSignedByOther && <Icon name="contradicted" />}{' '}
          {t(isSignedByOther ? 'adding.alikeSigned' : 'adding.alike', { name })}
        </p>
      ))}
      {keys.map((name) => (
        <p key={name}>
          <Icon name="contradicted" /> {t('adding.alikeKey', { name })}
        </p>
      ))}
    </div>
  )
}
