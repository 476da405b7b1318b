import { t } from '@/lib/i18n/t'

/** Whether a dossier is signed, and the fingerprint of its key. */
export function SignedLine({ signedBy }: { signedBy: string | null }) {
  return (
    <p className="text-muted signed">
      {signedBy === null ? (
        t('dossiers.unsigned')
      ) : (
        <>
          {t('dossiers.signed')} <code>{signedBy}</code>
        </>
      )}
    </p>
  )
}
