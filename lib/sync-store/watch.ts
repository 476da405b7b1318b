import { listAside, type AsideRow } from '@/lib/annotations/sync/aside'
import { watch } from '@/lib/annotations/watch'
import { areOfSalt } from '@/lib/sync/write-folder'
import { countOutbox, storedMemory } from './memory'
import {
  readLastSync,
  readSyncSettings,
  seenDevices,
  type LastSync,
  type SeenDevice,
  type SyncSettings,
} from './settings'

/** State of syncing as the settings show it. */
export interface SyncState extends SyncSettings {
  /** The passphrase is set, and none of this device's files can be read without it. */
  isSealed: boolean
  last: LastSync | null
  /** The other devices. */
  devices: SeenDevice[]
  /** Rows as they were before other devices changed them. */
  aside: AsideRow[]
  /** Changes that are in no file yet. */
  waiting: number
}

/**
 * Calls back with the state of syncing: now, and whenever any part of the extension changes it.
 *
 * After a failure it tries again every other second.
 *
 * @returns a function that stops it
 */
export function watchSync(changed: (state: SyncState) => void): () => void {
  return watch(readSyncState, changed)
}

async function readSyncState(): Promise<SyncState> {
  const settings = await readSyncSettings()
  const { device, tail } = await storedMemory.self()
  const { folder, secret } = settings
  // Files saved by hand are rewritten each time.
  const isRewritten = folder === null || tail === null || areOfSalt(tail, secret?.salt ?? null)
  return {
    ...settings,
    isSealed: secret !== null && isRewritten,
    last: await readLastSync(),
    devices: await seenDevices(device),
    aside: await listAside(),
    waiting: await countOutbox(),
  }
}
