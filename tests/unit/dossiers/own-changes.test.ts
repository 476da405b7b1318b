import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { database } from '@/lib/dossiers/data/database'
import {
  addDossier,
  changeClaim,
  readChanges,
  listDossiers,
  restoreChanges,
  readDossier,
  readOwnChanges,
  undoChanges,
  updateDossier,
} from '@/lib/dossiers/data/store'
import { withoutChanges } from '@/lib/dossiers/data/changes'
import type { StoredChange } from '@/lib/dossiers/data/types'
import { incomingDossier, claim, source } from './fixtures'

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

const ID = 'ada-byrne'
const edit = (id: string, text: string, sources = [1]) =>
  changeClaim(ID, { kind: 'edit', claim: claim(id, { text, sources }), sources: [] })
const claimIds = async () => (await readDossier(ID))?.claims.map(({ id }) => id)

describe('the changes of the user to a dossier', () => {
  test('have its retired claims with their words, which can be brought back', async () => {
    await addDossier(incomingDossier())
    await changeClaim(ID, { kind: 'retire', id: 'left' })
    const { retired, edited, gone } = await readOwnChanges(ID)
    expect(retired).toMatchObject([{ id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }])
    expect([...edited, ...gone]).toEqual([])
    await undoChanges(ID, retired[0]!.changes)
    expect(await claimIds()).toContain('left')
    expect(await readOwnChanges(ID)).toEqual({ retired: [], edited: [], asked: [], gone: [] })
    expect((await listDossiers()).find(({ id }) => id === ID)).toMatchObject({ claims: 3, changes: 0 })
  })

  test('have its edited claims with the words before, and undo all edits of one at once', async () => {
    await addDossier(incomingDossier())
    await edit('left', 'Ada Byrne left Harbour Labs in 2012.')
    await edit('left', 'Ada Byrne left Harbour Labs in 2013.')
    const { edited } = await readOwnChanges(ID)
    expect(edited).toMatchObject([
      { id: 'left', text: 'Ada Byrne left Harbour Labs in 2013.', before: 'Ada Byrne left Harbour Labs in 2011.' },
    ])
    const undone = await undoChanges(ID, edited[0]!.changes)
    const textNow = async () => (await readDossier(ID))?.claims.find(({ id }) => id === 'left')?.text
    expect(await textNow()).toBe('Ada Byrne left Harbour Labs in 2011.')
    await restoreChanges(ID, undone)
    expect(await textNow()).toBe('Ada Byrne left Harbour Labs in 2013.')
    expect(await readChanges(ID)).toEqual(undone.changes)
  })

  test('have its own questions, each of which can be undone', async () => {
    await addDossier(incomingDossier())
    await changeClaim(ID, { kind: 'ask', asks: 'Who paid for it?' })
    const { asked } = await readOwnChanges(ID)
    expect(asked).toMatchObject([{ text: 'Who paid for it?' }])
    await undoChanges(ID, asked[0]!.changes)
    expect((await readOwnChanges(ID)).asked).toEqual([])
    expect((await readDossier(ID))?.research).toBeUndefined()
  })

  test('cite their own sources when they are put back after an update that counts sources in another way', async () => {
    const version = (name: string, first: string, second: string) =>
      incomingDossier({
        version: name,
        sources: [source(1, { url: `https://a.example/${first}` }), source(2, { url: `https://a.example/${second}` })],
      })
    await addDossier(version('1', 'one', 'two'))
    await changeClaim(ID, { kind: 'add', claim: claim('stays', { sources: [1] }), sources: [] })
    const gone = await changeClaim(ID, { kind: 'add', claim: claim('back', { sources: [2] }), sources: [] })
    const undone = await undoChanges(ID, [gone])
    await updateDossier(ID, version('2', 'two', 'one'))
    await restoreChanges(ID, undone)
    const { claims, sources } = (await readDossier(ID))!
    const cited = (id: string) =>
      claims.find((one) => one.id === id)?.sources.map((n) => sources.find((one) => one.n === n)?.url)
    expect([cited('stays'), cited('back')]).toEqual([['https://a.example/one'], ['https://a.example/two']])
  })

  test('have an added claim only where it is retired, and a retired edited one once', async () => {
    await addDossier(incomingDossier())
    await changeClaim(ID, { kind: 'add', claim: claim('won', { text: 'Ada Byrne won.', sources: [1] }), sources: [] })
    expect(await readOwnChanges(ID)).toEqual({ retired: [], edited: [], asked: [], gone: [] })
    await changeClaim(ID, { kind: 'retire', id: 'won' })
    await edit('left', 'Ada Byrne left in 2013.')
    await changeClaim(ID, { kind: 'retire', id: 'left' })
    const { retired, edited } = await readOwnChanges(ID)
    expect(retired.map(({ text }) => text)).toEqual(['Ada Byrne left in 2013.', 'Ada Byrne won.'])
    expect(edited).toEqual([])
  })

  test('are shown as gone when a newer version does not have their claim, and are not lost', async () => {
    await addDossier(incomingDossier())
    await edit('left', 'Ada Byrne left in 2013.')
    await changeClaim(ID, { kind: 'retire', id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.' })
    const claims = [{ id: 'born', text: 'Ada Byrne was born in Galway in 1971.', sources: [1] }]
    await updateDossier(ID, incomingDossier({ version: '2', claims, sources: [source(1)] }))
    const { gone, retired, edited } = await readOwnChanges(ID)
    expect([...retired, ...edited]).toEqual([])
    expect(gone.map(({ text, what }) => [what, text])).toEqual([
      ['edited', 'Ada Byrne left in 2013.'],
      ['retired', 'Ada Byrne joined Harbour Labs in 2004.'],
    ])
    expect(await claimIds()).toEqual(['born', 'left'])
    await undoChanges(
      ID,
      gone.flatMap(({ changes }) => changes),
    )
    expect(await claimIds()).toEqual(['born'])
  })

  test('a source that came with an undone change stays with a later claim that cites it', async () => {
    await addDossier(incomingDossier())
    const first = await changeClaim(ID, {
      ...{ kind: 'edit', claim: claim('left', { text: 'Ada Byrne left in 2013.', sources: [3] }) },
      sources: [source(3, { url: 'https://b.example/' })],
    })
    await changeClaim(ID, { kind: 'add', claim: claim('won', { text: 'Ada Byrne won.', sources: [3] }), sources: [] })
    await undoChanges(ID, [first])
    const dossier = await readDossier(ID)
    expect(dossier?.claims.find(({ id }) => id === 'won')?.sources).toEqual([3])
    expect(dossier?.sources.find(({ n }) => n === 3)).toMatchObject({ url: 'https://b.example/' })
  })
})

test('whatever is undone, each claim that stays still has the sources that it cites', () => {
  const anyChange = fc.record({
    id: fc.nat(4),
    cited: fc.integer({ min: 1, max: 6 }),
    isNew: fc.boolean(),
    gone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 10 }), (made) => {
      const known = new Set<number>()
      const changes = made.flatMap(({ id, cited, isNew }, at): StoredChange[] => {
        if (!isNew && !known.has(cited)) return []
        known.add(cited)
        const change = {
          kind: 'edit' as const,
          claim: claim(`c${id}`, { sources: [cited] }),
          sources: isNew ? [source(cited)] : [],
        }
        return [{ id: `${at}`, dossier: ID, at: new Date(at).toISOString(), change }]
      })
      const gone = new Set(made.flatMap((one, at) => (one.gone ? [`${at}`] : [])))
      const left = withoutChanges(changes, gone)
      const there = new Set(left.flatMap(({ change }) => ('sources' in change ? change.sources.map(({ n }) => n) : [])))
      for (const { change } of left)
        if ('claim' in change) for (const n of change.claim.sources) expect(there.has(n)).toBe(true)
    }),
  )
})
