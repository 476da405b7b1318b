import { putAside } from '@/lib/annotations/sync/aside'
import { asideOf, forgetTakenRows, keysInBin, rowsToSync, takeRows, takenRows } from '@/lib/annotations/sync/sync-rows'
import { pushedOut } from '@/lib/dossiers/sync/dossier-fields'
import { effectsOf } from '@/lib/dossiers/sync/effects'
import { dossierRowsToSync, dossiersInBin, takeDossierRows } from '@/lib/dossiers/sync/sync-rows'
import { inTurn } from '@/lib/platform/one-at-a-time'
import type { NewsAnswer } from '@/lib/sync/decide'
import { kindOf } from '@/lib/sync/delta'
import type { LocalTables, SyncFolder } from '@/lib/sync/memory'
import type { Answer } from '@/lib/sync/questions'
import { runSync } from '@/lib/sync/run-sync'
import { storedMemory } from '@/lib/sync-store/memory'
import { rememberSync, type LastSync, type SyncFailure, type SyncSettings } from '@/lib/sync-store/settings'
import { freshDevice } from './fresh-device'
import { openedSalts, secretsOf } from './secrets'
import type { ChangedTables } from './sync-messages'

/** Only one page of the extension syncs at a time. */
export const SYNC_LOCK = 'claimlight:sync'

/** A run and its surroundings, whatever thread it is in. */
export interface SyncPlace extends Pick<SyncSettings, 'name' | 'secret'> {
  /** Null: by files. */
  folder: SyncFolder | null
  tell: (what: ChangedTables) => void
  onProgress?: (share: number) => void
}

/** Syncs, after a sync that another page of the extension has begun. @returns the result, also for a run that failed */
export function runJob(
  place: SyncPlace,
  { answer, newsAnswer }: { answer: Answer | null; newsAnswer: NewsAnswer | null },
): Promise<LastSync> {
  return inTurn(SYNC_LOCK, async () => {
    const { folder, name, secret, onProgress } = place
    const at = new Date().toISOString()
    let last: LastSync
    try {
      const about = {
        memory: storedMemory,
        tables: localTables(at, place.tell),
        now: () => Date.now(),
        freshDevice,
        ...{ name, folder, answer, newsAnswer, onProgress },
      }
      last = {
        at,
        ...(await runSync({ ...about, secrets: secretsOf(secret, await openedSalts(storedMemory)) })),
        failed: null,
      }
    } catch (error) {
      console.error('Claimlight: syncing did not end', error)
      const nothing = { added: 0, changed: 0, deleted: 0, joined: 0, written: 0 }
      last = { at, ...nothing, question: null, news: [], problems: [], failed: failureOf(error) }
    }
    await rememberSync(last)
    return last
  })
}

/** The tables. @param tell is told when they were written to */
export function localTables(now: string, tell: SyncPlace['tell'] = () => undefined): LocalTables {
  return {
    async *rows() {
      yield* rowsToSync()
      yield await dossierRowsToSync()
    },
    effects: effectsOf,
    inBin: async (keys) => new Set([...(await keysInBin(keys)), ...(await dossiersInBin(keys))]),
    async take(rows, leftOut) {
      // Kept before they are changed, as these tables are in another database.
      const ofDossiers = rows.filter(({ key }) => kindOf(key) === 'dossier' || kindOf(key) === 'change')
      await putAside([...ofDossiers.flatMap(asideOf), ...(await Promise.all(ofDossiers.map(pushedOut))).flat()], now)
      const dossiers = await takeDossierRows(rows, now, leftOut)
      const taken = await takeRows(rows, now, leftOut)
      const kinds = new Set([...dossiers, ...taken].map(kindOf))
      if (kinds.has('dossier') || kinds.has('change')) tell('dossiers-changed')
      if (kinds.has('note')) tell('notes-changed')
      if (kinds.has('mute')) tell('mutes-changed')
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
