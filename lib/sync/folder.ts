import { removeFromFolder, writeAtomically } from '@/lib/platform/chosen-folder'
import type { FolderFile, SyncFolder } from './types'

/** Name of the sync folder inside the folder that the user chose. */
const SYNC_FOLDER_NAME = 'claimlight-sync'

/** Returns access to the shared folder. Ignores all files in it that Claimlight did not write. */
export function syncFolderIn(chosen: FileSystemDirectoryHandle): SyncFolder {
  const directoryOf = async (device?: string): Promise<FileSystemDirectoryHandle> => {
    // On a second device, the user may choose the sync folder itself.
    const root =
      chosen.name === SYNC_FOLDER_NAME ? chosen : await chosen.getDirectoryHandle(SYNC_FOLDER_NAME, { create: true })
    return device === undefined ? root : root.getDirectoryHandle(device, { create: true })
  }
  return {
    async files() {
      const files: FolderFile[] = []
      for await (const entry of (await directoryOf()).values()) {
        if (entry.kind === 'file') files.push(...(await fileOf(entry, null)))
        else if (DEVICE_FOLDER.test(entry.name))
          for await (const inner of entry.values())
            if (inner.kind === 'file') files.push(...(await fileOf(inner, entry.name)))
      }
      return files.sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    async append({ device, name, from }, bytes) {
      const handle = await (await directoryOf(device)).getFileHandle(name, { create: true })
      const data = Uint8Array.from(bytes)
      await writeAtomically(handle, (stream) => stream.write({ type: 'write', position: from, data }), {
        keepExistingData: true,
      })
    },
    async remove(path) {
      const [first = '', name] = path.split('/')
      await removeFromFolder(await directoryOf(name === undefined ? undefined : first), [name ?? first])
    },
  }
}

const DEVICE_FOLDER = /^d[0-9a-f]{15}$/
/** Names of sync files. Sync services name unfinished copies with a dot, `~` or another ending. */
const SYNC_FILE = /^[^.~][^/]*\.ndjson$/
/** Placeholder that iCloud leaves for a file that is not on this computer. */
const ICLOUD_PLACEHOLDER = /^\.(.+\.ndjson)\.icloud$/

/** Returns a function that reads a part of a file. */
export function readerOf(file: File): FolderFile['read'] {
  return async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer())
}

async function fileOf(entry: FileSystemFileHandle, owner: string | null): Promise<FolderFile[]> {
  const path = (name: string): string => (owner === null ? name : `${owner}/${name}`)
  const [, away] = ICLOUD_PLACEHOLDER.exec(entry.name) ?? []
  const unavailable = (name: string): FolderFile[] => [
    { path: path(name), owner, name, size: null, read: () => Promise.resolve(new Uint8Array()) },
  ]
  if (away !== undefined) return unavailable(away)
  if (!SYNC_FILE.test(entry.name)) return []
  try {
    const file = await entry.getFile()
    return [{ path: path(entry.name), owner, name: entry.name, size: file.size, read: readerOf(file) }]
  } catch {
    // The file is "online only", locked, or moved in the meantime, so its content is unknown.
    return unavailable(entry.name)
  }
}
