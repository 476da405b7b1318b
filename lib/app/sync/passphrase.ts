import { syncFolderIn } from '@/lib/platform/sync-folder'
import { readHeaderOf } from '@/lib/sync/read-header'
import { freshSalt, passphraseKey, sealOf, type LinePlace } from '@/lib/sync/seal'
import type { SyncSettings } from '@/lib/sync-store/settings'

type Secret = SyncSettings['secret']

/** Anyone with access to the folder can guess shorter ones. */
export const LEAST_LETTERS = 12

export function isTooShort(passphrase: string): boolean {
  return [...passphrase].length < LEAST_LETTERS
}

/**
 * The key of a passphrase, tried on what other devices have in the folder, first on the salts of most files. It is taken if it opens any of that, or if there is nothing, or if the
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
  const present = self.secret
  const bySalt = await sealedNames(folder, self.device)
  // Deriving a key takes half a second, and a hostile folder must not make it go on for ever.
  const byFiles = [...bySalt].sort(([, a], [, b]) => b.length - a.length).map(([salt]) => salt)
  const isPresent = (salt: string): boolean => salt === present?.salt
  const salts = [...byFiles.filter(isPresent), ...byFiles.filter((salt) => !isPresent(salt))].slice(0, MOST_SALTS)
  let isPresentOpening = false
  for (const salt of salts) {
    const opens = async (one: CryptoKey): Promise<boolean> => {
      const seal = await sealOf(one, salt)
      for (const { name, place } of bySalt.get(salt) ?? []) if ((await seal.open(name, place)) !== null) return true
      return false
    }
    if (await opens(key)) return { key, salt }
    isPresentOpening ||= present !== null && (await opens(present.key))
  }
  return salts.length === 0 || isPresentOpening ? fresh : null
}

const MOST_SALTS = 16

/** The encrypted names in the files of other devices, by their salts. */
async function sealedNames(
  folder: FileSystemDirectoryHandle,
  self: string,
): Promise<Map<string, { name: string; place: LinePlace }[]>> {
  const bySalt = new Map<string, { name: string; place: LinePlace }[]>()
  for (const file of await syncFolderIn(folder).files()) {
    const header = await readHeaderOf(file)
    if (!header?.salt || header.sealedName === null || header.device === self) continue
    const { device, segment, salt, sealedName: name } = header
    const names = bySalt.get(salt) ?? []
    names.push({ name, place: { device, segment, line: 1 } })
    bySalt.set(salt, names)
  }
  return bySalt
}
