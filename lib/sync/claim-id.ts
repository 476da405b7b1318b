import { dayMs } from '@/lib/text/date-value'
import type { FolderFile, ThisDevice, SyncStore } from './memory'
import { nameIn, type Secrets } from './read-folder'
import { isOpen, readHeaderOf } from './read-header'
import { newTail, segmentsOf } from './write-folder'

/**
 * Gives a device another id where files that it has not written have its own, as those of a copied profile or from before an old backup was
 * restored. Under the new id it writes all that it knows: those files may be deleted, as those of a device that is gone. At most once a day: a
 * stranger could make it write all at each sync. What is found in between is remembered.
 */
export async function claimId(
  files: readonly FolderFile[],
  memory: SyncStore,
  secrets: Secrets,
  { now, freshDevice }: { now: () => number; freshDevice: () => string },
): Promise<void> {
  const self = await memory.self()
  const { device, idSince, hasTwin = false, ...rest } = self
  if (!hasTwin && !(await hasOtherWriter(files, self, secrets))) return
  if (idSince !== undefined && Math.abs(now() - idSince) < dayMs) {
    if (!hasTwin) await memory.write({ self: { ...self, hasTwin: true } })
    return
  }
  const formerIds = [...(self.formerIds ?? []), device]
  const next = { ...rest, device: freshDevice(), formerIds, idSince: now(), tail: { ...newTail, isSnapshot: true } }
  await memory.write({ self: next })
}

/** Files that are opened for this at one sync: those of another device have the next numbers. */
const MOST_STRANGE = 100

/**
 * Whether another device writes under this one's id. A file counts only with a beginning that such a device would write, or if it cannot be opened
 * now: this device would write after it, and take it for one of its own from then on.
 */
async function hasOtherWriter(
  files: readonly FolderFile[],
  { device, tail }: ThisDevice,
  secrets: Secrets,
): Promise<boolean> {
  const last = tail?.segment ?? 0
  const isStrange = ([segment, { size }]: [number, FolderFile]): boolean =>
    segment > last || (segment === last && (size ?? 0) > (tail?.begun?.bytes ?? tail?.bytes ?? 0))
  const strange = [...segmentsOf(device, files)].filter(isStrange).sort(([a], [b]) => a - b)
  for (const [segment, file] of strange.slice(0, MOST_STRANGE)) {
    const header = await readHeaderOf(file)
    if (header === null && !(await isOpen(file))) return true
    if (header?.device !== device || header.segment !== segment) continue
    if (typeof (await nameIn(header, secrets)) === 'string') return true
  }
  return false
}
