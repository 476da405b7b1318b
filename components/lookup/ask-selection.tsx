import { useState } from 'react'
import { t } from '@/lib/i18n/t'

/** Checks the selection on the page, and reports an empty selection. */
export function AskSelection({ ask }: { ask: () => Promise<string | null> }) {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <div className="ask-selection">
      <button
        type="button"
        className="as-link why"
        title={t('lookup.select')}
        onClick={() => {
          setProblem(null)
          void ask().then(setProblem)
        }}
      >
        {t('lookup.why')}
      </button>
      <span role="status" className="second">
        {problem}
      </span>
    </div>
  )
}
