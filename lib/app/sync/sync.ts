import { putAside } from '@/lib/annotations/sync/aside'
import { asideOf, forgetTakenRows, keysInBin, rowsToSync, takeRows, takenRows } from '@/lib/annotations/sync/sync-rows'
import { openDatabase } from '@/lib/annotations/open-database'
import { effectsOf } from '@/lib/dossiers/sync/effects'
import { dossierRowsToSync, dossiersInBin, takeDossierRows } from '@/lib/dossiers/sync/sync-rows'
import { call } from '@/lib/messaging/call'
import { inTurn } from '@/lib/platform/one-at-a-time'
import { permissionOf, syncFolderIn } from '@/lib/platform/sync-folder'
import { kindOf } from '@/lib/sync/delta'
import type { LocalTables } from '@/lib/sync/memory'
import { runSync, type Answer, type NewsAnswer } from '@/lib/sync/run-sync'
import { storedMemory } from '@/lib/sync-store/memory'
import {
  readSyncSettings,
  rememberSync,
  type LastSync,
  type SyncFailure,
  type SyncSettings,
} from '@/lib/sync-store/settings'
import { freshDevice } from './fresh-device'
import { secretsOf } from './secrets'

/** Only one page of the extension syncs at a time. */
export const SYNC_LOCK = 'claimlight:sync'

/**
 * Syncs with the folder, after a sync that another page of the extension has begun. Nothing happens where syncing is off.
 *
 * @param answer to the question of the last run
 * @param newsAnswer about what the last run has held back
 * @returns the result, also for a run that failed; null: nothing was done
 */
export async function syncNow(
  answer: Answer | null = null,
  newsAnswer: NewsAnswer | null = null,
): Promise<LastSync | null> {
  await openDatabase()
  const settings = await readSyncSettings()
  if (!settings.isOn || (settings.folder && (await permissionOf(settings.folder)) !== 'granted')) return null
  return inTurn(SYNC_LOCK, () => run(settings, answer, newsAnswer))
}

async function run(
  { folder, name, secret }: SyncSettings,
  answer: Answer | null,
  newsAnswer: NewsAnswer | null,
): Promise<LastSync> {
  const at = new Date().toISOString()
  let last: LastSync
  try {
    const answers = { answer, newsAnswer }
    const about = {
      memory: storedMemory,
      tables: localTables(at),
      now: () => Date.now(),
      freshDevice,
      name,
      ...answers,
    }
    const report = await runSync({ ...about, folder: folder && syncFolderIn(folder), secrets: secretsOf(secret) })
    last = { at, ...report, failed: null }
  } catch (error) {
    console.error('Claimlight: syncing did not end', error)
    const nothing = { added: 0, changed: 0, deleted: 0, joined: 0, written: 0, question: null, news: [], problems: [] }
    last = { at, ...nothing, failed: failureOf(error) }
  }
  await rememberSync(last)
  return last
}

/** The tables, which tell the rest of the extension when they were written to. */
export function localTables(now: string): LocalTables {
  return {
    async *rows() {
      yield* rowsToSync()
      yield await dossierRowsToSync()
    },
    effects: effectsOf,
    inBin: async (keys) => new Set([...(await keysInBin(keys)), ...(await dossiersInBin(keys))]),
    async take(rows, leftOut) {
      // Kept before they are changed, as these tables are in another database.
      await putAside(rows.filter(({ key }) => kindOf(key) === 'change').flatMap(asideOf), now)
      const dossiers = await takeDossierRows(rows, now, leftOut)
      const taken = await takeRows(rows, now, leftOut)
      const kinds = new Set([...dossiers, ...taken].map(kindOf))
      if (kinds.has('dossier') || kinds.has('change')) void call('dossiers-changed', null)
      if (kinds.has('note')) void call('notes-changed', null)
      if (kinds.has('mute')) void call('mutes-changed', null)
      return new Set([...dossiers, ...taken])
    },
    taken: takenRows,
    forgetTaken: forgetTakenRows,
  }
}

function failureOf(error: unknown): SyncFailure {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission'
  if (name === 'NotFoundError') return 'gone'
  if (name === 'QuotaExceededError') return 'full'
  return /^(?:Unknown|Data|Version|InvalidState|OpenFailed|DatabaseClosed|Abort|Timeout)Error$/.test(name)
    ? 'database'
    : 'failed'
}
