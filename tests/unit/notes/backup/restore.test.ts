import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { setBrowser } from '../../fake-browser'
import { fakeStorage } from '../../platform/fake-storage'
import { note } from '../data/import/arbitrary-import'
import { incomingDossier, source } from '../../dossiers/fixtures'
import { defaultSettings } from '@/lib/schema/settings'
import { idOfMute } from '@/lib/rows/mute'

const permissions = { contains: () => Promise.resolve(false) }
setBrowser({ permissions, storage: { local: fakeStorage() } })

const { database: notes } = await import('@/lib/notes/data/database')
const { addDossier, listDossiers, readAdjustments, readDossier, setDossierOn } =
  await import('@/lib/dossiers/data/store')
const { listRemoved, rateSource, removeDossier, replaceDossier, setClaimAside } =
  await import('@/lib/dossiers/data/store')
const { backupFingerprint } = await import('@/lib/notes/backup/run-backup')
const { backUpByHand } = await import('@/lib/notes/backup/run-backup')
const { changeSettings, readSettings } = await import('@/lib/platform/settings')
const { createImportSession } = await import('@/lib/notes/import/import-session')
const { importSettings } = await import('@/lib/notes/import/importer')

const NOW = new Date('2026-11-01T10:00:00.000Z')

async function forget(): Promise<void> {
  for (const table of notes().tables) await table.clear()
  await changeSettings(defaultSettings)
}
beforeEach(forget)

const muted = {
  sentence: 'She left.',
  claims: [{ id: 'left', words: 'She left in July.' }],
  verdict: 'contradicted' as const,
  url: 'https://a.example/x',
  title: 'X',
}
const mute = { ...muted, id: idOfMute(muted), created: '2026-06-02T10:00:00.000Z' }

/** A profile with something of every kind, each in a state that is not the one at first. */
async function fill(): Promise<void> {
  await notes().annotations.bulkPut([note('a'), note('b', { tags: ['x', 'y'], color: 'green' })])
  await notes().bin.put({ ...note('gone'), deleted: '2026-06-03T10:00:00.000Z' })
  await notes().mutes.put(mute)
  const { id } = await addDossier(incomingDossier(), { now: '2026-10-01T10:00:00.000Z' })
  await setClaimAside(id, { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' })
  await rateSource(id, source(2), 3)
  await addDossier(incomingDossier({ name: 'Eve Moore', aliases: [] }), {
    isOn: false,
    now: '2026-10-02T10:00:00.000Z',
  })
  const first = (await readDossier('bundled'))!.claims[0]!
  await setClaimAside('bundled', first)
  await setDossierOn('bundled', false)
  await changeSettings({
    theme: 'dark',
    announce: true,
    readAlong: true,
    marks: { ...defaultSettings.marks, supported: false },
  })
}

/** The user's stored data, as the store's functions return it. */
async function state() {
  const list = await listDossiers()
  const perDossier = await Promise.all(
    list.map(async ({ id, subject, isOn, claims, sources, adjustments, version, asOf }) => ({
      ...{ id, subject, isOn, claims, sources, adjustments, version, asOf },
      dossier: await readDossier(id),
      own: await readAdjustments(id),
    })),
  )
  const [annotations, bin, mutes] = [
    await notes().annotations.toArray(),
    await notes().bin.toArray(),
    await notes().mutes.toArray(),
  ]
  // JSON replaces the objects of the fake database, which are from another realm.
  const all = { annotations, bin, mutes, perDossier, settings: await readSettings() }
  return JSON.parse(JSON.stringify(all)) as typeof all
}

/** As JSON that does not depend on the order of members. */
function sorted(value: unknown): string {
  const isPlain = (one: unknown): one is object => typeof one === 'object' && one !== null && !Array.isArray(one)
  return JSON.stringify(value, (_key, one: unknown) =>
    isPlain(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  )
}

const session = () => createImportSession({ reading: () => undefined, writing: () => undefined })

async function backup(): Promise<File> {
  const { name, file } = await backUpByHand(NOW)
  return new File([file], name)
}

test('a backup that is restored on a fresh profile gives the same state', async () => {
  await fill()
  const before = await state()
  const file = await backup()
  await forget()
  const ask = session()
  expect(await ask.read(file, null)).toMatchObject({
    preview: {
      counts: { added: 2 },
      extras: { mutes: 1, deleted: 1, dossiers: ['Ada Byrne', 'Eve Moore'], adjustments: 3, hasSettings: true },
    },
  })
  expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled'])
  const done = await ask.apply({ withDeleted: false, withSettings: true, restoresSwitches: true })
  if ('refused' in done || done.settings === null) throw new Error(JSON.stringify(done))
  await importSettings(done.settings)
  const after = await state()
  // This profile has no permission for all sites.
  const expected = { ...before, settings: { ...before.settings, readAlong: false } }
  for (const [name, value] of Object.entries(expected))
    expect(sorted(after[name as keyof typeof after]), name).toBe(sorted(value))
})

test('half a backup, as after a download that ended, brings the notes that it has', async () => {
  await fill()
  const lines = (await (await backup()).text()).split('\n')
  const half = lines.findIndex((line) => line.includes('"id":"b"'))
  await forget()
  const ask = session()
  expect(
    await ask.read(new File([lines.slice(0, half).join('\n'), '\n{"note":{"id'], 'half.jsonl'), null),
  ).toMatchObject({ preview: { counts: { added: 1, skipped: 1 }, extras: { absent: expect.any(Number) as number } } })
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  expect((await notes().annotations.toArray()).map(({ id }) => id)).toEqual(['a'])
  // The download ended within a letter.
  const bytes = new TextEncoder().encode(`${lines.slice(0, half).join('\n')}\n{"note":{"note":"é`)
  const torn = new File([bytes.slice(0, -1)], 'torn.jsonl')
  expect(await ask.read(torn, null)).toMatchObject({ preview: { total: 2 } })
  expect(await ask.read(new File([lines[0] ?? ''], 'start.jsonl'), null)).toEqual({ refused: 'cut-off' })
})

test('restoring a backup where it was made changes nothing, and undoing it on a fresh profile takes all of it back', async () => {
  await fill()
  const [before, file] = [await state(), await backup()]
  const ask = session()
  expect(await ask.read(file, null)).toMatchObject({
    preview: { counts: { added: 0 }, extras: { dossiers: [], adjustments: 0 } },
  })
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: true })
  expect(await state()).toEqual(before)
  await forget()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: true })
  // The first check of a page makes the index of a dossier, which is no change of the user.
  await notes().table('indexes').put({ id: 'ada-byrne', contentId: 'x' })
  await ask.undo()
  for (const table of notes().tables) if (table.name !== 'values') expect(await table.count(), table.name).toBe(0)
  expect((await listDossiers()).map(({ id, isOn, adjustments }) => [id, isOn, adjustments])).toEqual([
    ['bundled', true, 0],
  ])
  expect(await notes().annotations.count()).toBe(0)
})

test('the preview lists what the adjustments in a backup do to a dossier that is on', async () => {
  const first = (await readDossier('bundled'))!.claims[0]!
  await setClaimAside('bundled', first)
  const file = await backup()
  await forget()
  expect(await session().read(file, null)).toMatchObject({
    preview: { extras: { adjustments: 1, effects: [{ what: 'set-aside', text: first.text }] } },
  })
})

test('the later rating of a source wins over that of a backup, and an undo brings the replaced one back', async () => {
  await addDossier(incomingDossier())
  const tiers = async () => (await readDossier('ada-byrne'))!.sources.map(({ tier }) => tier)
  await rateSource('ada-byrne', source(1), 1, '2026-11-02T10:00:00.000Z')
  const file = await backup()
  await rateSource('ada-byrne', source(1), 3, '2026-11-03T10:00:00.000Z')
  const later = await backup()
  const ask = session()
  const restore = async (from: File) => {
    await ask.read(from, null)
    await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  }
  await restore(file)
  expect(await tiers()).toEqual([3, 2])
  await forget()
  await restore(file)
  expect(await tiers()).toEqual([1, 2])
  await restore(later)
  expect(await tiers()).toEqual([3, 2])
  await ask.undo()
  expect(await tiers()).toEqual([1, 2])
})

test('undoing a restored backup leaves a rating that the user gave since, and counts it', async () => {
  await addDossier(incomingDossier())
  await rateSource('ada-byrne', source(1), 1, '2026-11-02T10:00:00.000Z')
  await rateSource('ada-byrne', source(2), 1, '2026-11-02T10:00:00.000Z')
  const file = await backup()
  await forget()
  await addDossier(incomingDossier())
  const ask = session()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  await rateSource('ada-byrne', source(1), 3)
  await ask.undo()
  const ratings = (await readAdjustments('ada-byrne')).map((rating) => rating.kind === 'rating' && rating.tier)
  expect(ratings).toEqual([3])
  expect((await listDossiers())[1]).toMatchObject({ id: 'ada-byrne', adjustments: 1 })
})

test('undoing a restored backup leaves a dossier that the user changed since, and its switch', async () => {
  await addDossier(incomingDossier())
  await addDossier(incomingDossier({ name: 'Eve Moore', aliases: [] }))
  await setDossierOn('bundled', false)
  const file = await backup()
  await forget()
  const ask = session()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: true })
  await rateSource('ada-byrne', source(2), 3)
  await setDossierOn('bundled', true)
  await setDossierOn('bundled', false)
  await setDossierOn('eve-moore', false)
  await rateSource('bundled', (await readDossier('bundled'))!.sources[0]!, 1)
  await ask.undo()
  expect((await listDossiers()).map(({ id, isOn }) => [id, isOn])).toEqual([
    ['bundled', false],
    ['ada-byrne', true],
    ['eve-moore', false],
  ])
})

test('a rating that the user gives between preview and start of a restore is not replaced by an older one', async () => {
  await addDossier(incomingDossier())
  await rateSource('ada-byrne', source(1), 1, '2026-11-02T10:00:00.000Z')
  const file = await backup()
  await forget()
  await addDossier(incomingDossier())
  const ask = session()
  await ask.read(file, null)
  await rateSource('ada-byrne', source(1), 3, '2026-11-03T10:00:00.000Z')
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  expect((await readDossier('ada-byrne'))!.sources.map(({ tier }) => tier)).toEqual([3, 2])
})

test('the preview names the dossiers that a backup would turn on or off, and it turns them only when the user says so', async () => {
  await addDossier(incomingDossier({ name: 'Andrej Karpathy', aliases: ['Karpathy'] }), { asAnother: true })
  await setDossierOn('bundled', false)
  const file = await backup()
  await forget()
  const ask = session()
  const on = async () => (await listDossiers()).map(({ subject, isOn }) => [subject.name, isOn])
  const turns = [
    { name: 'Andrej Karpathy', isOn: false },
    { name: 'Andrej Karpathy', isOn: true },
  ]
  expect(await ask.read(file, null)).toMatchObject({ preview: { extras: { turns } } })
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  expect((await on()).map(([, isOn]) => isOn)).toEqual([true, false])
  await ask.undo()
  await forget()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: true })
  expect((await on()).map(([, isOn]) => isOn)).toEqual([false, true])
})

test('where a backup only turns the bundled dossier off, that can be undone', async () => {
  await notes().annotations.put(note('a'))
  await setDossierOn('bundled', false)
  const file = await backup()
  await setDossierOn('bundled', true)
  const ask = session()
  await ask.read(file, null)
  const choice = { withDeleted: false, withSettings: false } as const
  expect(await ask.apply({ ...choice, restoresSwitches: false })).toMatchObject({ hasChanged: false })
  expect(await ask.apply({ ...choice, restoresSwitches: true })).toMatchObject({ hasChanged: true })
  expect((await listDossiers())[0]?.isOn).toBe(false)
  await ask.undo()
  expect((await listDossiers())[0]?.isOn).toBe(true)
})

test('the preview lists what the adjustments in a backup do to a dossier that the same backup would turn on', async () => {
  const first = (await readDossier('bundled'))!.claims[0]!
  await setClaimAside('bundled', first)
  const file = await backup()
  await forget()
  await setDossierOn('bundled', false)
  expect(await session().read(file, null)).toMatchObject({
    preview: { extras: { turns: [{ isOn: true }], effects: [{ what: 'set-aside', text: first.text }] } },
  })
})

test('where a backup brings a removed dossier back, all that was in its place stays in the bin', async () => {
  const { id } = await addDossier(incomingDossier({ version: '1' }))
  const file = await backup()
  await replaceDossier(id, incomingDossier({ version: '2' }))
  await replaceDossier(id, incomingDossier({ version: '3' }))
  await removeDossier(id, NOW.toISOString())
  const ask = session()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  expect((await listDossiers())[1]).toMatchObject({ id, version: '1' })
  expect((await listRemoved()).map(({ version }) => version).sort()).toEqual(['1', '2', '3'])
})

test('undoing a restored backup loses nothing from the bin where the user changed the restored dossier since', async () => {
  const { id } = await addDossier(incomingDossier({ version: '1' }))
  const file = await backup()
  await replaceDossier(id, incomingDossier({ version: '2' }))
  await removeDossier(id, NOW.toISOString())
  const ask = session()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  await rateSource(id, source(2), 3)
  await ask.undo()
  expect((await listDossiers())[1]).toMatchObject({ id, version: '1' })
  const removed = await listRemoved()
  expect(removed.map(({ version }) => version).sort()).toEqual(['1', '2'])
  for (const row of removed) expect((await readDossier(row.id))?.version).toBe(row.version)
})

test('a dossier of a backup whose id has half a letter is left out', async () => {
  await addDossier(incomingDossier())
  const file = await backup()
  await forget()
  const lines = (await file.text()).replaceAll('"ada-byrne"', '"ada\\ud800byrne"')
  const ask = session()
  await ask.read(new File([lines], file.name), null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: true })
  expect((await listDossiers()).map(({ id }) => id)).toEqual(['bundled'])
})

test('a note that is dated ahead of now replaces no note that is here', async () => {
  const here = note('a', { note: 'my words', modified: '2026-06-01T00:00:00.000Z' })
  await notes().annotations.put({ ...here, note: 'words of somebody else', modified: '2099-01-01T00:00:00.000Z' })
  const file = await backup()
  await forget()
  await notes().annotations.put(here)
  const ask = session()
  await ask.read(file, null)
  await ask.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })
  expect(await notes().annotations.get('a')).toMatchObject({ note: 'my words' })
})

test('settings of a backup do not decide on the model that is asked', async () => {
  await changeSettings({ secondOpinion: false })
  const modelServer = { address: 'http://localhost:1/', model: 'm' }
  const undo = await importSettings({ ...defaultSettings, theme: 'dark', secondOpinion: true, modelServer })
  const taken = { theme: 'dark', secondOpinion: false, modelServer: null }
  expect(await readSettings()).toMatchObject(taken)
  await changeSettings({ modelAlong: true })
  await undo()
  expect(await readSettings()).toMatchObject({ ...taken, theme: 'auto', modelAlong: true })
})

test('a backup from before a setting existed leaves that setting as it is', async () => {
  await changeSettings({ theme: 'dark' })
  const older = (await (await backup()).text()).replace(/"off":\{[^}]*\},/, '')
  const off = { everywhere: true, sites: [], pages: [] }
  await changeSettings({ theme: 'light', off })
  const ask = session()
  await ask.read(new File([older], 'older.ndjson'), null)
  const done = await ask.apply({ withDeleted: false, withSettings: true, restoresSwitches: false })
  await importSettings((done as { settings: object }).settings)
  expect(await readSettings()).toMatchObject({ theme: 'dark', off })
})

test('a backup is due after any change', async () => {
  const stamps = [await backupFingerprint()]
  const after = async (change: () => Promise<unknown>): Promise<void> => {
    await change()
    stamps.push(await backupFingerprint())
  }
  await after(() => notes().annotations.put(note('a')))
  await after(() => notes().mutes.put(mute))
  await after(() => addDossier(incomingDossier()))
  await after(() => setDossierOn('bundled', false))
  const { sources } = (await readDossier('bundled'))!
  await after(() => rateSource('bundled', sources[0]!, 1))
  await after(() => rateSource('bundled', sources[0]!, 3))
  await after(() => changeSettings({ theme: 'dark' }))
  expect(new Set(stamps).size).toBe(stamps.length)
  expect(stamps[0]).toBe('0 0  ')
})
