import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { database } from '@/lib/dossiers/data/database'
import { fieldsOfChange } from '@/lib/dossiers/data/portable/portable'
import { addDossier, changeClaim, readChanges, readDossier, undoChanges } from '@/lib/dossiers/data/store'
import { claimFormData, relatedClaims } from '@/lib/dossiers/dossier-questions'
import { changeRowRules } from '@/lib/rows/dossier'
import { incomingDossier, claim, source } from './fixtures'

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

const ID = 'ada-byrne'
const URL = 'https://news.example/ada'
const passage = { quote: 'Byrne was given the Harbour Medal in 2009', url: URL, accessed: '2026-02-03' }
const addMedal = (change: { answers?: string; id?: string } = {}) =>
  changeClaim(ID, {
    ...{ kind: 'add', sources: [source(9, { url: URL, title: 'The news' })], passage },
    claim: claim(change.id ?? 'medal', { text: 'Ada Byrne got the Harbour Medal in 2009.', sources: [9] }),
    ...(change.answers === undefined ? {} : { answers: change.answers }),
  })
const researchNow = async () => (await readDossier(ID))?.research

describe('a claim that the user found on a page', () => {
  test('has its passage and its page, which was opened, and undoing it leaves no trace', async () => {
    await addDossier(incomingDossier())
    const change = await addMedal()
    const { n } = (await readDossier(ID))!.sources.find(({ url }) => url === URL)!
    expect(await researchNow()).toMatchObject({
      by: [{ kind: 'person' }],
      passages: [{ claim: 'medal', source: n, quote: passage.quote, accessed: '2026-02-03' }],
      access: [{ source: n, state: 'opened', on: '2026-02-03' }],
    })
    await undoChanges(ID, [change])
    expect(await researchNow()).toBeUndefined()
  })

  test('keeps its passage when it is edited, and loses it with its source or when it is retired', async () => {
    await addDossier(incomingDossier())
    await addMedal()
    const { n } = (await readDossier(ID))!.sources.find(({ url }) => url === URL)!
    const edit = (sources: number[]) =>
      changeClaim(ID, { kind: 'edit', claim: claim('medal', { text: 'She got a medal.', sources }), sources: [] })
    await edit([n])
    expect((await researchNow())?.passages).toHaveLength(1)
    await edit([1])
    expect((await researchNow())?.passages).toEqual([])
    await edit([n])
    await changeClaim(ID, { kind: 'retire', id: 'medal' })
    expect((await researchNow())?.passages).toEqual([])
  })

  test('answers a question that the user asked before', async () => {
    await addDossier(incomingDossier())
    await changeClaim(ID, { kind: 'ask', asks: ' Which medals did she get? ' })
    expect((await claimFormData(ID, null))?.questions).toEqual(['Which medals did she get?'])
    await addMedal({ answers: 'Which medals did she get?' })
    expect((await researchNow())?.questions).toEqual([
      { asks: 'Which medals did she get?', state: 'open', claims: ['medal'] },
    ])
    await expect(changeClaim(ID, { kind: 'ask', asks: ' ' })).rejects.toMatchObject({ code: 'bad-claim' })
  })

  test('is synced with its passage and its question', async () => {
    await addDossier(incomingDossier())
    await addMedal({ answers: 'Which medals did she get?' })
    await changeClaim(ID, { kind: 'ask', asks: 'Which medals did she get?' })
    const fields = (await readChanges(ID)).map((one) => fieldsOfChange(one, new Map())?.change)
    expect(fields).toMatchObject([{ passage, answers: 'Which medals did she get?' }, { kind: 'ask' }])
    for (const change of fields) expect(changeRowRules.isValid('change', change!)).toBe(true)
  })
})

test('the claims beside a statement are those that say the same, and those with another value', async () => {
  await addDossier(incomingDossier())
  const find = (text: string) => relatedClaims(ID, text, [])
  const same = await find('In 2004 Ada Byrne joined Harbour Labs.')
  expect([same.equal.map(({ id }) => id), same.other]).toEqual([['joined'], []])
  const other = await find('Ada Byrne joined Harbour Labs in 2005.')
  expect([other.equal, other.other.map(({ id }) => id)]).toEqual([[], ['joined']])
})
