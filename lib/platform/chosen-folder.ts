import { base64Of } from '@/lib/text/bytes'
import { browser } from './browser'

// Parts of the File System Access API that are only in Chromium, and not in TypeScript's types.
declare global {
  interface FileSystemHandle {
    queryPermission?: (wish: typeof WRITE_ACCESS) => Promise<PermissionState>
    requestPermission?: (wish: typeof WRITE_ACCESS) => Promise<PermissionState>
  }
  var showDirectoryPicker:
    ((options: { id: string } & typeof WRITE_ACCESS) => Promise<FileSystemDirectoryHandle>) | undefined
}

const WRITE_ACCESS = { mode: 'readwrite' } as const

export function canPickFolder(): boolean {
  return globalThis.showDirectoryPicker !== undefined
}

/** Lets the user choose a folder to write to; call it in the click handler. @returns null when none was chosen */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await globalThis.showDirectoryPicker?.({ id: 'claimlight', ...WRITE_ACCESS })) ?? null
  } catch {
    return null // The user cancelled, or the browser does not allow the folder.
  }
}

export async function permissionOf(folder: FileSystemDirectoryHandle): Promise<PermissionState> {
  return (await folder.queryPermission?.(WRITE_ACCESS)) ?? 'granted'
}

/** Asks again for permission to write to a folder; call directly in the click handler. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await folder.requestPermission?.(WRITE_ACCESS).catch(() => 'denied')) === 'granted'
}

/** Writes to a file completely or not at all: the browser writes a copy, and moves it into place at the end. */
export async function writeAtomically(
  file: FileSystemFileHandle,
  write: (stream: FileSystemWritableFileStream) => Promise<void>,
  options?: FileSystemCreateWritableOptions,
): Promise<void> {
  const stream = await file.createWritable(options)
  try {
    await write(stream)
    await stream.close()
  } catch (error) {
    await stream.abort().catch(() => undefined)
    throw error
  }
}

/** Writes a new file. @returns null, or why it was not written */
export async function writeIntoFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
  pieces: AsyncIterable<string>,
): Promise<FolderFault | null> {
  if ((await permissionOf(folder)) !== 'granted') return 'permission'
  let made = false
  try {
    const file = await folder.getFileHandle(name, { create: true })
    made = true
    await writeAtomically(file, async (stream) => {
      for await (const piece of pieces) await stream.write(piece)
    })
    return null
  } catch (error) {
    // Removes the file, which was created empty: an empty file must not count as a backup.
    if (made) await removeFromFolder(folder, [name])
    return folderFaultOf(error)
  }
}

/** Reads the first bytes of a file as text; empty after an interrupted write, null where it cannot be read. */
export async function readFileStart(
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

/** Reason why a folder could not be used. */
export type FolderFault = 'permission' | 'gone' | 'full' | 'failed'

export function folderFaultOf(error: unknown): FolderFault {
  return FAULT_BY_ERROR.get(error instanceof Error ? error.name : '') ?? 'failed'
}

const FAULT_BY_ERROR = new Map<string, FolderFault>([
  ['NotAllowedError', 'permission'],
  ['SecurityError', 'permission'],
  ['NotFoundError', 'gone'],
  ['QuotaExceededError', 'full'],
])

const DOWNLOADS_PERMISSION = { permissions: ['downloads' as const] }

/** Asks for the permission to download; call directly in the click handler. */
export function askToDownload(): Promise<boolean> {
  return browser.permissions.request(DOWNLOADS_PERMISSION).catch(() => false)
}

/** Downloads a text to the download folder without a dialog. @returns null, or why it failed */
export async function downloadText(name: string, pieces: AsyncIterable<string>) {
  if (!(await browser.permissions.contains(DOWNLOADS_PERMISSION))) return 'downloads'
  const parts: Blob[] = []
  for await (const piece of pieces) parts.push(new Blob([piece]))
  const file = new Blob(parts, { type: 'application/json' })
  const address = await downloadAddressOf(file)
  if (address === null) return 'large'
  try {
    await browser.downloads.download({ url: address, filename: name, conflictAction: 'uniquify', saveAs: false })
    return null
  } catch {
    return 'failed'
  } finally {
    // Revoked after a minute, because Firefox reads the address after the call has ended.
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}

/** Returns a blob address, or a `data:` one in Chromium's worker, which cannot make blob ones; null: too large. */
async function downloadAddressOf(file: Blob): Promise<string | null> {
  const { createObjectURL } = URL as { createObjectURL?: typeof URL.createObjectURL }
  if (createObjectURL) return createObjectURL.call(URL, file)
  if (file.size > LONGEST_DATA) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return `data:application/json;base64,${base64Of(bytes)}`
}

/** Largest file for a `data:` address, in bytes: Chromium allows 2 MB (`url::kMaxURLChars`); base64 adds a third. */
const LONGEST_DATA = 1_500_000
