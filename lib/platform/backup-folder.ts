// The File System Access API exists only in Chromium and is not in TypeScript's types.
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

/** Lets the user choose a folder to write to; call directly in the click handler. @returns null when none was chosen */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (globalThis as WithPicker).showDirectoryPicker?.({ id: 'claimlight', mode: 'readwrite' })) ?? null
  } catch {
    return null // Cancelled, or a folder that the browser does not allow.
  }
}

/** Asks again for permission to write to a folder; call directly in the click handler. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const answer = await (folder as WithPermission).requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied')
  return answer === 'granted'
}

/** Writes a file completely or not at all: the browser moves it into place at the end. */
export async function writeIntoFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  pieces: AsyncIterable<string>,
): Promise<WriteError | null> {
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
    // The name exists before its content: an empty file must not count as a backup.
    if (made) await folder.removeEntry(name).catch(() => undefined)
    return whyNot(error)
  }
}

export async function namesInFolder(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of (folder as unknown as WithNames).keys()) names.push(name)
  return names
}

/** The first bytes of a file as text: empty after an interrupted write, null where it cannot be read. */
export async function startInFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: number,
): Promise<string | null> {
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).slice(0, bytes).text()
  } catch {
    return null
  }
}

export async function removeFromFolder(folder: FileSystemDirectoryHandle, names: readonly string[]): Promise<void> {
  // A file that cannot be removed now is removed the next time.
  for (const name of names) await folder.removeEntry(name).catch(() => undefined)
}

type WriteError = 'permission' | 'gone' | 'full' | 'failed'

function whyNot(error: unknown): WriteError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotFoundError') return 'gone'
  if (name === 'NotAllowedError') return 'permission'
  return name === 'QuotaExceededError' ? 'full' : 'failed'
}
