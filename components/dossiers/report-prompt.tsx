import { useState } from 'react'
import { REPORT_PROMPT } from '@/lib/dossier-import/report-prompt'
import { copyText } from '@/components/ui/copy-button'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

/** A prompt for an assistant, whose reports import best. */
export function ReportPrompt() {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  const copy = () => void copyText(REPORT_PROMPT).then((isCopied) => setSaid(isCopied ? 'copied' : 'failed'))
  return (
    <details className="folded report-prompt">
      <summary>
        <u>{t('adding.promptName')}</u>
      </summary>
      <p className="text-muted">{t('adding.promptAbout')}</p>
      <pre lang="en" tabIndex={0} aria-label={t('adding.promptName')}>
        {REPORT_PROMPT}
      </pre>
      <div className="actions">
        <Button label={t('adding.promptCopy')} onClick={copy} />
        <span role="status">
          {said === null ? '' : t(said === 'copied' ? 'adding.promptCopied' : 'adding.promptNotCopied')}
        </span>
      </div>
    </details>
  )
}
