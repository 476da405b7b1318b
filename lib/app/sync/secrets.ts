import { sealOf, type Seal } from '@/lib/sync/seal'
import type { SyncStore } from '@/lib/sync/memory'
import type { SyncAbout } from '@/lib/sync/run-sync'
import type { SyncSettings } from '@/lib/sync-store/settings'

/**
 * The keys of one run. A key is derived once for each salt, which takes about half a second.
 *
 * @param opened salts of files that were read before: strange ones in front do not keep them from being read
 */
export function secretsOf(
  secret: SyncSettings['secret'],
  opened: ReadonlySet<string> = new Set(),
): SyncAbout['secrets'] {
  const seals = new Map<string, Promise<Seal>>()
  let strange = 0
  const sealFor = async (salt: string): Promise<Seal | null> => {
    if (secret === null) return null
    const known = seals.get(salt)
    if (known) return known
    // A hostile folder must not make the browser derive keys for ever.
    if (salt !== secret.salt && !opened.has(salt) && ++strange > MOST_STRANGE) return null
    const seal = sealOf(secret.key, salt)
    seals.set(salt, seal)
    return seal
  }
  return {
    isOn: secret !== null,
    sealFor,
    own: () => (secret === null ? Promise.resolve(null) : sealFor(secret.salt)),
  }
}

export async function openedSalts(memory: Pick<SyncStore, 'positions'>): Promise<Set<string>> {
  return new Set([...(await memory.positions()).values()].flatMap(({ salt }) => salt ?? []))
}

const MOST_STRANGE = 8
