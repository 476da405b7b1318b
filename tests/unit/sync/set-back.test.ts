import { expect, test } from 'vitest'
import { note } from '../annotations/import/arbitrary-import'
import { deliver, fakeDevice, type FakeDevice } from './fake-device'

// Devices whose clock was more than a year ahead, and is right again.

const DAY_MS = 86_400_000
let ms = Date.parse('2026-11-01T00:00:00Z')
const now = (): number => (ms += 1000)

function stage(count: number) {
  const ahead = Array<number>(count).fill(0)
  const devices = ahead.map((_, n) => fakeDevice(n + 1, () => now() + ahead[n]! * DAY_MS))
  devices[0]!.notes.set('n0', note('n0'))
  return { ahead, devices }
}

async function syncAll(devices: readonly FakeDevice[]): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const device of devices) {
      await device.sync()
      for (const other of devices) if (other !== device) deliver(device, other)
    }
}

function edit(device: FakeDevice, id: string, text: string): void {
  device.notes.set(id, { ...device.notes.get(id)!, note: text, modified: new Date(now()).toISOString() })
}

/** Device 1 writes while its clock is 100 days ahead, and again while it is years ahead. Device 2 has read the first of these only. */
async function writtenAhead(isFileLost = false): Promise<{ devices: FakeDevice[] }> {
  const { ahead, devices } = stage(2)
  const [a, b] = devices as [FakeDevice, FakeDevice]
  await syncAll(devices)
  b.notes.set('other', note('other'))
  await syncAll(devices)
  ahead[0] = 100
  edit(a, 'n0', 'first')
  await syncAll(devices)
  expect(b.notes.get('n0')?.note).toBe('first')
  ahead[0] = 1000
  edit(a, 'n0', 'second')
  if (isFileLost) for (const { disk } of devices) disk.delete(`${a.self().device}/1.ndjson`)
  await a.sync()
  deliver(a, b)
  await b.sync()
  expect(b.notes.get('n0')?.note).toBe('first')
  ahead[0] = 0
  return { devices }
}

test('what was written last counts, also after a change that was dated less than a year ahead', async () => {
  const { devices } = await writtenAhead()
  await syncAll(devices)
  for (const device of devices) expect(device.notes.get('n0')?.note).toBe('second')
  expect(devices[0]!.notes).toEqual(devices[1]!.notes)
})

test('so it does where the file with the former change is gone', async () => {
  const { devices } = await writtenAhead(true)
  await syncAll(devices)
  for (const device of devices) expect(device.notes.get('n0')?.note).toBe('second')
  edit(devices[0]!, 'n0', 'third')
  await syncAll(devices)
  for (const device of devices) expect(device.notes.get('n0')?.note).toBe('third')
})

test('it counts wherever the first sync after that stops', async () => {
  for (let crashAt = 1, isDone = false; !isDone; crashAt++) {
    const { devices } = await writtenAhead()
    isDone = await devices[0]!.sync({ crashAt, tear: 0 }).then(
      () => true,
      () => false,
    )
    await syncAll(devices)
    for (const device of devices) expect(device.notes.get('n0')?.note, `step ${crashAt}`).toBe('second')
    expect((await devices[0]!.sync()).written).toBe(0)
  }
})

test('the clock is set back once all files of the device can be opened, and they are named until then', async () => {
  const { devices } = await writtenAhead()
  const [a] = devices as [FakeDevice]
  const path = `${a.self().device}/1.ndjson`
  a.locked.add(path)
  expect((await a.sync()).problems).toContainEqual({ path, why: 'unreadable' })
  a.locked.clear()
  await syncAll(devices)
  for (const device of devices) expect(device.notes.get('n0')?.note).toBe('second')
})

test('changes of a device that is gone, which two devices read years apart, end the same on both', async () => {
  const { ahead, devices } = stage(4)
  const [a, b, gone, other] = devices as [FakeDevice, FakeDevice, FakeDevice, FakeDevice]
  await syncAll(devices)
  for (const device of [b, other]) device.notes.set(device.self().device, note(device.self().device))
  await syncAll(devices)
  ahead[2] = 20
  edit(gone, 'n0', 'a little ahead')
  await syncAll(devices)
  ahead[0] = ahead[2] = 400
  edit(gone, 'n0', 'far ahead')
  await gone.sync()
  for (const device of [a, b]) deliver(gone, device)
  await syncAll([a, b])
  expect(a.notes.get('n0')?.note).toBe('far ahead')
  ahead[0] = 0
  await syncAll([a, b])
  expect(a.notes).toEqual(b.notes)
  // The line is less than a year ahead by now.
  ms += 60 * DAY_MS
  for (let turn = 0; turn < 25; turn++) await b.sync()
  edit(a, 'n0', 'after all of it')
  await syncAll([a, b])
  for (let turn = 0; turn < 25; turn++) await syncAll([a, b])
  expect(a.notes).toEqual(b.notes)
  expect(a.notes.get('n0')?.note).toContain('after all of it')
})

test('a device whose clock was years behind reads what came then at its first sync with the right time', async () => {
  const { ahead, devices } = stage(2)
  const [a, b] = devices as [FakeDevice, FakeDevice]
  await syncAll(devices)
  ahead[1] = -900
  edit(a, 'n0', 'written meanwhile')
  await a.sync()
  deliver(a, b)
  for (let turn = 0; turn < 30; turn++) await b.sync()
  expect(b.notes.get('n0')?.note).toBe('note n0')
  ahead[1] = 0
  await b.sync()
  expect(b.notes.get('n0')?.note).toBe('written meanwhile')
})
