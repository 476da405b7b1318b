import { stateOf, signOfState, type FindingState } from '@/lib/details/state'
import type { StateNow } from '@/lib/notes/library/verdict-now'
import type { StoredFinding } from '@/lib/schema/annotation'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

/** Result of a second check of a note's quote. `unsure`: undecidable; `failed`: not checked. */
export type RecheckResult = StateNow | 'checking' | 'unsure' | 'failed'

/** Second checks of notes. */
export interface Rechecks {
  results: ReadonlyMap<string, RecheckResult>
  /** Progress of checking many notes. */
  progress: { done: number; all: number } | null
  check: (ids: readonly string[]) => void
  stop: () => void
}

export interface VerdictChangeProps {
  finding: StoredFinding
  /** undefined: not checked again. */
  recheck: RecheckResult | undefined
  onCheck: () => void
}

/** For a note judged with another version of the dossier: the old verdict, and on request the current one. */
export function VerdictChange({ finding, recheck, onCheck }: VerdictChangeProps) {
  const now = typeof recheck === 'object' ? recheck : null
  return (
    <div className="then-now">
      <p>
        {now === null && <>{t('library.newVersion')} </>}
        <span className="whole">
          {t('library.then')} <Word state={stateOf(finding)} />
        </span>
        {now !== null && (
          <>
            {' · '}
            <span className="whole">
              {t('library.now')} <Word state={now.state} />
              {now.reader !== null && ` (${t('reader.by', { model: now.reader })})`}
            </span>
          </>
        )}
      </p>
      <p role="status" className={recheck === 'unsure' || recheck === 'failed' ? 'text-muted' : 'only-read'}>
        {recheck === 'unsure' && t('library.unsure')}
        {recheck === 'failed' && t('library.notChecked')}
        {now !== null && t(now.state === stateOf(finding) ? 'library.same' : 'library.other')}
      </p>
      {(recheck === undefined || recheck === 'failed' || recheck === 'checking') && (
        <Button
          kind="link"
          label={t(recheck === 'checking' ? 'library.checking' : 'library.checkAgain')}
          disabled={recheck === 'checking'}
          onClick={onCheck}
        />
      )}
    </div>
  )
}

function Word({ state }: { state: FindingState }) {
  return (
    <span className={`word ${state}`}>
      <Icon name={signOfState[state]} /> {t(`state.${state}`)}
    </span>
  )
}
