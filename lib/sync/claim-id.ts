import { readHeader } from './header'
import type { FolderFile, SyncStore, ThisDevice } from './memory'
import type { Seals } from './seal'
import { newTail, segmentsOf } from './write-folder'

/**
 * Gives a device another id where a copied profile, or this device before it was set back to an old backup, has written files under its own.
 * Under the new id it writes all that it knows.
 */
export async function claimId(
  files: readonly FolderFile[],
  memory: SyncStore,
  seals: Seals,
  freshDevice: () => string,
): Promise<void> {
  const self = await memory.self()
  const { hasTwin = false, ...rest } = self
  if (!hasTwin && !(await hasOtherWriter(files, self, seals))) return
  await memory.write({ self: { ...rest, device: freshDevice(), tail: { ...newTail, isSnapshot: true } } })
}

/** Whether a file is after the last one of this device, or longer than this device left it. One that cannot be opened now counts as well. */
async function hasOtherWriter(
  files: readonly FolderFile[],
  { device, tail }: ThisDevice,
  seals: Seals,
): Promise<boolean> {
  const last = tail?.segment ?? 0
  for (const [segment, { size, read }] of segmentsOf(device, files)) {
    const isStrange = segment > last || (segment === last && (size ?? 0) > (tail?.begun?.bytes ?? tail?.bytes ?? 0))
    if (!isStrange) continue
    const found = size === null ? null : await readHeader({ size, read }).catch(() => null)
    if (found === null) return true
    if (typeof found === 'string' || found.header.device !== device || found.header.segment !== segment) continue
    const { salt, sealed } = found.header
    if ((await (await seals.of(salt)).open(sealed, { device, segment, line: 1 })) !== null) return true
  }
  return false
}
