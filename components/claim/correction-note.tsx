import type { Correction } from '@/lib/dossier/schema'
import { Icon } from '@/components/ui/icon'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'

/** A correction: the sources that show the dossier's text to be wrong. */
export function CorrectionNote({ correction }: { correction: Correction }) {
  return (
    <div className="correction">
      <Icon name="correction" />
      <p>
        <strong>{t('correction.said')}</strong> <span lang="en">{correction.text}</span>{' '}
        {rich('correction.evidence', { evidence: <span lang="en">{correction.evidence}</span> })}
      </p>
    </div>
  )
}
