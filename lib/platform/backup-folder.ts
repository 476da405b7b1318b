import type { BackupError } from '@/lib/annotations/backups'

// The File System Access API is Chromium's alone; its types are not in TypeScript's.
interface WithPicker {
  showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}
interface WithPermission {
  queryPermission?: (wish: { mode: 'readwrite' }) => Promise<PermissionState>
  requestPermission?: (wish: { mode: 'readwrite' }) => Promise<PermissionState>
}
interface WithNames {
  keys: () => AsyncIterable<string>
}

export function canPickFolder(): boolean {
  return (globalThis as WithPicker).showDirectoryPicker !== undefined
}

/** Lets the reader pick a folder to write into; called in the press itself. @returns null when none was picked */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (globalThis as WithPicker).showDirectoryPicker?.({ id: 'claimlight', mode: 'readwrite' })) ?? null
  } catch {
    return null // closed without an answer, or a folder that the browser gives to nobody
  }
}

/** Asks anew for leave to write into a folder; called in the press itself. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const answer = await (folder as WithPermission).requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied')
  return answer === 'granted'
}

/** Writes a file, whole or not at all: the browser puts it in its place when the last piece is there. */
export async function writeIntoFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  pieces: AsyncIterable<string>,
): Promise<BackupError | null> {
  const leave = await (folder as WithPermission).queryPermission?.({ mode: 'readwrite' })
  if (leave !== undefined && leave !== 'granted') return 'permission'
  let made = false
  try {
    const file = await folder.getFileHandle(name, { create: true })
    made = true
    const stream = await file.createWritable()
    try {
      for await (const piece of pieces) await stream.write(piece)
      await stream.close()
    } catch (error) {
      await stream.abort().catch(() => undefined)
      throw error
    }
    return null
  } catch (error) {
    // The name was made before its content: an empty file must not pass for a backup.
    if (made) await folder.removeEntry(name).catch(() => undefined)
    return whyNot(error)
  }
}

export async function namesInFolder(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of (folder as unknown as WithNames).keys()) names.push(name)
  return names
}

/** What was begun by somebody who died in the middle of it: a name without content. */
export async function isEmptyInFolder(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    return (await (await folder.getFileHandle(name)).getFile()).size === 0
  } catch {
    return false // one that cannot be looked at is left alone
  }
}

export async function removeFromFolder(folder: FileSystemDirectoryHandle, names: readonly string[]): Promise<void> {
  // One that cannot be removed now is older still the next time.
  for (const name of names) await folder.removeEntry(name).catch(() => undefined)
}

function whyNot(error: unknown): BackupError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotFoundError') return 'gone'
  if (name === 'NotAllowedError') return 'permission'
  return name === 'QuotaExceededError' ? 'full' : 'failed'
}
