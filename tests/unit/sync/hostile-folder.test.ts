import { describe, expect, test } from 'vitest'
import { noteLimits } from '@/lib/schema/limits'
import { writeLine } from '@/lib/sync/lines'
import { syncLimits } from '@/lib/sync/limits'
import { passphraseKey } from '@/lib/sync/seal'
import { note } from '../annotations/import/arbitrary-import'
import { deliver, fakeDevice } from './fake-device'

// Whoever keeps the folder can put any file into it. Without a passphrase, a device takes valid rows from it and nothing else.
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
    ['a text beyond the limit', noteLine('bad', { note: 'x'.repeat(10 * noteLimits.note + 1) })],
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

  test('of many small files is read up to a limit, and the rest is named', async () => {
    const device = fakeDevice(1, now)
    for (let n = 0; n <= syncLimits.files; n++) device.disk.set(`${HOSTILE}/${n + 1}.ndjson`, new Uint8Array([123]))
    const { problems } = await device.sync()
    expect(problems.some(({ why }) => why === 'many')).toBe(true)
  })
})

test('the passphrase is kept only as a key that cannot be read out', async () => {
  const key = await passphraseKey('correct horse')
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  expect(JSON.stringify(structuredClone({ key, salt: 'x' }))).not.toContain('horse')
})
