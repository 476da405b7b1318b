import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { headerJson } from '@/lib/sync/file-lines'
import { ciphersOf } from '@/lib/sync/cipher'
import { beginSync, deleteSyncState, readSyncSettings, databaseSyncStore } from '@/lib/sync/store'
import { note } from '../notes/data/import/arbitrary-import'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const sendMessage = vi.fn(() => Promise.resolve(undefined))
setBrowser({
  runtime: { sendMessage, getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, secret } = await import('./whole-device')
const { makeChangeFile, readChangeFiles, startSync, syncNow, isSyncing } = await import('@/lib/sync/panel-sync')
const { fakeFolder } = await import('./fake-folder')

// A folder that is not the browser's cannot be stored.
vi.mock(import('@/lib/sync/store'), async (importOriginal) => {
  const store = await importOriginal()
  return { ...store, beginSync: (settings, self) => store.beginSync({ ...settings, folder: null }, self) }
})

beforeEach(beginAgain)

/** Another device with the same tables: it begins without any. */
async function becomeAnother(passphrase = secret.passphrase): Promise<void> {
  await beginAgain()
  const settings = { folder: null, name: 'B', secret: { ...secret, passphrase } }
  await beginSync(settings, { device: 'd000000000000009' })
}

async function fileWith(id: string): Promise<File> {
  await notesDatabase().annotations.put(note(id))
  const made = await makeChangeFile()
  return new File([made!.file], made!.name)
}

test('a change file holds all that a device knows, and another device reads it', async () => {
  const file = await fileWith('mine')
  expect(file.name).toMatch(/^claimlight-d[0-9a-f]{15}\.ndjson$/)
  await becomeAnother()
  sendMessage.mockClear()
  expect(await readChangeFiles([file])).toMatchObject({ added: 1, failed: null, problems: [] })
  expect(await notesDatabase().annotations.get('mine')).toMatchObject({ id: 'mine' })
  expect(sendMessage).toHaveBeenCalledWith(expect.objectContaining({ kind: 'notes-changed' }))
})

test('a change file with another passphrase is named and not read', async () => {
  const file = await fileWith('mine')
  await becomeAnother('nobody-knows-this-one')
  expect(await readChangeFiles([file])).toMatchObject({ added: 0, problems: [{ path: file.name, why: 'passphrase' }] })
  expect(await notesDatabase().annotations.count()).toBe(0)
})

test('a sync is shown until it is over', async () => {
  const states: boolean[] = []
  const end = isSyncing.subscribe(() => states.push(isSyncing.state))
  expect(await syncNow()).toMatchObject({ failed: null })
  end()
  expect(states).toEqual([true, false])
})

test('a sync that fails says why, and the next one goes on', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const full = new DOMException('full', 'QuotaExceededError')
  const write = vi.spyOn(databaseSyncStore, 'write').mockRejectedValueOnce(full)
  await notesDatabase().annotations.put(note('mine'))
  expect(await syncNow()).toMatchObject({ failed: 'full' })
  write.mockRestore()
  said.mockRestore()
  expect(await syncNow()).toMatchObject({ failed: null })
})

test('where syncing is off, nothing is done', async () => {
  await deleteSyncState()
  expect(await syncNow()).toBeNull()
  expect(await makeChangeFile()).toBeNull()
})

describe('files of strangers', () => {
  const DEVICE = 'd0123456789abcde'
  const bytesOf = (line: string) => new TextEncoder().encode(`${line}\n`)
  const strange = (n: number, device = DEVICE) =>
    bytesOf(
      JSON.stringify({
        ...{ kind: 'claimlight-sync', version: 1, device, segment: 1 },
        ...{ salt: `${String(n).padStart(22, 'B')}==`, sealed: `AAAA${n}` },
      }),
    )
  // Real rounds take half a second for each salt.
  beforeEach(() => {
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((how, ...rest) =>
      derive({ ...(how as Pbkdf2Params), iterations: 1 }, ...rest),
    )
  })
  afterEach(() => vi.restoreAllMocks())
  const about = (passphrase: string, isAnyway = false) => ({ name: 'A', passphrase, isAnyway })

  test.each([
    ['beside the folders of devices', (n: number) => `${n}.ndjson`, () => DEVICE],
    ['in folders of devices', (n: number) => `${deviceOf(n)}/1.ndjson`, deviceOf],
  ])('%s keep no device with the right passphrase from joining', async (_, pathOf, ownerOf) => {
    const passphrase = `right ${ownerOf(1)}`
    const seal = await ciphersOf({ passphrase, salt: 'CAAAAAAAAAAAAAAAAAAAAA==' }).ofOwnFiles()
    const files = new Map<string, Uint8Array>()
    for (let n = 0; n < 20; n++) files.set(pathOf(n), strange(n, ownerOf(n)))
    for (const segment of [1, 2])
      files.set(
        `${DEVICE}/${segment}.ndjson`,
        bytesOf(await headerJson({ device: DEVICE, segment, name: 'Desktop' }, seal)),
      )
    expect(await startSync(fakeFolder(files), about('wrong'))).toBe('passphrase')
    expect(await startSync(fakeFolder(files), about(passphrase))).toMatchObject({ failed: null })
    expect((await readSyncSettings()).secret).toEqual({ passphrase, salt: seal.salt })
  })

  test('alone in a folder are told of, and the user may begin all the same', async () => {
    const folder = fakeFolder(new Map([['0.ndjson', strange(0)]]))
    expect(await startSync(folder, about('mine'))).toBe('passphrase')
    expect(await startSync(folder, about('mine', true))).toMatchObject({ failed: null })
    expect((await readSyncSettings()).secret?.passphrase).toBe('mine')
  })
})

function deviceOf(n: number): string {
  return `d${String(n).padStart(15, '0')}`
}
