import { sealOf, type Seal } from '@/lib/sync/seal'
import type { SyncAbout } from '@/lib/sync/run-sync'
import type { SyncSettings } from '@/lib/sync-store/settings'

/** The keys of one run. A key is derived once for each salt, which takes about half a second. */
export function secretsOf(secret: SyncSettings['secret']): SyncAbout['secrets'] {
  const seals = new Map<string, Promise<Seal>>()
  const sealFor = async (salt: string): Promise<Seal | null> => {
    if (secret === null) return null
    const known = seals.get(salt)
    // A hostile folder must not make the browser derive keys for ever.
    if (!known && seals.size >= MOST_SALTS && salt !== secret.salt) return null
    const seal = known ?? sealOf(secret.key, salt)
    seals.set(salt, seal)
    return seal
  }
  return {
    isOn: secret !== null,
    sealFor,
    own: () => (secret === null ? Promise.resolve(null) : sealFor(secret.salt)),
  }
}

const MOST_SALTS = 8
