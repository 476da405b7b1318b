import { expect, test } from 'vitest'
import { readFile } from '@/lib/sync/read-folder'
import type { Cipher } from '@/lib/sync/cipher'
import type { SyncStore } from '@/lib/sync/types'
import { note } from '../notes/data/import/arbitrary-import'
import { deliver, fakeDevice, plainSeals, type FakeDevice } from './fake-device'

// Files that a keeper of the sync folder made up, or that a service broke.

let ms = Date.parse('2026-11-01T00:00:00Z')
const now = () => (ms += 1000)
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A device with a note in its folder, which another device has not read. */
async function pair(): Promise<[FakeDevice, FakeDevice]> {
  const [a, b] = [fakeDevice(1, now), fakeDevice(2, now)]
  a.notes.set('n', note('n'))
  await a.sync()
  deliver(a, b)
  return [a, b]
}

function madeUpHeader(n: number): string {
  const place = { device: 'd000000000000fff', segment: 1, salt: `${String(n).padStart(22, 'B')}==` }
  return `${JSON.stringify({ kind: 'claimlight-sync', version: 1, ...place, sealed: `AAAA${n}` })}\n`
}

test('made-up files with salts of their own keep no file waiting, and each costs one derivation for good', async () => {
  const [, b] = await pair()
  const derived: string[] = []
  const { ofOwnFiles, ofSalt } = plainSeals()
  const own = (await ofOwnFiles()).salt
  const closed: Cipher = { ...(await ofOwnFiles()), decrypt: () => Promise.resolve(null) }
  b.seals = {
    ofOwnFiles,
    ofSalt(salt) {
      if (salt === own) return ofSalt(salt)
      derived.push(salt)
      return Promise.resolve(closed)
    },
  }
  for (let n = 0; n < 50; n++) b.disk.set(`${n}.ndjson`, bytesOf(madeUpHeader(n)))
  const whyOf = async () => (await b.sync()).problems.map(({ why }) => why)
  const first = await whyOf()
  expect(b.notes.size).toBe(1)
  expect([derived.length, first.filter((why) => why === 'later').length]).toEqual([20, 30])
  await whyOf()
  expect(await whyOf()).toEqual(Array(50).fill('passphrase'))
  await whyOf()
  expect(derived.length).toBe(50)
  // The header of a file is another one now, of the same size.
  b.disk.set('0.ndjson', bytesOf(madeUpHeader(60)))
  await whyOf()
  expect(derived.length).toBe(51)
})

test('a line of 200 MB is passed over in pieces, and the lines after it are read', async () => {
  const [a, b] = await pair()
  const [whole = new Uint8Array()] = a.disk.values()
  const head = whole.slice(0, whole.indexOf(0x0a) + 1)
  const tail = bytesOf(`\n${new TextDecoder().decode(whole.slice(head.length)).replaceAll(' 1 2 ', ' 1 3 ')}`)
  const size = head.length + 200e6 + tail.length
  let longest = 0
  const read = (from: number, to: number): Promise<Uint8Array> => {
    longest = Math.max(longest, to - from)
    const bytes = new Uint8Array(to - from).fill(0x41)
    for (const [part, at] of [
      [head, 0],
      [tail, size - tail.length],
    ] as const)
      // prettier-ignore
      if (at < to && at + part.length > from) bytes.set(part.slice(Math.max(0, from - at), to - at), Math.max(0, at - from))
    return Promise.resolve(bytes)
  }
  const memory = { ...memoryOf(b), records: () => Promise.resolve(new Map()) }
  const written: string[] = []
  memory.write = ({ records = [] }) => Promise.resolve(void written.push(...records.map(({ key }) => key)))
  const problems = await readFile({ path: '0.ndjson', size, read }, undefined, memory, plainSeals())
  expect(problems).toEqual([{ path: '0.ndjson', why: 'damaged' }])
  expect(written).toEqual(['note/n'])
  expect(longest).toBeLessThan(70e6)
})

test('a file at which anything fails is named and stops no other; a failure of the store ends the sync', async () => {
  const [, b] = await pair()
  const { ofOwnFiles, ofSalt } = plainSeals()
  b.seals = {
    ofOwnFiles,
    ofSalt: (salt) => (salt.startsWith('A') ? ofSalt(salt) : Promise.reject(new RangeError('x'))),
  }
  b.disk.set('0.ndjson', bytesOf(madeUpHeader(1)))
  expect((await b.sync()).problems).toEqual([{ path: '0.ndjson', why: 'unreadable' }])
  expect(b.notes.size).toBe(1)
  const file = { path: '1.ndjson', size: 10, read: () => Promise.resolve(bytesOf(madeUpHeader(2))) }
  const full = { ...memoryOf(b), self: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }
  const known = {
    path: '1.ndjson',
    at: 5,
    line: 2,
    device: 'd000000000000fff',
    segment: 1,
    salt: 'A',
    name: '',
    last: 0,
  }
  await expect(readFile(file, known, full, plainSeals())).rejects.toThrow('full')
})

function memoryOf(device: FakeDevice): SyncStore {
  return {
    self: () => Promise.resolve(device.self()),
    ...{ records: () => Promise.resolve(new Map()), keys: () => Promise.resolve([]) },
    ...{ positions: () => Promise.resolve(new Map()), closedHeaders: () => Promise.resolve(new Set<string>()) },
    ...{ outbox: () => Promise.resolve([]), write: () => Promise.resolve() },
  }
}
