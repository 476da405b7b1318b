import { removeFromFolder, writeWhole } from '@/lib/platform/chosen-folder'
import type { FolderFile, SyncFolder } from './memory'

/** The folder of syncing inside the one that the user chose. */
const NAME = 'claimlight-sync'

/** The shared folder. Files that a service writes for itself, and whatever else lies there, are left alone. */
export function syncFolderIn(chosen: FileSystemDirectoryHandle): SyncFolder {
  const inside = async (device?: string): Promise<FileSystemDirectoryHandle> => {
    // The user may choose the folder itself on the second device.
    const root = chosen.name === NAME ? chosen : await chosen.getDirectoryHandle(NAME, { create: true })
    return device === undefined ? root : root.getDirectoryHandle(device, { create: true })
  }
  return {
    async files() {
      const files: FolderFile[] = []
      for await (const entry of (await inside()).values()) {
        if (entry.kind === 'file') files.push(...(await fileOf(entry, null)))
        else if (DEVICE.test(entry.name))
          for await (const inner of entry.values())
            if (inner.kind === 'file') files.push(...(await fileOf(inner, entry.name)))
      }
      return files.sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    async append({ device, name, from }, bytes) {
      const handle = await (await inside(device)).getFileHandle(name, { create: true })
      const data = Uint8Array.from(bytes)
      await writeWhole(handle, (stream) => stream.write({ type: 'write', position: from, data }), {
        keepExistingData: true,
      })
    },
    async remove(path) {
      const [first = '', name] = path.split('/')
      await removeFromFolder(await inside(name === undefined ? undefined : first), [name ?? first])
    },
  }
}

const DEVICE = /^d[0-9a-f]{15}$/
/** Services name unfinished copies with a dot, `~` or another ending. */
const OURS = /^[^.~][^/]*\.ndjson$/
/** Placeholder that iCloud leaves for a file that is not on this computer. */
const AWAY = /^\.(.+\.ndjson)\.icloud$/

async function fileOf(entry: FileSystemFileHandle, owner: string | null): Promise<FolderFile[]> {
  const path = (name: string): string => (owner === null ? name : `${owner}/${name}`)
  const [, away] = AWAY.exec(entry.name) ?? []
  const closed = (name: string): FolderFile[] => [
    { path: path(name), owner, name, size: null, read: () => Promise.resolve(new Uint8Array()) },
  ]
  if (away !== undefined) return closed(away)
  if (!OURS.test(entry.name)) return []
  try {
    const file = await entry.getFile()
    const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
    return [{ path: path(entry.name), owner, name: entry.name, size: file.size, read }]
  } catch {
    // "Online only", locked, or moved away in the meantime: what is in it is not known.
    return closed(entry.name)
  }
}
