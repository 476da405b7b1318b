import { stateOf, stateSigns, type FindingState } from '@/lib/details/state'
import type { StoredFinding } from '@/lib/schema/annotation'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** Result of a second check of a note's quote. `unsure`: undecidable; `failed`: not checked. */
export type Judged = FindingState | 'checking' | 'unsure' | 'failed'

export interface VerdictChangeProps {
  finding: StoredFinding
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
          {t('library.then')} <Word state={stateOf(finding)} />
        </span>
        {isVerdict && (
          <>
            {' · '}
            <span className="whole">
              {t('library.now')} <Word state={judged} />
            </span>
          </>
        )}
      </p>
      <p role="status" className={judged === 'unsure' || judged === 'failed' ? 'text-muted' : 'only-read'}>
        {judged === 'unsure' && t('library.unsure')}
        {judged === 'failed' && t('library.notChecked')}
        {isVerdict && t(judged === stateOf(finding) ? 'library.same' : 'library.other')}
      </p>
      {(judged === undefined || judged === 'failed' || judged === 'checking') && (
        <Button
          kind="link"
          label={t(judged === 'checking' ? 'library.checking' : 'library.checkAgain')}
          disabled={judged === 'checking'}
          onClick={onCheck}
        />
      )}
    </div>
  )
}

function Word({ state }: { state: FindingState }) {
  return (
    <span className={`word ${state}`}>
      <Icon name={stateSigns[state]} /> {t(`state.${state}`)}
    </span>
  )
}
