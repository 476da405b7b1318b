import { useState } from 'react'
import { REPORT_PROMPT } from '@/lib/dossier-import/report-prompt'
import { t } from '@/lib/i18n/t'

/** A prompt for an assistant, whose reports import best. */
export function ReportPrompt() {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  const prompt = REPORT_PROMPT
  const copy = () => {
    navigator.clipboard.writeText(prompt).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    )
  }
  return (
    <details className="folded report-prompt">
      <summary>
        <u>{t('adding.promptName')}</u>
      </summary>
      <p className="text-muted">{t('adding.promptAbout')}</p>
      <pre lang="en" tabIndex={0} aria-label={t('adding.promptName')}>
        {prompt}
      </pre>
      <div className="actions">
        <button type="button" className="btn" onClick={copy}>
          {t('adding.promptCopy')}
        </button>
        <span role="status">
          {said === null ? '' : t(said === 'copied' ? 'adding.promptCopied' : 'adding.promptNotCopied')}
        </span>
      </div>
    </details>
  )
}
