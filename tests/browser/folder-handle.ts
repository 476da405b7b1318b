import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { t } from '@/lib/i18n/t'

/**
 * Lets extension pages choose a folder on the disk, as a headless browser cannot answer the dialog.
 * `showDirectoryPicker` returns an object with a handle's interface whose calls reach the disk through the test.
 * IndexedDB stores the object's name, and reading creates the object again. A reload asks for permission again.
 */
export async function giveFolder(context: BrowserContext, folder: string): Promise<{ permission: PermissionState }> {
  const state: { permission: PermissionState } = { permission: 'granted' }
  const place = (path: string): string => {
    const whole = resolve(folder, path)
    if (whole !== folder && !whole.startsWith(folder + sep)) throw new Error(`${path} is outside`)
    return whole
  }
  await context.exposeFunction('testFolder', async (call: FolderCall): Promise<unknown> => {
    const at = place(call.path)
    switch (call.do) {
      case 'permission':
        return state.permission
      case 'ask':
        return (state.permission = 'granted')
      case 'list':
        return (await readdir(at, { withFileTypes: true })).map((one) => [one.name, one.isDirectory()])
      case 'make-folder':
        await mkdir(at, { recursive: true })
        return null
      case 'make-file':
        await (await open(at, 'a')).close()
        return null
      case 'exists':
        return stat(at).then(
          () => true,
          () => false,
        )
      case 'read':
        return (await readFile(at)).toString('base64')
      case 'write': {
        const file = await open(at, 'r+')
        await file.write(Buffer.from(call.data, 'base64'), 0, undefined, call.position)
        await file.close()
        return null
      }
      case 'remove':
        await rm(at, { recursive: true })
        return null
    }
  })
  await context.addInitScript(installFolder)
  return state
}

type FolderCall =
  | { do: 'permission' | 'ask' | 'list' | 'make-folder' | 'make-file' | 'exists' | 'read' | 'remove'; path: string }
  | { do: 'write'; path: string; data: string; position: number }

/** Runs in the page: uses nothing from outside its own body. */
function installFolder(): void {
  type Call = (call: object) => Promise<unknown>
  type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>
  const call: Call = (one) => (globalThis as unknown as { testFolder: Call }).testFolder(one)
  const missing = () => new DOMException('A requested file or directory could not be found.', 'NotFoundError')
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

  const fileAt = (path: string, name: string) => ({
    kind: 'file',
    name,
    async getFile() {
      return new File([bytesOf((await call({ do: 'read', path })) as string)], name)
    },
    createWritable() {
      const writes: { position: number; data: Uint8Array }[] = []
      return Promise.resolve({
        write: (one: { position: number; data: Uint8Array }) => Promise.resolve(void writes.push(one)),
        abort: () => Promise.resolve(),
        async close() {
          for (const { position, data } of writes) {
            let letters = ''
            for (const byte of data) letters += String.fromCharCode(byte)
            await call({ do: 'write', path, position, data: btoa(letters) })
          }
        },
      })
    },
  })
  const folderAt = (path: string, name: string): object => ({
    kind: 'directory',
    name,
    queryPermission: () => call({ do: 'permission', path }),
    requestPermission: () => call({ do: 'ask', path }),
    async getDirectoryHandle(inner: string, { create = false } = {}) {
      const at = `${path}/${inner}`
      if (create) await call({ do: 'make-folder', path: at })
      else if (!(await call({ do: 'exists', path: at }))) throw missing()
      return folderAt(at, inner)
    },
    async getFileHandle(inner: string, { create = false } = {}) {
      const at = `${path}/${inner}`
      if (create) await call({ do: 'make-file', path: at })
      else if (!(await call({ do: 'exists', path: at }))) throw missing()
      return fileAt(at, inner)
    },
    async removeEntry(inner: string) {
      await call({ do: 'remove', path: `${path}/${inner}` })
    },
    async *values() {
      for (const [inner, isFolder] of (await call({ do: 'list', path })) as [string, boolean][])
        yield isFolder ? folderAt(`${path}/${inner}`, inner) : fileAt(`${path}/${inner}`, inner)
    },
  })

  const pick = () => Promise.resolve(folderAt('.', 'Shared'))
  Object.defineProperty(globalThis, 'showDirectoryPicker', { value: pick, configurable: true })
  // `put` stores a marker instead of a folder of the test; reading converts the marker back.
  const isFolder = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'queryPermission' in value && 'values' in value
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as Put
  const swap = (value: unknown, from: (one: unknown) => boolean, to: () => unknown): unknown => {
    const row = value as { value?: { folder?: unknown } } | null | undefined
    if (!row?.value || !from(row.value.folder)) return value
    return { ...row, value: { ...row.value, folder: to() } }
  }
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    return put.call(
      this,
      swap(value, isFolder, () => 'folder of the test'),
      key,
    )
  }
  const result = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'result')
  Object.defineProperty(IDBRequest.prototype, 'result', {
    ...result,
    get(this: IDBRequest): unknown {
      const value: unknown = result?.get?.call(this)
      const isMark = (one: unknown): boolean => one === 'folder of the test'
      const make = (): unknown => folderAt('.', 'Shared')
      return Array.isArray(value) ? value.map((one) => swap(one, isMark, make)) : swap(value, isMark, make)
    },
  })
}

/** Unfolds the form that starts a sync, where it is folded. */
export async function openSyncForm(settings: Page): Promise<void> {
  await settings.getByText(t('sync.setUp')).waitFor()
  if (!(await settings.getByLabel(t('sync.device')).isVisible())) await settings.getByText(t('sync.setUp')).click()
}
