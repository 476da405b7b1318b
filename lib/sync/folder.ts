import type { FolderFile, SyncFolder } from './memory'

/** Whether the browser lets the extension use the folder: `prompt` asks again, in a click. */
export type FolderPermission = 'granted' | 'prompt' | 'denied'

/** The folder of syncing inside the one that the user chose. */
const NAME = 'claimlight-sync'
const MODE = { mode: 'readwrite' } as const

// Parts of the File System Access API that are only in Chromium, and not in TypeScript's types.
interface Handle {
  queryPermission?: (wish: typeof MODE) => Promise<PermissionState>
  values: () => AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>
}

export async function permissionOf(folder: FileSystemDirectoryHandle): Promise<FolderPermission> {
  return (await (folder as unknown as Handle).queryPermission?.(MODE)) ?? 'granted'
}

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
      for await (const entry of entriesOf(await inside())) {
        if (entry.kind === 'file') files.push(...(await fileOf(entry, null)))
        else if (DEVICE.test(entry.name))
          for await (const inner of entriesOf(entry))
            if (inner.kind === 'file') files.push(...(await fileOf(inner, entry.name)))
      }
      return files.sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    async append({ device, name, from }, bytes) {
      const handle = await (await inside(device)).getFileHandle(name, { create: true })
      // The browser writes a copy and moves it into place at the end.
      const stream = await handle.createWritable({ keepExistingData: true })
      try {
        await stream.write({ type: 'write', position: from, data: Uint8Array.from(bytes) })
        await stream.close()
      } catch (error) {
        await stream.abort().catch(() => undefined)
        throw error
      }
    },
    async remove(path) {
      const [first = '', name] = path.split('/')
      const owner = await inside(name === undefined ? undefined : first)
      await owner.removeEntry(name ?? first).catch(() => undefined)
    },
  }
}

const DEVICE = /^d[0-9a-f]{15}$/
/** Services name unfinished copies with a dot, `~` or another ending. */
const OURS = /^[^.~][^/]*\.ndjson$/
/** Placeholder that iCloud leaves for a file that is not on this computer. */
const AWAY = /^\.(.+\.ndjson)\.icloud$/

const entriesOf = (folder: FileSystemDirectoryHandle) => (folder as unknown as Handle).values()

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
