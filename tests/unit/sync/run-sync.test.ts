import { describe, expect, test } from 'vitest'
import { fieldsOfNote, noteRowRules } from '@/lib/rows/note'
import { firstChange, emptyRecordState } from '@/lib/sync/record'
import { headerJson } from '@/lib/sync/file-lines'
import { ITERATIONS, ciphersOf } from '@/lib/sync/cipher'
import { note } from '../notes/data/import/arbitrary-import'
import { Crash, deliver, fakeDevice, plainSeals, type FakeDevice } from './fake-device'

let ms = Date.parse('2026-11-01T00:00:00Z')
const now = () => (ms += 1000)

async function syncAll(...devices: FakeDevice[]): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const device of devices) {
      await device.sync()
      for (const other of devices) if (other !== device) deliver(device, other)
    }
}

function textOf(device: FakeDevice, id: string): string | undefined {
  return device.notes.get(id)?.note
}

function edit(device: FakeDevice, id: string, text: string): void {
  device.notes.set(id, { ...device.notes.get(id)!, note: text, modified: new Date(now()).toISOString() })
}

function remove(device: FakeDevice, id: string): void {
  const row = device.notes.get(id)
  if (row) device.bin.set(id, row)
  device.notes.delete(id)
}

async function headerOf(device: string, segment: number): Promise<Uint8Array> {
  const header = await headerJson({ device, segment, name: 'x' }, await plainSeals().ofOwnFiles())
  return new TextEncoder().encode(`${header}\n`)
}

function pair(count = 0, segmentBytes = 2000): [FakeDevice, FakeDevice] {
  const [a, b] = [fakeDevice(1, now, { segmentBytes }), fakeDevice(2, now, { segmentBytes })]
  for (let n = 0; n < count; n++) a.notes.set(`n${n}`, note(`n${n}`))
  return [a, b]
}

test('both texts of a conflict stand in the note, with the minute of the later one', async () => {
  const [a, b] = pair(1)
  await syncAll(a, b)
  edit(a, 'n0', 'from a')
  edit(b, 'n0', 'from b')
  await syncAll(a, b)
  expect(textOf(a, 'n0')).toMatch(/^from [ab]\n\n——— 2026-11-01 \d\d:\d\d UTC ———\n\nfrom [ab]$/)
  expect(textOf(b, 'n0')).toBe(textOf(a, 'n0'))
})

test('fields that were changed on different devices are all kept, tags of both as well', async () => {
  const [a, b] = pair(1)
  await syncAll(a, b)
  a.notes.set('n0', { ...a.notes.get('n0')!, color: 'green', tags: ['a'], modified: '2026-11-02T00:00:00.000Z' })
  b.notes.set('n0', { ...b.notes.get('n0')!, note: 'new', tags: ['b'], modified: '2026-11-02T00:00:00.000Z' })
  await syncAll(a, b)
  for (const device of [a, b]) {
    expect(device.notes.get('n0')).toMatchObject({ color: 'green', note: 'new', tags: ['a', 'b'] })
    // An editor that was opened before sees that the note is another one.
    expect(device.notes.get('n0')?.modified).not.toBe('2026-11-02T00:00:00.000Z')
  }
})

test('a device that was away for a year loses nothing and brings nothing back', async () => {
  const [a, b] = pair(3)
  await syncAll(a, b)
  remove(a, 'n0')
  edit(b, 'n1', 'written offline')
  for (let week = 0; week < 52; week++) {
    ms += 7 * 86_400_000
    edit(a, 'n2', `week ${week}`)
    await a.sync()
  }
  await syncAll(a, b)
  for (const device of [a, b]) {
    expect([...device.notes.keys()].sort()).toEqual(['n1', 'n2'])
    expect(textOf(device, 'n1')).toBe('written offline')
    expect(textOf(device, 'n2')).toBe('week 51')
  }
  expect(b.bin.has('n0')).toBe(true)
})

test('a device with an old copy of the notes, as from a backup, brings no deleted note back', async () => {
  const [a, b] = pair(2)
  const old = new Map(a.notes)
  await syncAll(a, b)
  remove(b, 'n0')
  edit(b, 'n1', 'newer')
  await syncAll(a, b)
  const c = fakeDevice(3, now)
  for (const [id, row] of old) c.notes.set(id, row)
  for (const device of [a, b]) deliver(device, c)
  await syncAll(c, a, b)
  expect([...c.notes.keys()]).toEqual(['n1'])
  expect(textOf(a, 'n1')).toContain('newer')
})

test('many deletions elsewhere are asked about; other changes come all the same', async () => {
  const [a, b] = pair(60)
  await syncAll(a, b)
  for (let n = 0; n < 40; n++) remove(a, `n${n}`)
  edit(a, 'n50', 'changed')
  await a.sync()
  deliver(a, b)
  const { question } = await b.sync()
  expect(question).toMatchObject({ where: 'elsewhere', items: 40 })
  expect(b.notes.size).toBe(60)
  expect(textOf(b, 'n50')).toBe('changed')
  expect((await b.sync({ answer: { ...question!, decision: 'delete' } })).question).toBeNull()
  expect(b.notes.size).toBe(20)
  expect(b.bin.size).toBe(40)
})

test.each([
  [4, 4, false],
  [8, 4, false],
  [8, 5, true],
  [30, 15, false],
  [30, 16, true],
])('of %d notes, %d deletions elsewhere are asked about: %s', async (count, deleted, isAsked) => {
  const [a, b] = pair(count)
  await syncAll(a, b)
  for (let n = 0; n < deleted; n++) remove(a, `n${n}`)
  await a.sync()
  deliver(a, b)
  expect((await b.sync()).question !== null).toBe(isAsked)
  expect(b.notes.size).toBe(isAsked ? count : count - deleted)
})

test('an answer counts for the very deletions that the user saw, and for no other ones of the same number', async () => {
  const [a, b] = pair(120)
  await syncAll(a, b)
  for (let n = 0; n < 40; n++) remove(a, `n${n}`)
  await a.sync()
  deliver(a, b)
  const { question } = await b.sync()
  expect(question?.rows[0]).toEqual({ key: 'note/n0', kind: 'note', name: 'Story', text: 'note n0' })
  // 40 others in their place.
  for (let n = 0; n < 40; n++) a.notes.set(`n${n}`, a.bin.get(`n${n}`)!)
  for (let n = 40; n < 80; n++) remove(a, `n${n}`)
  await a.sync()
  deliver(a, b)
  const after = await b.sync({ answer: { ...question!, decision: 'delete' } })
  expect(after.question).toMatchObject({ where: 'elsewhere', items: 40 })
  expect(b.notes.size).toBe(120)
  expect((await b.sync({ answer: { ...after.question!, decision: 'delete' } })).question).toBeNull()
  expect(b.notes.has('n0')).toBe(true)
  expect(b.notes.size).toBe(80)
})

test('who keeps the notes brings them back on the device that deleted them', async () => {
  const [a, b] = pair(60)
  await syncAll(a, b)
  for (let n = 0; n < 40; n++) remove(a, `n${n}`)
  await a.sync()
  deliver(a, b)
  const { question } = await b.sync()
  expect((await b.sync({ answer: { ...question!, decision: 'keep' } })).question).toBeNull()
  await syncAll(b, a)
  expect([a.notes.size, b.notes.size]).toEqual([60, 60])
  expect(a.bin.size).toBe(0)
})

test('where two devices answer differently, what one keeps stays everywhere', async () => {
  const [a, b] = pair(60)
  const c = fakeDevice(3, now)
  await syncAll(a, b, c)
  for (let n = 0; n < 40; n++) remove(a, `n${n}`)
  await a.sync()
  for (const device of [b, c]) {
    deliver(a, device)
    const { question } = await device.sync()
    await device.sync({ answer: { ...question!, decision: device === b ? 'delete' : 'keep' } })
  }
  expect([b.notes.size, c.notes.size]).toEqual([20, 60])
  await syncAll(b, c, a)
  for (const device of [a, b, c]) expect([device.notes.size, (await device.sync()).question]).toEqual([60, null])
})

test('a loss of all notes here is not taken for a wish to delete them, and the folder brings them back', async () => {
  const [a, b] = pair(60)
  await syncAll(a, b)
  a.notes.clear()
  const { question } = await a.sync()
  expect(question).toMatchObject({ where: 'here', items: 60 })
  deliver(a, b)
  await b.sync()
  expect(b.notes.size).toBe(60)
  await a.sync({ answer: { ...question!, decision: 'keep' } })
  expect(a.notes.size).toBe(60)
  await syncAll(a, b)
  expect(b.notes.size).toBe(60)
})

test.each(['edited', 'deleted'])(
  'what was %s while a clock was years ahead comes at once, and later changes by others count',
  async (what) => {
    let ahead = 0
    const [a, b] = [fakeDevice(1, () => now() + ahead), fakeDevice(2, now)]
    for (const id of ['n0', 'n1']) a.notes.set(id, note(id))
    await syncAll(a, b)
    ahead = 3 * 365 * 86_400_000
    if (what === 'edited') edit(a, 'n0', 'from the future')
    if (what === 'deleted') remove(a, 'n0')
    await a.sync()
    deliver(a, b)
    expect((await b.sync()).ahead).toBe('Device 1')
    expect(b.notes).toEqual(a.notes)
    ahead = 0
    edit(b, 'n1', 'edited since')
    if (what === 'edited') edit(b, 'n0', 'edited since')
    await syncAll(a, b)
    expect(b.notes).toEqual(a.notes)
    expect(textOf(a, 'n1')).toBe('edited since')
    if (what === 'edited') expect(textOf(a, 'n0')).toBe('edited since')
    // The device dates its next changes by the right clock.
    a.notes.set('n2', note('n2'))
    await syncAll(a, b)
    expect((await b.sync()).ahead).toBeNull()
  },
)

test('a device whose clock falls back by years, as with a dead battery, goes on with the stamps that it has', async () => {
  let behind = 0
  const [a, b] = [fakeDevice(1, () => now() - behind), fakeDevice(2, now)]
  for (const id of ['n0', 'n1']) a.notes.set(id, note(id))
  b.notes.set('other', note('other'))
  await syncAll(a, b)
  behind = 10 * 365 * 86_400_000
  edit(a, 'n0', 'in the past')
  await syncAll(a, b)
  expect(textOf(b, 'n0')).toBe('in the past')
  behind = 0
  edit(b, 'n0', 'and since')
  await syncAll(a, b)
  expect([textOf(a, 'n0'), textOf(b, 'n0')]).toEqual(['and since', 'and since'])
})

test('a copied profile takes an id of its own, and both go on', async () => {
  const [a, b] = pair(2)
  await syncAll(a, b)
  const twin = a.copy()
  edit(a, 'n0', 'from a')
  await a.sync()
  for (const [path, bytes] of a.disk) twin.disk.set(path, bytes)
  edit(twin, 'n1', 'from the copy')
  await twin.sync()
  expect(twin.self().device).not.toBe(a.self().device)
  await syncAll(a, b, twin)
  for (const device of [a, b, twin])
    expect([textOf(device, 'n0'), textOf(device, 'n1')]).toEqual(['from a', 'from the copy'])
})

test('a device that takes another id writes everything under it, so that its former files can be deleted', async () => {
  const [a, b] = pair(10)
  await a.sync()
  const former = a.self().device
  a.disk.set(`${former}/99.ndjson`, await headerOf(former, 99))
  await a.sync()
  expect(a.self().device).not.toBe(former)
  for (const path of [...a.disk.keys()]) if (path.startsWith(former)) a.disk.delete(path)
  await a.sync()
  deliver(a, b)
  await b.sync()
  expect(b.notes.size).toBe(10)
})

test('so does one that ends at any step of that, and it takes along what was written under the former id', async () => {
  for (let crashAt = 1; crashAt < 10; crashAt++) {
    const [a, b] = pair(10)
    await a.sync()
    const restored = a.copy()
    edit(a, 'n0', 'after the backup')
    await a.sync()
    const former = a.self().device
    for (const [path, bytes] of a.disk) restored.disk.set(path, bytes)
    await restored.sync({ crashAt, tear: 0 }).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error
    })
    await restored.sync()
    expect(restored.self().device).not.toBe(former)
    for (const path of [...restored.disk.keys()]) if (path.startsWith(former)) restored.disk.delete(path)
    deliver(restored, b)
    await b.sync()
    expect([b.notes.size, textOf(b, 'n0')], `step ${crashAt}`).toEqual([10, 'after the backup'])
  }
})

test.each(['the note of its newest file', 'another note'])(
  'a device that was set back, and changes %s before that file can be opened, ends with the same notes as the others',
  async (what) => {
    const [a, b] = pair(2, 500)
    await syncAll(a, b)
    const restored = a.copy()
    edit(a, 'n0', 'after the backup')
    await a.sync()
    deliver(a, b)
    await b.sync()
    const newest = [...a.disk.keys()].filter((path) => path.startsWith(a.self().device)).at(-1)!
    for (const [path, bytes] of a.disk) restored.disk.set(path, bytes)
    restored.locked.add(newest)
    edit(restored, what === 'another note' ? 'n1' : 'n0', 'since')
    await restored.sync()
    restored.locked.clear()
    await syncAll(restored, b)
    expect(restored.notes).toEqual(b.notes)
    expect(textOf(b, 'n0')).toContain('after the backup')
    expect(textOf(b, what === 'another note' ? 'n1' : 'n0')).toContain('since')
  },
)

test('a device that was set back learns what is only left in a copy of its newer file, and takes another id', async () => {
  const [a, b] = pair(2)
  await syncAll(a, b)
  const restored = a.copy()
  const before = new Map(a.disk)
  edit(a, 'n0', 'after the backup')
  await a.sync()
  const former = a.self().device
  deliver(a, b)
  await b.sync()
  for (const [path, bytes] of before) restored.disk.set(path, bytes)
  restored.disk.set(`${former}/1 (conflicted copy).ndjson`, a.disk.get(`${former}/1.ndjson`)!)
  edit(restored, 'n0', 'since')
  await restored.sync()
  expect(restored.self().device).not.toBe(former)
  await syncAll(restored, b)
  expect(restored.notes).toEqual(b.notes)
  for (const words of ['after the backup', 'since']) expect(textOf(b, 'n0')).toContain(words)
})

test('a device that took another id passes on what it reads later in a file under its former one', async () => {
  const [a, b] = pair(2)
  await syncAll(a, b)
  const restored = a.copy()
  edit(a, 'n0', 'after the backup')
  await a.sync()
  const former = a.self().device
  restored.disk.set(`${former}/1.ndjson`, a.disk.get(`${former}/1.ndjson`)!)
  restored.locked.add(`${former}/1.ndjson`)
  await restored.sync()
  expect(restored.self().device).not.toBe(former)
  restored.locked.clear()
  await restored.sync()
  // The service has no file of the former id that is as new.
  for (const [path, bytes] of restored.disk) if (!path.startsWith(former)) b.disk.set(path, bytes)
  await b.sync()
  expect(textOf(b, 'n0')).toBe('after the backup')
})

test('a copied profile whose file of the same size replaced the one of this device is noticed', async () => {
  const [a, b] = pair(2)
  await syncAll(a, b)
  const twin = a.copy()
  twin.name = a.name
  const former = a.self().device
  edit(a, 'n0', 'from a')
  edit(twin, 'n0', 'from z')
  await a.sync()
  await twin.sync()
  const path = `${former}/1.ndjson`
  expect(twin.disk.get(path)).toHaveLength(a.disk.get(path)!.length)
  a.disk.set(path, twin.disk.get(path)!)
  await a.sync()
  expect(a.self().device).not.toBe(former)
  await syncAll(a, b)
  expect(a.notes).toEqual(b.notes)
  // Two changes under one id: the later one counts, and the other is kept aside.
  expect(textOf(b, 'n0')).toBe('from z')
  expect(a.aside).toContain('from a')
})

test('other files in the folder of a device make it neither take another id nor write all again', async () => {
  const [a, b] = pair(10)
  await a.sync()
  const { device } = a.self()
  a.disk.set(`${device}/99.ndjson`, new Uint8Array(5000))
  a.disk.set(`${device}/999999999.ndjson`, await headerOf(device, 3))
  for (let turn = 0; turn < 200; turn++) a.disk.set(`${device}/${1000 + turn}.ndjson`, new Uint8Array([turn]))
  for (let turn = 0; turn < 20; turn++) {
    edit(a, 'n0', `edit ${turn}`)
    expect((await a.sync()).written).toBe(1)
  }
  expect(a.self().device).toBe(device)
  deliver(a, b)
  await b.sync()
  expect(textOf(b, 'n0')).toBe('edit 19')
})

test('the folder of a device may hold more files than a call has arguments', async () => {
  const [a] = pair(1)
  await a.sync()
  const { device } = a.self()
  const empty = new Uint8Array()
  for (let n = 0; n < 130_000; n++) a.disk.set(`${device}/${n + 10}.ndjson`, empty)
  edit(a, 'n0', 'changed')
  expect((await a.sync()).written).toBe(1)
})

test.each([
  ['a tag of 1,000 characters', { tags: ['t'.repeat(1000)] }, ['t'.repeat(1000)]],
  ['tags with tabs and line breaks, as from an older import', { tags: ['a\tb', 'c\nd'] }, ['a b', 'c d']],
  ['an article full of quotation marks', { article: { author: '"'.repeat(4000), site: '', date: '' } }, []],
])('a note with %s comes to the other devices', async (_, change, tags) => {
  const [a, b] = pair()
  a.notes.set('n', note('n', change))
  await syncAll(a, b)
  expect(b.notes.get('n')).toMatchObject({ ...change, tags })
  expect(await a.sync()).toMatchObject({ written: 0, problems: [] })
})

test.each([
  ['a date after the year 9999', note('bad', { created: '+010000-01-01T00:00:00.000Z' })],
  ['a line break in its id', note('b\nad')],
])('a stored note with %s, which no device could read, is named and holds up no others', async (_, bad) => {
  const [a, b] = pair(1)
  a.notes.set(bad.id, bad)
  for (const written of [1, 0, 0]) {
    const problems = [{ path: `note/${bad.id}`, why: 'refused' }]
    expect(await a.sync()).toMatchObject({ written, problems })
  }
  deliver(a, b)
  expect((await b.sync()).problems).toEqual([])
  expect([...b.notes.keys()]).toEqual(['n0'])
  a.notes.set(bad.id, note(bad.id, { note: 'mended' }))
  if (bad.id !== 'bad') return
  expect(await a.sync()).toMatchObject({ written: 1, problems: [] })
  deliver(a, b)
  await b.sync()
  expect(textOf(b, 'bad')).toBe('mended')
})

test('a record that no device could read, from before that was checked, is not written again and again', async () => {
  const [a, b] = pair(1)
  await a.sync()
  const bad = note('bad', { created: '+010000-01-01T00:00:00.000Z' })
  const state = firstChange(emptyRecordState, fieldsOfNote(bad), noteRowRules, `0mi3x4k2p0000-${a.self().device}`)
  a.notes.set('bad', bad)
  a.records.set('note/bad', { key: 'note/bad', state: state! })
  a.disk.clear()
  await a.sync()
  expect((await a.sync()).written).toBe(0)
  deliver(a, b)
  expect((await b.sync()).problems).toEqual([])
  expect([...b.notes.keys()]).toEqual(['n0'])
})

test('an edit while the clock is after the last stamp is named, and given once the clock is right', async () => {
  let year = '2150'
  const a = fakeDevice(1, () => Date.parse(`${year}-01-01T00:00:00Z`))
  const b = fakeDevice(2, now)
  a.notes.set('n0', note('n0'))
  await a.sync()
  edit(a, 'n0', 'edited in 2150')
  expect(await a.sync()).toMatchObject({ written: 0, problems: [{ path: 'note/n0', why: 'refused' }] })
  year = '2027'
  expect(await a.sync()).toMatchObject({ written: 1, problems: [] })
  deliver(a, b)
  expect((await b.sync()).problems).toEqual([])
  expect(textOf(b, 'n0')).toBe('edited in 2150')
})

test.each(['a later file of this device', 'the file of another one'])(
  'a file of this device that has the bytes of %s is noticed, and written again',
  async (which) => {
    const [a, b] = pair(12, 1500)
    await syncAll(a, b)
    const [first = '', ...own] = [...a.disk.keys()].filter((path) => path.startsWith(a.self().device)).sort()
    const [other] = which === 'the file of another one' ? [`${b.self().device}/1.ndjson`] : own
    a.disk.set(first, a.disk.get(other!)!)
    expect((await a.sync()).problems).toEqual([])
    const c = fakeDevice(3, now)
    deliver(a, c)
    expect((await c.sync()).problems).toEqual([])
    expect(c.notes).toEqual(a.notes)
    expect((await a.sync()).written).toBe(0)
  },
)

test('files that were lost in the folder are written again', async () => {
  const [a, b] = pair(2)
  await a.sync()
  a.disk.clear()
  await a.sync()
  deliver(a, b)
  await b.sync()
  expect(b.notes.size).toBe(2)
  expect((await a.sync()).written).toBe(0)
})

const damages: [string, (bytes: Uint8Array) => Uint8Array][] = [
  ['cut at the end of a line', (bytes) => bytes.slice(0, bytes.lastIndexOf(10, bytes.length - 2) + 1)],
  ['cut within a line', (bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6))],
  ['emptied', () => new Uint8Array()],
  ['overwritten in part', (bytes) => Uint8Array.from(bytes, (byte, at) => (at > 400 && at < 430 ? 0x78 : byte))],
]

describe.each(damages)('a file of this device that the service has %s', (what, damage) => {
  test.each([
    ['first', 0],
    ['last', -1],
  ])('is noticed, and all is written again, where it is the %s one', async (_, at) => {
    const [a, b] = pair(12, 1500)
    await syncAll(a, b)
    const own = [...a.disk.keys()].filter((path) => path.startsWith(a.self().device))
    expect(own.length).toBeGreaterThan(3)
    const path = own.at(at)!
    a.disk.set(path, damage(a.disk.get(path)!))
    // A file of the same size is read when the sidebar is opened again.
    if (what !== 'overwritten in part') await a.sync({ readsOwnAgain: false })
    expect((await a.sync()).problems).toEqual([])
    const c = fakeDevice(3, now)
    deliver(a, c)
    expect((await c.sync()).problems).toEqual([])
    expect(c.notes).toEqual(b.notes)
    edit(a, 'n3', 'since')
    expect((await a.sync()).written).toBe(1)
  })
})

test('every step of a first sync and of a change can be the last one', async () => {
  for (let crashAt = 1; crashAt < 14; crashAt++)
    for (const tear of [0, 0.4, 0.9, 1]) {
      const [a, b] = pair(12)
      const crashing = async (device: FakeDevice): Promise<void> => {
        await device.sync({ crashAt, tear }).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
        })
      }
      await crashing(a)
      await a.sync()
      deliver(a, b)
      await crashing(b)
      const isHere = b.notes.has('n3')
      if (isHere) edit(b, 'n3', 'changed')
      remove(b, 'n4')
      await crashing(b)
      await syncAll(b, a)
      expect(a.notes, `${crashAt} ${tear}`).toEqual(b.notes)
      expect(textOf(a, 'n3')).toBe(isHere ? 'changed' : 'note n3')
      expect(a.notes.size).toBe(isHere ? 11 : 12)
    }
})

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA=='
const sealsFor = (passphrase: string) => ciphersOf({ passphrase, salt: SALT })

test('files come through, and hold neither texts, nor addresses, nor names', async () => {
  expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
  const [a, b] = pair(3)
  a.seals = b.seals = sealsFor('correct horse')
  await syncAll(a, b)
  expect(b.notes).toEqual(a.notes)
  const text = textOn(a)
  for (const words of ['note n1', 'a.example', 'Device 1', 'pageKey']) expect(text).not.toContain(words)
})

test('with another passphrase nothing is read, and the file is named', async () => {
  const [a, b] = pair(3)
  a.seals = sealsFor('correct horse')
  b.seals = sealsFor('wrong horse')
  await a.sync()
  deliver(a, b)
  const { problems } = await b.sync()
  expect(new Set(problems.map(({ why }) => why))).toEqual(new Set(['passphrase']))
  expect(b.notes.size).toBe(0)
})

test('a file whose beginning was damaged once is read when it is whole again', async () => {
  const [a, b] = pair(3)
  await a.sync()
  const [[path, bytes] = ['', new Uint8Array()]] = [...a.disk]
  const text = new TextDecoder().decode(bytes)
  const at = text.indexOf('"sealed"') + 40
  const damaged = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
  b.disk.set(path, new TextEncoder().encode(damaged))
  expect((await b.sync()).problems).toMatchObject([{ why: 'passphrase' }])
  b.disk.set(path, bytes)
  expect((await b.sync()).problems).toEqual([])
  expect(b.notes.size).toBe(3)
})

test('a line that was changed, moved or repeated in another place is refused, and the others are read', async () => {
  const [a, b] = pair(3, 1_000_000)
  a.seals = b.seals = sealsFor('correct horse')
  await a.sync()
  const [[path, bytes] = ['', new Uint8Array()]] = [...a.disk]
  const lines = new TextDecoder().decode(bytes).split('\n')
  ;[lines[2], lines[3]] = [lines[3]!, lines[2]!]
  b.disk.set(path, new TextEncoder().encode(lines.join('\n')))
  const { problems } = await b.sync()
  expect(problems).toMatchObject([{ why: 'damaged' }])
  expect([...b.notes.keys()]).toHaveLength(1)
  b.disk.set(path, bytes)
  await b.sync()
  expect(b.notes.size).toBe(3)
})

function textOn({ disk }: FakeDevice): string {
  return [...disk.values()].map((bytes) => new TextDecoder().decode(bytes)).join('')
}
