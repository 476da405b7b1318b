import { describe, expect, test } from 'vitest'
import { secretFor } from '@/lib/app/sync/passphrase'
import { secretsOf } from '@/lib/app/sync/secrets'
import { syncFolderIn } from '@/lib/platform/sync-folder'
import { headerJson } from '@/lib/sync/header'
import { writeLine } from '@/lib/sync/lines'
import { freshSalt, passphraseKey, sealOf } from '@/lib/sync/seal'
import { areOfSalt } from '@/lib/sync/write-folder'
import { note } from '../annotations/import/arbitrary-import'
import { fakeDevice } from './fake-device'

const OWN = 'd000000000000001'
const OTHER = 'd000000000000002'

const dir = (name: string, entries: unknown[]): unknown => ({
  ...{ kind: 'directory', name },
  async *values() {
    yield* await Promise.resolve(entries)
  },
  getDirectoryHandle: (wanted: string) =>
    Promise.resolve(entries.find((one) => (one as { name: string }).name === wanted) ?? dir(wanted, [])),
})

/** The folder that the user chose, with these entries below `claimlight-sync`. */
const chosen = (entries: unknown[]) => dir('Notes', [dir('claimlight-sync', entries)]) as FileSystemDirectoryHandle

/** A folder of the File System Access API, by path below `claimlight-sync`. */
function folderOf(files: Record<string, string>): FileSystemDirectoryHandle {
  const file = (name: string, text: string) => ({
    kind: 'file',
    name,
    getFile: () => Promise.resolve(new File([text], name)),
  })
  return chosen(
    Object.entries(files).map(([path, text]) => {
      const [first = '', second] = path.split('/')
      return second === undefined ? file(first, text) : dir(first, [file(second, text)])
    }),
  )
}

async function sealed(device: string, passphrase: string): Promise<string> {
  const seal = await sealOf(await passphraseKey(passphrase), freshSalt())
  return writeLine(await headerJson({ device, segment: 1, name: 'x' }, seal))
}

const present = async (passphrase: string) => ({
  device: OWN,
  secret: { key: await passphraseKey(passphrase), salt: freshSalt() },
})

test('a passphrase is changed directly, on a device alone and on one with others', async () => {
  const own = { [`${OWN}/1.ndjson`]: await sealed(OWN, 'the old passphrase') }
  const self = await present('the old passphrase')
  expect(await secretFor('the new passphrase', folderOf(own), self)).not.toBeNull()
  const both = { ...own, [`${OTHER}/1.ndjson`]: await sealed(OTHER, 'the old passphrase') }
  expect(await secretFor('the new passphrase', folderOf(both), self)).not.toBeNull()
  // The other device follows; one that the others do not have is refused there.
  const changed = folderOf({ [`${OWN}/1.ndjson`]: await sealed(OWN, 'the new passphrase') })
  const other = { ...self, device: OTHER }
  expect(await secretFor('the new passphrase', changed, other)).not.toBeNull()
  expect(await secretFor('a third passphrase', changed, other)).toBeNull()
})

test('a stray file in front does not keep the right passphrase from being accepted', async () => {
  const files = {
    '0.ndjson': await sealed('d0123456789abcde', 'of a stranger'),
    [`${OTHER}/1.ndjson`]: await sealed(OTHER, 'right'),
  }
  expect(await secretFor('right', folderOf(files))).not.toBeNull()
  expect(await secretFor('a wrong passphrase', folderOf(files))).toBeNull()
})

test('strange salts in front do not keep the right passphrase from being accepted', async () => {
  const stray = Object.fromEntries(
    await Promise.all(
      Array.from({ length: 17 }, async (_, n) => {
        const device = `d00000000000000${String.fromCharCode(97 + (n % 6))}`
        return [`${n}.ndjson`, await sealed(device, `of stranger ${n}`)] as const
      }),
    ),
  )
  const seal = await sealOf(await passphraseKey('right'), freshSalt())
  const own = async (segment: number) => writeLine(await headerJson({ device: OTHER, segment, name: 'x' }, seal))
  const files = { ...stray, [`${OTHER}/1.ndjson`]: await own(1), 'z.ndjson': await own(2) }
  expect(await secretFor('right', folderOf(files))).toMatchObject({ salt: seal.salt })
  // One that is known counts before all others, also with fewer files.
  const twice = {
    ...files,
    ...Object.fromEntries(Object.entries(stray).map(([name, text]) => [`again ${name}`, text])),
  }
  const more = { ...twice, ...Object.fromEntries(Object.entries(stray).map(([name, text]) => [`more ${name}`, text])) }
  const self = { device: OWN, secret: { key: await passphraseKey('right'), salt: seal.salt } }
  expect(await secretFor('right', folderOf(more), self)).toMatchObject({ salt: seal.salt })
}, 60_000)

test('salts that opened files before are tried, however many strange ones are in front', async () => {
  const key = await passphraseKey('right')
  const known = freshSalt()
  const { sealFor } = secretsOf({ key, salt: freshSalt() }, new Set([known]))
  for (let n = 0; n < 8; n++) expect(await sealFor(freshSalt())).not.toBeNull()
  expect(await sealFor(freshSalt())).toBeNull()
  expect(await sealFor(known)).toMatchObject({ salt: known })
}, 60_000)

test('a new passphrase needs twelve letters, and a shorter one that other devices have is still accepted', async () => {
  expect(await secretFor('a', folderOf({}))).toBeNull()
  expect(await secretFor('elevenchars', null)).toBeNull()
  expect(await secretFor('twelve chars', null)).not.toBeNull()
  expect(await secretFor('short', folderOf({ [`${OTHER}/1.ndjson`]: await sealed(OTHER, 'short') }))).not.toBeNull()
})

test('a file of this device that stays readable is named, and nothing is called encrypted until it is gone', async () => {
  let ms = Date.parse('2026-11-01T00:00:00Z')
  const now = () => (ms += 1000)
  const salt = freshSalt()
  const seal = await sealOf(await passphraseKey('a long passphrase'), salt)
  for (const where of ['locked', 'copy', 'change file', 'former id']) {
    const a = fakeDevice(1, now)
    a.notes.set('n', note('n', { note: 'my secret words' }))
    await a.sync()
    const own = a.self().device
    const open = a.disk.get(`${own}/1.ndjson`)!
    const path = {
      locked: `${own}/1.ndjson`,
      copy: `${own}/1 (conflicted copy).ndjson`,
      'change file': `claimlight-${own}.ndjson`,
    }[where]
    if (where === 'former id') {
      const header = await headerJson({ device: own, segment: 99, name: 'x' }, null)
      a.disk.set(`${own}/99.ndjson`, new TextEncoder().encode(writeLine(header)))
      await a.sync()
    } else a.disk.set(path!, open)
    const remove = a.disk.delete.bind(a.disk)
    // The service keeps it there.
    if (where === 'locked' || where === 'copy') a.disk.delete = (one) => (one === path ? false : remove(one))
    a.secrets = { isOn: true, sealFor: () => Promise.resolve(seal), own: () => Promise.resolve(seal) }
    await a.sync()
    const { problems } = await a.sync()
    expect(problems, where).toContainEqual({ path: path ?? `${own}/1.ndjson`, why: 'readable' })
    expect(areOfSalt(a.self().tail!, salt), where).toBe(false)
    remove(path ?? `${own}/1.ndjson`)
    remove(`${own}/99.ndjson`)
    expect(
      (await a.sync()).problems.filter(({ why }) => why === 'readable'),
      where,
    ).toEqual([])
    expect(areOfSalt(a.self().tail!, salt), where).toBe(true)
  }
})

describe('a file of this device that cannot be opened, as where its service has taken it off this computer', () => {
  const now = () => Date.parse('2026-11-01T00:00:00Z')

  /** After a first sync in the open, with a passphrase since then. */
  async function sealedDevice() {
    const salt = freshSalt()
    const seal = await sealOf(await passphraseKey('a long passphrase'), salt)
    const device = fakeDevice(1, now)
    device.notes.set('n', note('n', { note: 'my secret words' }))
    await device.sync()
    const own = device.self().device
    device.secrets = { isOn: true, sealFor: () => Promise.resolve(seal), own: () => Promise.resolve(seal) }
    return { device, own, isSealed: () => areOfSalt(device.self().tail!, salt) }
  }

  test.each(['in its folder', 'saved by hand'])(
    'is named, and nothing is called encrypted until it is gone: %s',
    async (where) => {
      const { device, own, isSealed } = await sealedDevice()
      const path = where === 'in its folder' ? `${own}/1.ndjson` : `claimlight-${own}.ndjson`
      if (!device.disk.has(path)) device.disk.set(path, new TextEncoder().encode('my secret words'))
      device.locked.add(path)
      for (let turn = 0; turn < 2; turn++) {
        const { problems } = await device.sync()
        expect(problems).toContainEqual({ path, why: 'unseen' })
        expect(isSealed()).toBe(false)
      }
      device.locked.delete(path)
      device.disk.delete(path)
      expect((await device.sync()).problems).toEqual([])
      expect(isSealed()).toBe(true)
    },
  )

  test('is listed by the folder, so that it can be named', async () => {
    const closed = {
      kind: 'file',
      name: '1.ndjson',
      getFile: () => Promise.reject(new DOMException('', 'NotReadableError')),
    }
    const placeholder = { kind: 'file', name: '.2.ndjson.icloud' }
    const folder = syncFolderIn(chosen([dir(OWN, [closed, placeholder])]))
    expect((await folder.files()).map(({ path, size }) => [path, size])).toEqual([
      [`${OWN}/1.ndjson`, null],
      [`${OWN}/2.ndjson`, null],
    ])
  })
})
