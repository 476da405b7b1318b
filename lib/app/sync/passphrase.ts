import { syncFolderIn } from '@/lib/platform/sync-folder'
import { readHeaderOf } from '@/lib/sync/read-header'
import { freshSalt, passphraseKey, sealOf } from '@/lib/sync/seal'
import type { SyncSettings } from '@/lib/sync-store/settings'

type Secret = SyncSettings['secret']

/** Anyone with access to the folder can guess shorter ones. */
export const LEAST_LETTERS = 12

export function isTooShort(passphrase: string): boolean {
  return [...passphrase].length < LEAST_LETTERS
}

/**
 * The key of a passphrase, tried on what other devices have in the folder. It is taken if it opens any of that, or if there is nothing, or if the
 * present passphrase opens some: then the user changes it, and the other devices follow.
 *
 * @param self the id of this device, whose own files do not count, and its present secret
 * @returns null where the files of other devices are encrypted with another passphrase, or a new one is too short
 */
export async function secretFor(
  passphrase: string,
  folder: SyncSettings['folder'],
  self: { device: string; secret: Secret } = { device: '', secret: null },
): Promise<Secret> {
  const key = await passphraseKey(passphrase)
  const fresh = isTooShort(passphrase) ? null : { key, salt: freshSalt() }
  if (folder === null) return fresh
  const tried = new Set<string>()
  let isPresentOpening = false
  for (const file of await syncFolderIn(folder).files()) {
    const header = await readHeaderOf(file)
    if (!header?.salt || header.sealedName === null || header.device === self.device) continue
    const { device, segment, salt, sealedName } = header
    // Deriving a key takes half a second, and a hostile folder must not make it go on for ever.
    if (tried.size >= MOST_SALTS && !tried.has(salt)) continue
    tried.add(salt)
    const opens = async (one: CryptoKey): Promise<boolean> =>
      (await (await sealOf(one, salt)).open(sealedName, { device, segment, line: 1 })) !== null
    if (await opens(key)) return { key, salt }
    isPresentOpening ||= self.secret !== null && (await opens(self.secret.key))
  }
  return tried.size === 0 || isPresentOpening ? fresh : null
}

const MOST_SALTS = 16
