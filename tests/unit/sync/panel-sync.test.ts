import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { database as notesDatabase } from '@/lib/notes/data/database'
import { beginSync, forgetSync, storedMemory } from '@/lib/sync/store'
import { note } from '../notes/data/import/arbitrary-import'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const sendMessage = vi.fn(() => Promise.resolve(undefined))
setBrowser({
  runtime: { sendMessage, getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, secret } = await import('./whole-device')
const { changeFile, readChangeFiles, syncNow, isSyncing } = await import('@/lib/sync/panel-sync')

beforeEach(beginAgain)

/** Another device with the same tables: it begins without any. */
async function becomeAnother(passphrase = secret.passphrase): Promise<void> {
  await beginAgain()
  const settings = { folder: null, name: 'B', secret: { ...secret, passphrase } }
  await beginSync(settings, { device: 'd000000000000009' })
}

async function fileWith(id: string): Promise<File> {
  await notesDatabase().annotations.put(note(id))
  const made = await changeFile()
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
  expect(await readChangeFiles([file])).toMatchObject({
    added: 0,
    problems: [{ path: file.name, why: 'passphrase' }],
  })
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
  const write = vi.spyOn(storedMemory, 'write').mockRejectedValueOnce(full)
  await notesDatabase().annotations.put(note('mine'))
  expect(await syncNow()).toMatchObject({ failed: 'full' })
  write.mockRestore()
  said.mockRestore()
  expect(await syncNow()).toMatchObject({ failed: null })
})

test('where syncing is off, nothing is done', async () => {
  await forgetSync()
  expect(await syncNow()).toBeNull()
  expect(await changeFile()).toBeNull()
})
