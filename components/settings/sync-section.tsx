import type { LastSync, SeenDevice, SyncFailure } from '@/lib/sync-store/settings'
import type { Answer, Question } from '@/lib/sync/questions'
import { Button } from '@/components/ui/button'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatDate } from '@/lib/i18n/dates'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { SyncAside, type SyncAsideProps } from './sync-aside'
import { SyncFiles, type SyncFilesProps } from './sync-files'
import { SyncNews, type SyncNewsProps } from './sync-news'
import { SyncPassphrase } from './sync-passphrase'
import { SyncProblems } from './sync-problems'
import { sentenceOfRow } from './sync-row'
import { SyncStart } from './sync-start'

export interface SyncSectionProps extends SyncFilesProps, SyncAsideProps, Pick<SyncNewsProps, 'onNews'> {
  isOn: boolean
  /** Null: this device syncs by files. */
  folder: { name: string; permission: 'granted' | 'prompt' | 'denied' } | null
  /** The browser can write into a chosen folder. */
  canPickFolder: boolean
  name: string
  isEncrypted: boolean
  /** Encrypted, and the files that were there before are rewritten. */
  isSealed: boolean
  last: LastSync | null
  /** Share of the present sync that is done, 0 to 1; null where there is none. */
  share: number | null
  onCancel: () => void
  devices: readonly SeenDevice[]
  /** Changes that are in no file yet. */
  waiting: number
  /** Call directly in the click handler, as browsers require. Null when it began, else one sentence that says why not. */
  onStart: (about: { name: string; passphrase: string }) => Promise<string | null>
  onPassphrase: (passphrase: string) => Promise<string | null>
  onNow: () => Promise<boolean>
  onAnswer: (answer: Answer) => Promise<boolean>
  onAllowAgain: () => Promise<boolean>
  onChooseAgain: () => Promise<boolean>
  onStop: () => Promise<boolean>
}

/** Syncing with a folder or by files: its beginning, its state, its questions. */
export function SyncSection(props: SyncSectionProps) {
  const { isOn, folder, canPickFolder, name, isEncrypted, last } = props
  const aside = <SyncAside aside={props.aside} onBringBack={props.onBringBack} />
  if (!isOn)
    return (
      <>
        <SettingRow name={t('sync.name')} about={t(canPickFolder ? 'sync.about' : 'sync.aboutFiles')}>
          <div className="wide">
            <SyncStart action={t(canPickFolder ? 'sync.choose' : 'sync.start')} onStart={props.onStart} />
          </div>
        </SettingRow>
        {aside}
      </>
    )
  return (
    <>
      <div className="set">
        <h2 id="sync">{t('sync.name')}</h2>
        <p>
          {folder ? t('sync.inFolder', { device: name, name: folder.name }) : t('sync.byFiles', { device: name })}{' '}
          {encryptionWords(props)} {t(folder ? 'sync.when' : 'sync.whenFiles')}
        </p>
        {folder && folder.permission !== 'granted' && <Permission {...props} permission={folder.permission} />}
        <p role="status">{last === null ? t('sync.never') : <LastRun last={last} />}</p>
        {props.share !== null && <Running share={props.share} onCancel={props.onCancel} />}
        <div className="wide actions">
          <FeedbackButton label={t('sync.now')} done={t('sync.done')} failed={t('sync.failedNow')} act={props.onNow} />
          <FeedbackButton label={t('sync.stop')} failed={t('sync.failedNow')} act={props.onStop} bare />
        </div>
        <p className="text-muted wide">{t(folder ? 'sync.stopAbout' : 'sync.stopAboutFiles')}</p>
      </div>
      <SyncNews news={last?.news ?? []} onNews={props.onNews} />
      {last?.question && <MassDeletion question={last.question} onAnswer={props.onAnswer} />}
      {aside}
      <Devices devices={props.devices} />
      {last && last.problems.length > 0 && <SyncProblems problems={last.problems} />}
      <SyncPassphrase isEncrypted={isEncrypted} onPassphrase={props.onPassphrase} />
      <SyncFiles waiting={folder ? 0 : props.waiting} onSave={props.onSave} onRead={props.onRead} />
    </>
  )
}

function encryptionWords({ folder, isEncrypted, isSealed }: SyncSectionProps): string {
  if (folder === null) return t(isEncrypted ? 'sync.encryptedFiles' : 'sync.openFiles')
  return t(isSealed ? 'sync.encrypted' : isEncrypted ? 'sync.sealing' : 'sync.open')
}

function Running({ share, onCancel }: { share: number; onCancel: () => void }) {
  return (
    <div className="wide actions">
      <progress
        aria-label={t('sync.running')}
        max={1}
        value={share}
        aria-valuetext={t('sync.runningShare', { percent: Math.round(share * 100) })}
      />
      <Button kind="bare" label={t('sync.cancel')} onClick={onCancel} />
    </div>
  )
}

function LastRun({ last }: { last: LastSync }) {
  const { at, added, changed, deleted, joined, written, failed } = last
  const when = t('sync.last', { when: `${formatDate(at)}, ${at.slice(11, 16)} UTC` })
  if (failed !== null) return `${when} ${whyFailed(failed)}`
  const counts = [
    added > 0 ? t('sync.added', added) : '',
    changed > 0 ? t('sync.changed', changed) : '',
    deleted > 0 ? t('sync.deleted', deleted) : '',
    joined > 0 ? t('sync.joined', joined) : '',
    written > 0 ? t('sync.written', written) : '',
  ].filter((one) => one !== '')
  return [when, ...(counts.length > 0 ? counts : [t('sync.nothing')])].join(' ')
}

function whyFailed(failed: SyncFailure): string {
  return t(`sync.failed.${failed}`)
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

function MassDeletion({
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
          label={t(where === 'here' ? 'sync.deleteToo' : 'sync.doTheSame')}
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
