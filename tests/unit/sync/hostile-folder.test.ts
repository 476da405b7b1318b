import { describe, expect, test } from 'vitest'
import { readAnnotation } from '@/lib/formats/shared/read-annotation'
import { draftSchema } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { writeLine } from '@/lib/sync/lines'
import { syncLimits } from '@/lib/sync/limits'
import type { SyncStore } from '@/lib/sync/memory'
import { readFolder, type ReadProblem } from '@/lib/sync/read-folder'
import { passphraseKey } from '@/lib/sync/seal'
import { deviceOf, stampOf, timeOf } from '@/lib/sync/stamp'
import { note } from '../annotations/import/arbitrary-import'
import { deliver, fakeDevice, noSecrets, type FakeDevice } from './fake-device'

// Anyone with access to the folder can put any file into it. If there is no passphrase, a device takes only valid rows
// from it.
const HOSTILE = 'd0123456789abcde'
const PATH = `${HOSTILE}/1.ndjson`
const STAMP = `0mi3x4k2p0000-${HOSTILE}`
let ms = Date.parse('2026-11-01T00:00:00Z')
const now = () => (ms += 1000)

/** A device with one note of its own, whose folder holds a file with these lines after its header. */
async function deviceWith(lines: readonly string[]) {
  const device = fakeDevice(1, now)
  device.notes.set('own', note('own'))
  const header = JSON.stringify({ kind: 'claimlight-sync', version: 1, device: HOSTILE, segment: 1, name: 'Evil' })
  const text = [header, ...lines].map(writeLine).join('')
  device.disk.set(PATH, new TextEncoder().encode(text))
  return { device, report: await device.sync() }
}

/** A line that adds a note with these values in place of good ones. */
function noteLine(id: string, values: Record<string, unknown>): string {
  const { id: _id, tags: _tags, note: text, ...rest } = { ...note(id), ...values }
  const fields = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [STAMP, value]]))
  const seen = { [HOSTILE]: STAMP.slice(0, 13) }
  const versions = { note: { seen, values: [[STAMP, text]] }, $there: { seen, values: [[STAMP, 2]] } }
  return JSON.stringify({ k: 'note', id, f: fields, v: versions })
}

test('a well-formed line of the test is taken, so that the refusals below mean something', async () => {
  const { device, report } = await deviceWith([noteLine('good', { note: 'by another device' })])
  expect(report.problems).toEqual([])
  expect(device.notes.get('good')?.note).toBe('by another device')
})

describe('a file in the folder', () => {
  test.each<[string, string]>([
    ['a link that is a script', noteLine('bad', { url: 'javascript:alert(1)' })],
    ['a page key that is a script', noteLine('bad', { pageKey: 'javascript:alert(1)' })],
    ['a field that no note has', noteLine('bad', { onclick: 'alert(1)' })],
    ['a field of another type', noteLine('bad', { title: { toString: 'x' } })],
    ['a text beyond the limit', noteLine('bad', { note: 'x'.repeat(noteLimits.joined + 1) })],
    ['a record of an unknown kind', JSON.stringify({ k: 'settings', id: 'bad', f: { readAlong: [STAMP, true] } })],
    ['a stamp at the end of all stamps', noteLine('bad', {}).replaceAll(STAMP.slice(0, 13), 'z'.repeat(13))],
    ['a stamp far in the future', noteLine('bad', {}).replaceAll(STAMP.slice(0, 13), `5${'z'.repeat(12)}`)],
    ['deep nesting', '['.repeat(100_000)],
  ])('with %s adds nothing, is named, and does not stop the lines after it', async (_what, line) => {
    const { device, report } = await deviceWith([line, noteLine('good', {})])
    expect([...device.notes.keys()].sort()).toEqual(['good', 'own'])
    expect(report.problems).toEqual([{ path: PATH, why: 'damaged', lines: [2] }])
    expect('polluted' in {}).toBe(false)
  })

  test('with stamps far in the future leaves changes that the other devices take', async () => {
    const far = noteLine('bad', {}).replaceAll(STAMP.slice(0, 13), `5${'z'.repeat(12)}`)
    const { device } = await deviceWith([far, noteLine('good', {})])
    device.notes.set('own', { ...note('own'), note: 'changed after it', modified: new Date(now()).toISOString() })
    await device.sync()
    const other = fakeDevice(2, now)
    deliver(device, other)
    const { problems } = await other.sync()
    expect(problems.filter(({ path }) => path !== PATH)).toEqual([])
    expect(other.notes.get('own')?.note).toBe('changed after it')
  })

  test('with a field named __proto__ changes no prototype', async () => {
    const line = `{"k":"note","id":"bad","f":{"__proto__":["${STAMP}",{"polluted":true}]}}`
    const { device } = await deviceWith([line, noteLine('good', {})])
    expect([...device.notes.keys()].sort()).toEqual(['good', 'own'])
    expect('polluted' in {}).toBe(false)
    expect(JSON.stringify([...device.records.values()])).not.toContain('polluted')
  })

  test('that claims to be written by this device, with a larger number, does not stop it from syncing', async () => {
    const { device } = await deviceWith([])
    const other = fakeDevice(2, now)
    const own = device.self().device
    device.disk.set(`${own}/999.ndjson`, new TextEncoder().encode('not a file of ours'))
    await device.sync()
    await device.sync()
    expect(device.notes.has('own')).toBe(true)
    deliver(device, other)
    await other.sync()
    expect(other.notes.has('own')).toBe(true)
  })

  test('without the end of a first line is not read to its own end', async () => {
    let bytes = 0
    const read = (from: number, to: number) => {
      bytes += to - from
      return Promise.resolve(new Uint8Array(to - from).fill(32))
    }
    const file = { path: 'junk.ndjson', owner: null, name: 'junk.ndjson', size: 300_000_000, read }
    const memory = {
      self: () => Promise.resolve({ device: 'd000000000000001' }),
      positions: () => Promise.resolve(new Map()),
    } as unknown as SyncStore
    expect(await readFolder([file], memory, noSecrets, now)).toEqual([{ path: 'junk.ndjson', why: 'other' }])
    expect(bytes).toBeLessThan(100_000)
  })

  test('of many small files is read up to a limit, and the rest is named', async () => {
    const device = fakeDevice(1, now)
    for (let n = 0; n <= syncLimits.files; n++) device.disk.set(`${HOSTILE}/${n + 1}.ndjson`, new Uint8Array([123]))
    const { problems } = await device.sync()
    expect(problems.some(({ why }) => why === 'many')).toBe(true)
  })

  test('that is one of too many is read all the same, at one of the next syncs', async () => {
    const { device } = await deviceWith([noteLine('good', {})])
    const other = fakeDevice(2, now)
    for (let n = 0; n < 2 * syncLimits.files; n++)
      other.disk.set(`${n}.ndjson`, new TextEncoder().encode(n % 2 ? 'junk' : '["00000000",{}]\n'))
    deliver(device, other)
    let turns = 0
    for (; !other.notes.has('own') && turns < 10; turns++) await other.sync()
    expect(turns).toBeLessThanOrEqual(3)
  }, 60_000)

  test('may have more stamps in its lines than a call has arguments', async () => {
    const lines = Array.from({ length: 100 }, (_, at) => {
      const tags = Array.from({ length: 1500 }, (_, n) => [`tag:${n}`, [STAMP, n % 900]])
      return JSON.stringify({ k: 'note', id: `n${at}`, f: Object.fromEntries(tags) })
    })
    const { device, report } = await deviceWith([...lines, noteLine('good', {})])
    expect(report.problems).toEqual([])
    expect(device.notes.has('good')).toBe(true)
  }, 60_000)
})

/** A line on one field of versions of a note: by the hostile device, now or at that time, having seen a device until a time. */
function seenLine(id: string, field: string, value: unknown, [device, until]: [string, number], time = now()): string {
  const at = stampOf({ ms: time, count: 0 }, HOSTILE)
  const seen = { [HOSTILE]: timeOf(at), [device]: timeOf(stampOf({ ms: until, count: 0 }, device)) }
  return JSON.stringify({ k: 'note', id, v: { [field]: { seen, values: [[at, value]] } } })
}

function write(device: FakeDevice, lines: readonly string[], segment = 1): void {
  const header = JSON.stringify({ kind: 'claimlight-sync', version: 1, device: HOSTILE, segment, name: 'Evil' })
  device.disk.set(`${HOSTILE}/${segment}.ndjson`, new TextEncoder().encode([header, ...lines].map(writeLine).join('')))
}

function edit(device: FakeDevice, id: string, text: string): void {
  device.notes.set(id, { ...device.notes.get(id)!, note: text, modified: new Date(now()).toISOString() })
}

const MONTHS = 360 * 86_400_000

describe.each([
  ['itself dated now', 0],
  ['itself dated later', MONTHS + 1],
])('a line that claims to have seen changes of a device that it has not made yet, %s,', (_when, ahead) => {
  const others = (problems: readonly ReadProblem[]) => problems.filter(({ path }) => path !== PATH)

  test('on its text does not cover the next edits, here or on another device', async () => {
    const [a, b] = [fakeDevice(1, now), fakeDevice(2, now)]
    a.notes.set('n', note('n', { note: 'mine' }))
    await a.sync()
    deliver(a, b)
    await b.sync()
    const line = seenLine('n', 'note', 'mine', [a.self().device, ms + MONTHS], now() + ahead)
    for (const device of [a, b]) {
      write(device, [line])
      await device.sync()
    }
    for (const text of ['a long afternoon of work', 'and an evening']) {
      edit(a, 'n', text)
      expect(others((await a.sync()).problems)).toEqual([])
      deliver(a, b)
      expect(others((await b.sync()).problems)).toEqual([])
      expect([a.notes.get('n')?.note, b.notes.get('n')?.note]).toEqual([text, text])
    }
  })

  test('on its life does not keep it from being deleted and restored elsewhere', async () => {
    const [a, b] = [fakeDevice(1, now), fakeDevice(2, now)]
    const both = async (): Promise<void> => {
      await a.sync()
      deliver(a, b)
      await b.sync()
    }
    a.notes.set('n', note('n', { note: 'mine' }))
    await both()
    write(a, [seenLine('n', '$there', 2, [a.self().device, ms + MONTHS], now() + ahead)])
    await both()
    a.bin.set('n', a.notes.get('n')!)
    a.notes.delete('n')
    await both()
    expect([a.notes.has('n'), b.notes.has('n')]).toEqual([false, false])
    a.notes.set('n', a.bin.get('n')!)
    a.bin.delete('n')
    await both()
    expect([a.notes.has('n'), b.notes.has('n')]).toEqual([true, true])
  })
})

test('a line almost a year ahead does not put off the changes to other notes for a device whose clock is late', async () => {
  const [a, b] = [fakeDevice(1, now), fakeDevice(2, () => now() - 3_600_000)]
  a.notes.set('m', note('m'))
  await a.sync()
  const far = timeOf(stampOf({ ms: ms + 364.99 * 86_400_000, count: 0 }, HOSTILE))
  write(a, [noteLine('bad', {}).replaceAll(STAMP.slice(0, 13), far)])
  await a.sync()
  edit(a, 'm', 'changed on a')
  await a.sync()
  deliver(a, b)
  b.disk.delete(PATH)
  expect((await b.sync()).problems).toEqual([])
  expect(b.notes.get('m')?.note).toBe('changed on a')
})

describe('a line of the folder', () => {
  const at = () => stampOf({ ms: now(), count: 0 }, HOSTILE)
  const inSync = async (): Promise<[FakeDevice, FakeDevice]> => {
    const [a, b] = [fakeDevice(1, now, { segmentBytes: 500_000 }), fakeDevice(2, now, { segmentBytes: 500_000 })]
    a.notes.set('n', note('n', { note: 'mine' }))
    await a.sync()
    deliver(a, b)
    await b.sync()
    return [a, b]
  }
  const comes = async (a: FakeDevice, b: FakeDevice, text: string): Promise<void> => {
    edit(a, 'n', text)
    await a.sync()
    deliver(a, b)
    expect((await b.sync()).problems).toEqual([])
    expect(b.notes.get('n')?.note).toBe(text)
  }
  const invented = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => `d${(0xabc000 + from + n).toString(16).padStart(15, '0')}`)

  test('that names as many devices as a line may hold does not cut the next edits off from the other devices', async () => {
    const [a, b] = await inSync()
    const lines = Array.from({ length: 40 }, (_, part) => {
      const stamp = at()
      const seen = Object.fromEntries([HOSTILE, ...invented(63, part * 63)].map((one) => [one, timeOf(stamp)]))
      return JSON.stringify({ k: 'note', id: 'n', v: { note: { seen, values: [[stamp, 'mine']] } } })
    })
    for (const device of [a, b]) write(device, lines)
    await a.sync()
    await b.sync()
    for (let turn = 0; turn < 3; turn++) await comes(a, b, `edit ${turn}`)
  })

  test('with more fields than a note can have does not cut it off either', async () => {
    const [a, b] = await inSync()
    const lines = [0, 1, 2].map((part) => {
      const stamp = at()
      const tags = Array.from({ length: 1900 }, (_, n) => [`tag:${part} ${n}`, [stamp, n % 900]])
      return JSON.stringify({ k: 'note', id: 'n', f: Object.fromEntries(tags) })
    })
    for (const device of [a, b]) write(device, lines)
    await a.sync()
    await b.sync()
    await comes(a, b, 'edit')
    const c = fakeDevice(3, now)
    // All that is known is written into one line for a device whose files were lost.
    for (const path of [...a.disk.keys()]) a.disk.delete(path)
    await a.sync()
    deliver(a, c)
    expect((await c.sync()).problems).toEqual([])
    expect(c.notes.get('n')?.note).toBe('edit')
  })

  test('with more text for a note than a line may hold does not keep the note from a device that begins later', async () => {
    const [a] = await inSync()
    const long = 'x'.repeat(noteLimits.joined - 100)
    const lines = invented(34, 0).map((device) => {
      const stamp = stampOf({ ms: now(), count: 0 }, device)
      const versions = { seen: { [device]: timeOf(stamp) }, values: [[stamp, long]] }
      return JSON.stringify({ k: 'note', id: 'n', v: { note: versions } })
    })
    write(a, lines)
    await a.sync()
    // All that is known is written for a device whose files were lost.
    for (const path of [...a.disk.keys()]) a.disk.delete(path)
    expect((await a.sync()).problems).toEqual([])
    const c = fakeDevice(3, now)
    deliver(a, c)
    expect((await c.sync()).problems).toEqual([])
    expect(c.notes.get('n')?.note).toBe(a.notes.get('n')?.note)
    expect(Object.keys(c.records.get('note/n')!.state.versions.note!.seen)).toHaveLength(35)
  }, 60_000)

  test('one of many with a text each takes time in proportion, and the edits after them come', async () => {
    const joins = async (count: number): Promise<number> => {
      const [a, b] = await inSync()
      const lines = Array.from({ length: count }, (_, part) => {
        const stamps = invented(64, part * 64).map((one) => stampOf({ ms: now(), count: 0 }, one))
        const seen = Object.fromEntries(stamps.map((one) => [deviceOf(one), timeOf(one)]))
        return JSON.stringify({ k: 'note', id: 'n', v: { note: { seen, values: stamps.map((one) => [one, one]) } } })
      })
      for (const device of [a, b]) write(device, lines)
      const start = process.cpuUsage()
      await a.sync()
      await b.sync()
      const { user, system } = process.cpuUsage(start)
      const took = (user + system) / 1000
      await comes(a, b, 'edit')
      return took
    }
    await joins(20)
    expect((await joins(400)) / Math.max(20, await joins(100))).toBeLessThan(12)
  }, 60_000)

  test('that is longer than any line does not hide the lines after it, and is named', async () => {
    const a = fakeDevice(1, now)
    write(a, ['x'.repeat(syncLimits.line), noteLine('good', {})])
    expect((await a.sync()).problems).toEqual([{ path: PATH, why: 'large', lines: [2] }])
    expect(a.notes.has('good')).toBe(true)
  }, 60_000)

  test.each([
    ['an earlier one', 0],
    ['one of the last year', 40 * 86_400_000],
  ])(
    'cannot overwrite a text together with the change that has overwritten it: it claims more than its own time, %s',
    async (_what, later) => {
      const [a, b] = await inSync()
      const spam = stampOf({ ms: ms + MONTHS, count: 0 }, HOSTILE)
      const far = timeOf(stampOf({ ms: ms + MONTHS + 1, count: 0 }, HOSTILE))
      const line = (stamp: string, text: string, seen: object): string =>
        JSON.stringify({
          k: 'note',
          id: 'n',
          v: { note: { seen: { [HOSTILE]: timeOf(stamp), ...seen }, values: [[stamp, text]] } },
        })
      for (const device of [a, b]) write(device, [line(spam, 'spam', {})])
      await a.sync()
      edit(a, 'n', 'a long afternoon of work')
      await a.sync()
      // The user's line has seen all lines of the stranger. The stranger claims to have seen it, in an older line.
      const old = stampOf({ ms: ms + later, count: 0 }, HOSTILE)
      const seen = { [a.self().device]: far }
      for (const device of [a, b]) write(device, [line(old, '', seen)], 2)
      for (const device of [a, b, a]) {
        deliver(a, b)
        await device.sync()
      }
      expect([a.notes.get('n')?.note, b.notes.get('n')?.note]).toEqual([
        'a long afternoon of work',
        'a long afternoon of work',
      ])
    },
  )

  test('with the stamp of a change of the user, and another text, leaves both texts', async () => {
    const [a, b] = await inSync()
    const { seen, values } = a.records.get('note/n')!.state.versions.note!
    const forged = values.map(([stamp]) => [stamp, 'not yours'])
    for (const device of [a, b])
      write(device, [JSON.stringify({ k: 'note', id: 'n', v: { note: { seen, values: forged } } })])
    for (const device of [a, b]) await device.sync()
    expect(a.notes.get('n')?.note).toBe(b.notes.get('n')?.note)
    expect(a.notes.get('n')?.note).toContain('mine')
  })

  test('without a field that each note has does not keep later changes from coming', async () => {
    const [a, b] = await inSync()
    for (const device of [a, b]) write(device, [JSON.stringify({ k: 'note', id: 'n', f: { title: [at()] } })])
    await a.sync()
    edit(a, 'n', 'edit')
    await a.sync()
    deliver(a, b)
    expect((await b.sync()).problems).toEqual([{ path: PATH, why: 'damaged', lines: [2] }])
    expect(b.notes.get('n')?.note).toBe('edit')
  })

  test('of 14 MB, as of a large dossier, is read', async () => {
    const a = fakeDevice(1, now)
    const text = { note: 'x'.repeat(14_000_000) }
    write(a, [noteLine('too-long', text), noteLine('good', {})])
    expect((await a.sync()).problems).toEqual([{ path: PATH, why: 'damaged', lines: [2] }])
    expect(a.notes.has('good')).toBe(true)
  }, 60_000)

  test('that is damaged is read again ever more rarely, and at once when its file has changed', async () => {
    const a = fakeDevice(1, now)
    let reads = 0
    write(a, ['{"bad":1}', noteLine('good', {})])
    const bytes = a.disk.get(PATH)!
    bytes.slice = function (...range) {
      reads++
      return Uint8Array.prototype.slice.apply(this, range)
    }
    for (let turn = 0; turn < 30; turn++) expect((await a.sync()).problems).toHaveLength(1)
    expect(reads).toBeLessThan(30)
    write(a, [noteLine('other', {}), noteLine('good', {})])
    expect((await a.sync()).problems).toEqual([])
    expect(a.notes.has('other')).toBe(true)
  })
})

test('two long texts of a conflict become a note that can be saved and restored from a backup', async () => {
  const [a, b] = [fakeDevice(1, now), fakeDevice(2, now)]
  a.notes.set('n', note('n'))
  await a.sync()
  deliver(a, b)
  await b.sync()
  edit(a, 'n', 'a'.repeat(150_000))
  edit(b, 'n', 'b'.repeat(150_000))
  await a.sync()
  await b.sync()
  deliver(b, a)
  await a.sync()
  const { created: _created, modified, ...rest } = a.notes.get('n')!
  expect(rest.note.length).toBeGreaterThan(300_000)
  expect(draftSchema.safeParse({ ...rest, basedOn: modified }).success).toBe(true)
  expect(readAnnotation(a.notes.get('n')!)).toMatchObject({ annotation: { note: rest.note } })
})

test('the passphrase is kept only as a key that cannot be read out', async () => {
  const key = await passphraseKey('correct horse')
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  expect(JSON.stringify(structuredClone({ key, salt: 'x' }))).not.toContain('horse')
})
