import { useState } from 'react'
import { ListRow, SettingRow } from '@/components/ui/setting-row'
import { Button, CopyButton, FeedbackButton, FileButton, copyText } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { FormerRow } from '@/lib/store/former-rows'
import { rowSummaryOf, type RowSummary } from '@/lib/rows/row-words'
import type { DeletionAnswer, DeletionQuestion } from '@/lib/sync/reconcile'
import type { LastSync, SyncState } from '@/lib/sync/store'
import { SyncStart, type SyncStartProps } from './sync-start'

export interface SyncSectionProps
  extends Pick<SyncStartProps, 'onStart'>, Pick<SyncState, 'name' | 'last' | 'devices' | 'formerRows' | 'waiting'> {
  /** Folder that this device syncs with; null: the user exchanges change files by hand. */
  folder: { name: string; permission: PermissionState } | null
  /** The browser can write into a chosen folder. */
  canPickFolder: boolean
  /** Passphrase of the sync; null while syncing is off. */
  passphrase: string | null
  isPassphraseNew: boolean
  isSyncing: boolean
  onSync: () => Promise<boolean>
  onAnswer: (answer: DeletionAnswer) => Promise<boolean>
  /** Asks the browser for the folder again, or the user to choose it. */
  onAllowAgain: () => Promise<boolean>
  onStop: () => Promise<boolean>
  onRestore: (row: FormerRow) => Promise<boolean>
  onSave: () => Promise<boolean>
  onRead: (files: File[]) => Promise<void>
}

/** Syncing with a folder or by change files: its start, its state, and its question about many deletions. */
export function SyncSection(props: SyncSectionProps) {
  const { passphrase, folder, canPickFolder, name, last } = props
  const former = <FormerRows formerRows={props.formerRows} onRestore={props.onRestore} />
  if (passphrase === null)
    return (
      <>
        <SettingRow name={t('sync.name')} about={t(canPickFolder ? 'sync.about' : 'sync.aboutFiles')}>
          <div className="wide">
            <Folded label={t('sync.setUp')}>
              <SyncStart action={t(canPickFolder ? 'sync.choose' : 'sync.start')} onStart={props.onStart} />
            </Folded>
          </div>
        </SettingRow>
        {former}
      </>
    )
  return (
    <>
      <div className="set">
        <h3 id="sync">{t('sync.name')}</h3>
        <p>
          {folder ? t('sync.inFolder', { device: name, name: folder.name }) : t('sync.byFiles', { device: name })}{' '}
          {t(folder ? 'sync.when' : 'sync.whenFiles')}
        </p>
        {folder && folder.permission !== 'granted' && (
          <>
            <p role="status">{t(`sync.permission.${folder.permission}`)}</p>
            <div className="wide">
              <FeedbackButton
                label={t(folder.permission === 'prompt' ? 'sync.allowAgain' : 'sync.chooseAgain')}
                failed={t('sync.refused')}
                act={props.onAllowAgain}
              />
            </div>
          </>
        )}
        <p role="status">{last === null ? t('sync.never') : lastRunText(last)}</p>
        {typeof last?.ahead === 'string' && <p>{t('sync.ahead', { device: last.ahead || t('sync.unnamed') })}</p>}
        {props.isSyncing && <progress aria-label={t('sync.running')} />}
        <div className="wide actions">
          <FeedbackButton label={t('sync.now')} done={t('sync.done')} failed={t('sync.failedNow')} act={props.onSync} />
          <FeedbackButton label={t('sync.stop')} failed={t('sync.failedNow')} act={props.onStop} bare />
        </div>
        <p className="text-muted wide">{t(folder ? 'sync.stopAbout' : 'sync.stopAboutFiles')}</p>
      </div>
      {last?.question && <ManyDeletions question={last.question} onAnswer={props.onAnswer} />}
      <SyncPassphrase passphrase={passphrase} isNew={props.isPassphraseNew} />
      {former}
      {props.devices.length === 0 ? (
        <SettingRow name={t('sync.devices')} about={t('sync.noDevices')} />
      ) : (
        <ListRow
          name={t('sync.devices')}
          items={props.devices}
          keyOf={({ device }) => device}
          draw={({ name, last }) => (
            <>
              <strong>{name || t('sync.unnamed')}</strong>{' '}
              {last > 0 && (
                <span className="text-muted">
                  {t('sync.lastChange', { when: formatDate(new Date(last).toISOString()) })}
                </span>
              )}
            </>
          )}
        />
      )}
      {last && last.problems.length > 0 && (
        <ListRow
          name={t('sync.problems')}
          items={last.problems.slice(0, 50)}
          keyOf={({ path, why }) => `${path} ${why}`}
          draw={({ path, why }) => t('sync.problem', { file: path.slice(0, 120), why: t(`sync.why.${why}`) })}
        />
      )}
      <SettingRow
        name={t('sync.files')}
        about={
          <>
            {t('sync.filesAbout')} {!folder && props.waiting > 0 && t('sync.waiting', props.waiting)}
          </>
        }
      >
        <div className="wide actions">
          <FeedbackButton
            label={t('sync.save')}
            done={t('sync.saved')}
            failed={t('sync.failedNow')}
            act={props.onSave}
          />
          <FileButton label={t('sync.read')} accept=".ndjson" multiple onFiles={(files) => void props.onRead(files)} />
        </div>
      </SettingRow>
    </>
  )
}

function lastRunText({ at, failed, ...last }: LastSync): string {
  const when = t('sync.last', { when: `${formatDate(at)}, ${at.slice(11, 16)} UTC` })
  if (failed !== null) return `${when} ${t(`sync.failed.${failed}`)}`
  const kinds = ['added', 'changed', 'deleted', 'joined', 'written'] as const
  const counts = kinds.flatMap((kind) => (last[kind] > 0 ? [t(`sync.${kind}`, last[kind])] : []))
  return [when, ...(counts.length > 0 ? counts : [t('sync.nothing')])].join(' ')
}

function ManyDeletions({ question, onAnswer }: Pick<SyncSectionProps, 'onAnswer'> & { question: DeletionQuestion }) {
  const { where, items, mark, rows } = question
  return (
    <div className="set" role="group" aria-labelledby="sync-question">
      <h2 id="sync-question" role="alert">
        {t(`sync.question.${where}`, items)}
      </h2>
      <p>{t('sync.questionAbout')}</p>
      <Folded className="wide" label={t('sync.questionRows')}>
        <ul className="kept" aria-label={t('sync.questionRows')}>
          {rows.map((row) => (
            <li key={row.key}>
              <span>{sentenceOfRow(row)}</span>
            </li>
          ))}
        </ul>
        {rows.length < items && <p className="text-muted">{t('sync.questionMore', items - rows.length)}</p>}
      </Folded>
      <div className="wide actions">
        {(['keep', 'delete'] as const).map((decision) => (
          <FeedbackButton
            key={decision}
            label={t(`sync.answer.${where}.${decision}`)}
            failed={t('sync.failedNow')}
            act={() => onAnswer({ where, mark, decision })}
          />
        ))}
      </div>
    </div>
  )
}

/** The passphrase of the folder: shown once after it was made, and again by a click. */
function SyncPassphrase({ passphrase, isNew }: { passphrase: string; isNew: boolean }) {
  const [isShown, setShown] = useState(isNew)
  return (
    <SettingRow name={t('sync.passphrase')} about={t(isNew ? 'sync.passphraseNew' : 'sync.passphraseAbout')}>
      {isShown && <output className="sync-passphrase wide">{passphrase}</output>}
      <div className="wide actions">
        {isShown && <CopyButton label={t('sync.copyPassphrase')} act={() => copyText(passphrase)} />}
        <Button
          kind={isShown ? 'bare' : undefined}
          label={t(isShown ? 'sync.hidePassphrase' : 'sync.showPassphrase')}
          onClick={() => setShown(!isShown)}
        />
      </div>
    </SettingRow>
  )
}

/** Rows as they were before other devices changed or deleted them, newest first; each can be restored. */
function FormerRows({ formerRows, onRestore }: Pick<SyncSectionProps, 'formerRows' | 'onRestore'>) {
  if (formerRows.length === 0) return null
  return (
    <ListRow
      name={t('sync.former')}
      about={t('sync.formerAbout')}
      items={formerRows.slice(0, MAX_FORMER_ROWS)}
      keyOf={({ id }) => id}
      draw={(row) => (
        <>
          <span>
            {sentenceOfRow(rowSummaryOf(row.key, row.fields))} <span className="text-muted">{formatDate(row.at)}</span>
          </span>
          <FeedbackButton label={t('sync.restore')} failed={t('sync.notRestored')} act={() => onRestore(row)} />
        </>
      )}
    />
  )
}

const MAX_FORMER_ROWS = 200

/** Returns a row in words: its kind, and the words by which the user recognises it. */
function sentenceOfRow({ kind, name, text }: Omit<RowSummary, 'key'>): string {
  return t(`sync.row.${kind}`, { name, text })
}
