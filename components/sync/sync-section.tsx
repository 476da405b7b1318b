import { SettingRow } from '@/components/settings/setting-row'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { Answer, Question } from '@/lib/sync/deletions'
import type { LastSync, SyncState } from '@/lib/sync/store'
import { FormerRows, sentenceOfRow, type FormerRowsProps } from './former-rows'
import { SyncFiles, type SyncFilesProps } from './sync-files'
import { SyncPassphrase } from './sync-passphrase'
import { SyncStart, type SyncStartProps } from './sync-start'

export interface SyncSectionProps
  extends
    SyncFilesProps,
    FormerRowsProps,
    Pick<SyncStartProps, 'onStart'>,
    Pick<SyncState, 'isOn' | 'name' | 'last' | 'devices'> {
  /** Null: this device syncs by change files. */
  folder: { name: string; permission: 'granted' | 'prompt' | 'denied' } | null
  /** The browser can write into a chosen folder. */
  canPickFolder: boolean
  passphrase: string
  /** Claimlight has just made the passphrase. */
  isPassphraseNew: boolean
  /** Share of the present sync that is done, 0 to 1; null where there is none. */
  share: number | null
  onNow: () => Promise<boolean>
  onAnswer: (answer: Answer) => Promise<boolean>
  onAllowAgain: () => Promise<boolean>
  onChooseAgain: () => Promise<boolean>
  onStop: () => Promise<boolean>
}

/** Syncing with a folder or by change files: its beginning, its state, its question. */
export function SyncSection(props: SyncSectionProps) {
  const { isOn, folder, canPickFolder, name, last } = props
  const former = <FormerRows formerRows={props.formerRows} onRestore={props.onRestore} />
  if (!isOn)
    return (
      <>
        <SettingRow name={t('sync.name')} about={t(canPickFolder ? 'sync.about' : 'sync.aboutFiles')}>
          <div className="wide">
            <SyncStart action={t(canPickFolder ? 'sync.choose' : 'sync.start')} onStart={props.onStart} />
          </div>
        </SettingRow>
        {former}
      </>
    )
  return (
    <>
      <div className="set">
        <h2 id="sync">{t('sync.name')}</h2>
        <p>
          {folder ? t('sync.inFolder', { device: name, name: folder.name }) : t('sync.byFiles', { device: name })}{' '}
          {t(folder ? 'sync.when' : 'sync.whenFiles')}
        </p>
        {folder && folder.permission !== 'granted' && <Permission {...props} permission={folder.permission} />}
        <p role="status">{last === null ? t('sync.never') : lastRun(last)}</p>
        {typeof last?.ahead === 'string' && <p>{t('sync.ahead', { device: last.ahead || t('sync.unnamed') })}</p>}
        {props.share !== null && (
          <progress
            aria-label={t('sync.running')}
            max={1}
            value={props.share}
            aria-valuetext={t('sync.runningShare', { percent: Math.round(props.share * 100) })}
          />
        )}
        <div className="wide actions">
          <FeedbackButton label={t('sync.now')} done={t('sync.done')} failed={t('sync.failedNow')} act={props.onNow} />
          <FeedbackButton label={t('sync.stop')} failed={t('sync.failedNow')} act={props.onStop} bare />
        </div>
        <p className="text-muted wide">{t(folder ? 'sync.stopAbout' : 'sync.stopAboutFiles')}</p>
      </div>
      {last?.question && <ManyDeletions question={last.question} onAnswer={props.onAnswer} />}
      <SyncPassphrase passphrase={props.passphrase} isNew={props.isPassphraseNew} />
      {former}
      <Devices devices={props.devices} />
      {last && last.problems.length > 0 && <Problems problems={last.problems} />}
      <SyncFiles waiting={folder ? 0 : props.waiting} onSave={props.onSave} onRead={props.onRead} />
    </>
  )
}

function lastRun({ at, added, changed, deleted, joined, written, failed }: LastSync): string {
  const when = t('sync.last', { when: `${formatDate(at)}, ${at.slice(11, 16)} UTC` })
  if (failed !== null) return `${when} ${t(`sync.failed.${failed}`)}`
  const counts = [
    added > 0 && t('sync.added', added),
    changed > 0 && t('sync.changed', changed),
    deleted > 0 && t('sync.deleted', deleted),
    joined > 0 && t('sync.joined', joined),
    written > 0 && t('sync.written', written),
  ].filter(Boolean)
  return [when, ...(counts.length > 0 ? counts : [t('sync.nothing')])].join(' ')
}

function Permission({
  permission,
  onAllowAgain,
  onChooseAgain,
}: Pick<SyncSectionProps, 'onAllowAgain' | 'onChooseAgain'> & { permission: 'prompt' | 'denied' }) {
  const isPrompt = permission === 'prompt'
  return (
    <>
      <p role="status">{t(`sync.permission.${permission}`)}</p>
      <div className="wide">
        <FeedbackButton
          label={t(isPrompt ? 'sync.allowAgain' : 'sync.chooseAgain')}
          failed={t('sync.refused')}
          act={isPrompt ? onAllowAgain : onChooseAgain}
        />
      </div>
    </>
  )
}

function ManyDeletions({
  question: { where, items, mark, rows },
  onAnswer,
}: {
  question: Question
  onAnswer: SyncSectionProps['onAnswer']
}) {
  const answer = (then: Answer['then']) => () => onAnswer({ where, mark, then })
  return (
    <div className="set" role="group" aria-labelledby="sync-question">
      <h2 id="sync-question" role="alert">
        {t(`sync.question.${where}`, items)}
      </h2>
      <p>{t('sync.questionAbout')}</p>
      <details className="folded wide">
        <summary>
          <u>{t('sync.questionRows')}</u>
        </summary>
        <ul className="kept" aria-label={t('sync.questionRows')}>
          {rows.map((row) => (
            <li key={row.key}>
              <span>{sentenceOfRow(row)}</span>
            </li>
          ))}
        </ul>
        {rows.length < items && <p className="text-muted">{t('sync.questionMore', items - rows.length)}</p>}
      </details>
      <div className="wide actions">
        <FeedbackButton
          label={t(where === 'here' ? 'sync.bringBack' : 'sync.keep')}
          failed={t('sync.failedNow')}
          act={answer('keep')}
        />
        <FeedbackButton
          label={t(where === 'here' ? 'sync.deleteToo' : 'sync.deleteHere')}
          failed={t('sync.failedNow')}
          act={answer('delete')}
        />
      </div>
    </div>
  )
}

function Devices({ devices }: Pick<SyncSectionProps, 'devices'>) {
  return (
    <SettingRow name={t('sync.devices')}>
      {devices.length === 0 ? (
        <p>{t('sync.noDevices')}</p>
      ) : (
        <ul className="kept wide" aria-label={t('sync.devices')}>
          {devices.map(({ id, name, last }) => (
            <li key={id}>
              <strong>{name || t('sync.unnamed')}</strong>{' '}
              {last > 0 && (
                <span className="text-muted">
                  {t('sync.lastChange', { when: formatDate(new Date(last).toISOString()) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}

/** Files and lines of other devices that could not be read, each with its reason. */
function Problems({ problems }: Pick<LastSync, 'problems'>) {
  return (
    <SettingRow name={t('sync.problems')}>
      <ul className="kept wide" aria-label={t('sync.problems')}>
        {problems.slice(0, MOST_PROBLEMS).map(({ path, why, lines }) => {
          const words = { file: path.slice(0, 120), why: t(`sync.why.${why}`) }
          const text = lines ? t('sync.problemLines', { ...words, lines: lines.join(', ') }) : t('sync.problem', words)
          return <li key={`${path} ${why}`}>{text}</li>
        })}
      </ul>
    </SettingRow>
  )
}

const MOST_PROBLEMS = 50
