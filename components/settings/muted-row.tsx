import type { Mute } from '@/lib/annotations/mute-types'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'

export interface MutedRowProps {
  /** The last first. */
  mutes: readonly Mute[]
  onUndo: (mute: Mute) => void
  /** Gives the wrong matches away as a file. */
  onExport: (wrong: readonly Mute[]) => void
}

/** What the reader has muted, each with its way back; wrong matches can be taken away for a report. */
export function MutedRow({ mutes, onUndo, onExport }: MutedRowProps) {
  const wrong = mutes.filter(({ kind }) => kind === 'wrong-match')
  return (
    <div className="set">
      <h2 id="muted">{t('muted.name')}</h2>
      <p>{mutes.length === 0 ? t('muted.none') : t('muted.about', mutes.length)}</p>
      {mutes.length > 0 && (
        <ul className="kept wide" aria-labelledby="muted">
          {mutes.map((mute) => (
            <li key={mute.id} className={mute.verdict}>
              <span>
                <span className="sentence" lang="en">
                  {mute.sentence}
                </span>
                <span className="from">
                  <Icon name={mute.verdict} /> {t(`verdict.${mute.verdict}`)}
                  {mute.kind === 'wrong-match' && ` · ${t('muted.asWrong')}`}
                  {mute.title !== '' && ` · ${mute.title}`}
                </span>
              </span>
              <button
                type="button"
                className="btn"
                aria-label={t('muted.undoOf', { sentence: mute.sentence })}
                onClick={() => onUndo(mute)}
              >
                {t('muted.undo')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong.length > 0 && (
        <div className="wide">
          <button type="button" className="btn" onClick={() => onExport(wrong)}>
            {t('muted.export', wrong.length)}
          </button>
        </div>
      )}
    </div>
  )
}
