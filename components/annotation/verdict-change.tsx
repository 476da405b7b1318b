import type { FindingThen } from '@/lib/annotations/types'
import type { Verdict } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** Result of a second check of a note's quote. `unsure`: undecidable; `failed`: not checked. */
export type Judged = Verdict | 'checking' | 'unsure' | 'failed'

export interface VerdictChangeProps {
  finding: FindingThen
  /** undefined: not checked again. */
  judged: Judged | undefined
  onCheck: () => void
}

/** For a note judged with another version of the dossier: the old verdict, and on request the current one. */
export function VerdictChange({ finding, judged, onCheck }: VerdictChangeProps) {
  const isVerdict = judged !== undefined && judged !== 'checking' && judged !== 'unsure' && judged !== 'failed'
  return (
    <div className="then-now">
      <p>
        {!isVerdict && <>{t('library.newVersion')} </>}
        <span className="whole">
          {t('library.then')} <Word verdict={finding.verdict} />
        </span>
        {isVerdict && (
          <>
            {' · '}
            <span className="whole">
              {t('library.now')} <Word verdict={judged} />
            </span>
          </>
        )}
      </p>
      <p role="status" className={judged === 'unsure' || judged === 'failed' ? 'second' : 'only-read'}>
        {judged === 'unsure' && t('library.unsure')}
        {judged === 'failed' && t('library.notChecked')}
        {isVerdict && t(judged === finding.verdict ? 'library.same' : 'library.other')}
      </p>
      {(judged === undefined || judged === 'failed' || judged === 'checking') && (
        <button type="button" className="as-link" disabled={judged === 'checking'} onClick={onCheck}>
          {t(judged === 'checking' ? 'library.checking' : 'library.checkAgain')}
        </button>
      )}
    </div>
  )
}

function Word({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`word ${verdict}`}>
      <Icon name={verdict} /> {t(`verdict.${verdict}`)}
    </span>
  )
}
