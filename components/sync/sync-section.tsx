import './sync.css'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ListRow, SettingRow } from '@/components/ui/setting-row'
import { Button, CopyButton, FeedbackButton, FileButton, copyText } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { saveFile } from '@/lib/notes/export/save-file'
import { askToWrite, canPickFolder, permissionOf, pickFolder } from '@/lib/platform/chosen-folder'
import { logError } from '@/lib/platform/lifecycle'
import type { FormerRow } from '@/lib/store/former-rows'
import { rowSummaryOf, type RowSummary } from '@/lib/rows/row-words'
import * as sync from '@/lib/sync/panel-sync'
import type { DeletionQuestion } from '@/lib/sync/reconcile'
import { changeSyncFolder, deleteSyncState, watchSync, type LastSync, type SyncState } from '@/lib/sync/store'
import { SyncStart, type SyncStartFault, type SyncStartOptions } from './sync-start'

/** Syncing with a folder or by change files: its start, its state, and its question about many deletions. */
export default function SyncSection() {
  const shown = useSyncState()
  const isSyncing = useSyncExternalStore(sync.isSyncing.subscribe, () => sync.isSyncing.state)
  const [isPassphraseNew, setPassphraseNew] = useState(false)
  /** The folder chosen at a start that failed because of its passphrase; the next try uses it. */
  const chosen = useRef<FileSystemDirectoryHandle | null>(null)
  if (shown === null) return null
  const { permission, folder, name, last, secret, devices, waiting } = shown

  const start = async ({ isMade, ...about }: SyncStartOptions): Promise<SyncStartFault | null> => {
    if (canPickFolder()) {
      chosen.current ??= await pickFolder()
      if (chosen.current === null) return 'folder'
      if (isMade && (await sync.hasSyncFiles(chosen.current))) return 'other'
    }
    // Set before the settings change, since the passphrase is shown as soon as they do.
    setPassphraseNew(isMade)
    const result = await sync.startSync(chosen.current, about)
    if (result === 'passphrase') return 'wrong'
    chosen.current = null
    return null
  }
  const startSafely = (about: SyncStartOptions) =>
    start(about).catch((error: unknown) => {
      logError(error)
      return 'failed' as const
    })
  const allowAgain = async (): Promise<boolean> => {
    if (folder && permission === 'prompt') return (await askToWrite(folder)) && hasSucceeded(sync.syncNow())
    const other = await pickFolder()
    if (other === null) return false
    await changeSyncFolder(other)
    return hasSucceeded(sync.syncNow())
  }
  const saveChanges = async (): Promise<boolean> => {
    const made = await sync.makeChangeFile()
    if (made) saveFile(made.name, made.file.type, made.file)
    return made !== null
  }
  const former = <FormerRows formerRows={shown.formerRows} />
  if (secret === null)
    return (
      <>
        <SettingRow name={t('sync.name')} about={t(canPickFolder() ? 'sync.about' : 'sync.aboutFiles')}>
          <div className="wide">
            <Folded label={t('sync.setUp')}>
              <SyncStart action={t(canPickFolder() ? 'sync.choose' : 'sync.start')} onStart={startSafely} />
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
        {folder && permission !== 'granted' && (
          <>
            <p role="status">{t(`sync.permission.${permission}`)}</p>
            <div className="wide">
              <FeedbackButton
                label={t(permission === 'prompt' ? 'sync.allowAgain' : 'sync.chooseAgain')}
                failed={t('sync.refused')}
                act={allowAgain}
              />
            </div>
          </>
        )}
        <p role="status">{last === null ? t('sync.never') : lastRunText(last)}</p>
        {typeof last?.ahead === 'string' && <p>{t('sync.ahead', { device: last.ahead || t('sync.unnamed') })}</p>}
        {isSyncing && <progress aria-label={t('sync.running')} />}
        <div className="wide actions">
          <FeedbackButton
            label={t('sync.now')}
            done={t('sync.done')}
            failed={t('sync.failedNow')}
            act={() => hasSucceeded(sync.syncNow())}
          />
          <FeedbackButton
            label={t('sync.stop')}
            failed={t('sync.failedNow')}
            act={() => hasSucceeded(deleteSyncState().then(() => true))}
            bare
          />
        </div>
        <p className="text-muted wide">{t(folder ? 'sync.stopAbout' : 'sync.stopAboutFiles')}</p>
      </div>
      {last?.question && <ManyDeletions question={last.question} />}
      <SyncPassphrase passphrase={secret.passphrase} isNew={isPassphraseNew} />
      {former}
      {devices.length === 0 ? (
        <SettingRow name={t('sync.devices')} about={t('sync.noDevices')} />
      ) : (
        <ListRow
          name={t('sync.devices')}
          items={devices}
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
            {t('sync.filesAbout')} {!folder && waiting > 0 && t('sync.waiting', waiting)}
          </>
        }
      >
        <div className="wide actions">
          <FeedbackButton
            label={t('sync.save')}
            done={t('sync.saved')}
            failed={t('sync.failedNow')}
            act={() => hasSucceeded(saveChanges())}
          />
          <FileButton
            label={t('sync.read')}
            accept=".ndjson"
            multiple
            onFiles={(files) => void hasSucceeded(sync.readChangeFiles(files))}
          />
        </div>
      </SettingRow>
    </>
  )
}

function lastRunText({ at, failed, ...last }: LastSync): string {
  const when = t('sync.last', { when: `${formatDate(at)}, ${at.slice(11, 16)} UTC` })
  if (failed !== null) return `${when} ${t(`sync.failed.${failed}`)}`
  const kinds = ['added', 'changed', 'deleted', 'joined', 'written'] as const
  const counts = kinds.filter((kind) => last[kind] > 0).map((kind) => t(`sync.${kind}`, last[kind]))
  return [when, ...(counts.length > 0 ? counts : [t('sync.nothing')])].join(' ')
}

function ManyDeletions({ question }: { question: DeletionQuestion }) {
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
            act={() => hasSucceeded(sync.syncNow({ where, mark, decision }))}
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
function FormerRows({ formerRows }: { formerRows: readonly FormerRow[] }) {
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
          <FeedbackButton
            label={t('sync.restore')}
            failed={t('sync.notRestored')}
            act={() => hasSucceeded(sync.restoreFormerRow(row))}
          />
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

/** Returns whether an action succeeded, and reports its error. */
async function hasSucceeded(work: Promise<LastSync | boolean | null>): Promise<boolean> {
  try {
    const result = await work
    return typeof result === 'boolean' ? result : result?.failed === null
  } catch (error) {
    logError(error)
    return false
  }
}

/** Returns the state of syncing and the browser's permission for the folder; null until both are known. */
function useSyncState(): (SyncState & { permission: PermissionState }) | null {
  const [state, setState] = useState<SyncState | null>(null)
  const [permission, setPermission] = useState<PermissionState | null>(null)
  useEffect(() => watchSync(setState), [])
  useEffect(() => {
    if (state === null) return
    const read = async (): Promise<void> => setPermission(state.folder ? await permissionOf(state.folder) : 'granted')
    const readAgain = (): void => void read().catch(logError)
    readAgain()
    // Browsers tell of no change of a permission; the user may return from their settings with another one.
    addEventListener('focus', readAgain)
    return () => removeEventListener('focus', readAgain)
  }, [state])
  return state === null || permission === null ? null : { ...state, permission }
}
