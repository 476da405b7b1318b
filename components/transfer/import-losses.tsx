import { t } from '@/lib/i18n/t'
import { lossWord } from './import-words'

/** The losses of a file's notes, with counts. */
export function ImportLosses({ losses }: { losses: readonly [code: string, items: number][] }) {
  if (losses.length === 0) return null
  return (
    <details className="import-losses">
      <summary>
        <span className="as-link">{t('import.leftOut')}</span>
      </summary>
      <dl>
        {losses.map(([code, items]) => (
          <div key={code}>
            <dt>{lossWord(code)}</dt>
            <dd>{t('import.lostIn', items)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
