import { syncFolderIn } from '@/lib/platform/sync-folder'
import { readHeader } from '@/lib/sync/header'
import { readLines } from '@/lib/sync/lines'
import { freshSalt, passphraseKey, sealOf } from '@/lib/sync/seal'
import type { SyncSettings } from '@/lib/sync-store/settings'

/**
 * The key of a passphrase, tried on what the folder holds.
 *
 * @returns null where files of other devices in the folder are encrypted with another passphrase
 */
export async function secretFor(passphrase: string, folder: SyncSettings['folder']): Promise<SyncSettings['secret']> {
  const key = await passphraseKey(passphrase)
  if (folder === null) return { key, salt: freshSalt() }
  for (const file of await syncFolderIn(folder).files()) {
    if (file.size === null) continue
    for await (const { content } of readLines({ size: file.size, read: file.read }, 0, 1)) {
      const header = content === null ? 'other' : readHeader(content)
      if (typeof header === 'string' || header.salt === null || header.sealedName === null) break
      const { device, segment, salt, sealedName } = header
      const seal = await sealOf(key, salt)
      return (await seal.open(sealedName, { device, segment, line: 1 })) === null ? null : { key, salt }
    }
  }
  return { key, salt: freshSalt() }
}
