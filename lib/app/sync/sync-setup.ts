import { beginMemory, storedMemory } from '@/lib/sync-store/memory'
import { changeSyncSettings, forgetSync, readSyncSettings, type LastSync } from '@/lib/sync-store/settings'
import { freshDevice } from './fresh-device'
import { isTooShort, secretFor } from './passphrase'
import { syncNow } from './panel-sync'

/** `passphrase`: the folder is encrypted with another one. `short`: a new one must be longer. */
export type Refusal = 'passphrase' | 'short'

/**
 * Begins to sync: this device is a new one for the others.
 *
 * @param folder null: by files
 * @param passphrase empty: not encrypted
 * @returns why nothing was begun, if so
 */
export async function startSync(
  folder: FileSystemDirectoryHandle | null,
  { name, passphrase }: { name: string; passphrase: string },
): Promise<LastSync | Refusal | null> {
  const secret = passphrase === '' ? null : await secretFor(passphrase, folder)
  if (passphrase !== '' && secret === null) return isTooShort(passphrase) ? 'short' : 'passphrase'
  const { isOn } = await readSyncSettings()
  if (!isOn) await beginMemory(freshDevice())
  await changeSyncSettings({ isOn: true, folder, name, secret })
  return syncNow()
}

/** Changes the passphrase, or turns it off with an empty one. This device then rewrites its files. */
export async function changePassphrase(passphrase: string): Promise<LastSync | Refusal | null> {
  const { folder, secret: present } = await readSyncSettings()
  const { device } = await storedMemory.self()
  const secret = passphrase === '' ? null : await secretFor(passphrase, folder, { device, secret: present })
  if (passphrase !== '' && secret === null) return isTooShort(passphrase) ? 'short' : 'passphrase'
  await changeSyncSettings({ secret })
  return syncNow()
}

/** Ends syncing. The notes stay, and so do the files in the folder. */
export function stopSync(): Promise<void> {
  return forgetSync()
}
