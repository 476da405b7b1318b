import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { emptyProposal, proposalFile, proposalText } from '@/lib/dossier/format/correction-text'
import { database } from '@/lib/dossiers/data/database'
import { addDossier, listDossiers, readDossier, undoChanges } from '@/lib/dossiers/data/store'
import { draftOf } from '@/lib/dossiers/data/claim-draft'
import { claimFormData } from '@/lib/dossiers/dossier-questions'
import { storeClaim } from '@/lib/dossiers/store-claim'
import { acceptChange, hasCorrections, readIncoming } from '@/lib/dossiers/incoming-corrections'
import { incomingDossier } from './fixtures'

vi.mock('@/lib/dossiers/change-dossier', () => ({ announceDossiersChanged: () => undefined }))
afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

const ID = 'ada-byrne'
const about = { subject: { name: 'Ada Byrne' }, version: '1' }
const left = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }
const proposal = {
  ...emptyProposal(left, about),
  ...{ should: 'Ada Byrne left Harbour Labs in 2012.', sources: ['https://b.example/left', 'Her diary'] },
  ...{ comment: 'The lab says so.', by: 'A. Reader', date: '2026-05-01' },
}
const incoming = async (text: string) => (await readIncoming(text, await listDossiers()))!

describe('a file of corrections', () => {
  test('is known, and is set beside the claims of its dossier', async () => {
    await addDossier(incomingDossier())
    const text = proposalFile(proposal, '2026-05-01')
    expect(hasCorrections(text)).toBe(true)
    expect(await incoming(text)).toMatchObject({
      dossier: { id: ID },
      others: 0,
      changes: [
        {
          claim: 'left',
          before: 'Ada Byrne left Harbour Labs in 2011.',
          after: 'Ada Byrne left Harbour Labs in 2012.',
          sources: ['https://b.example/left', 'Her diary'],
          by: 'A. Reader',
          date: '2026-05-01',
        },
      ],
    })
  })

  test('changes the claim when it is accepted, with its sources, and the change can be undone', async () => {
    await addDossier(incomingDossier())
    const { changes } = await incoming(proposalFile(proposal, '2026-05-01'))
    const made = await acceptChange(ID, changes[0]!)
    const now = async () => (await readDossier(ID))!
    const claim = (await now()).claims.find(({ id }) => id === 'left')!
    expect(claim.text).toBe('Ada Byrne left Harbour Labs in 2012.')
    const cited = (await now()).sources.filter(({ n }) => claim.sources.includes(n))
    expect(cited.map(({ title, url }) => url ?? title)).toEqual([
      'https://a.example/2',
      'https://b.example/left',
      'Her diary',
    ])
    await undoChanges(ID, [made])
    expect((await now()).claims.find(({ id }) => id === 'left')?.text).toBe(left.text)
  })

  test('may be in a mail that quotes it, and is empty once its claim says so', async () => {
    await addDossier(incomingDossier())
    const mail = `Dear editors,\n\n${proposalText(proposal).replace(/^/gm, '> ')}`
    expect((await incoming(mail)).changes).toHaveLength(1)
    const followed = { ...proposal, should: left.text, sources: [], comment: '' }
    expect(await incoming(proposalFile(followed, '2026-05-01'))).toMatchObject({ changes: [], others: 1 })
  })

  test('is empty once its claim says so and has its sources, also with a comment', async () => {
    await addDossier(incomingDossier())
    const text = proposalFile(proposal, '2026-05-01')
    await acceptChange(ID, (await incoming(text)).changes[0]!)
    expect(await incoming(text)).toMatchObject({ changes: [], others: 1 })
    const more = proposalFile({ ...proposal, sources: [...proposal.sources, 'Her letters'] }, '2026-05-01')
    expect((await incoming(more)).changes).toMatchObject([{ before: proposal.should, sources: ['Her letters'] }])
  })

  test('stores a date that was sent in words as ISO, and words that are no date only as a comment', async () => {
    const text = 'Ada Byrne left Harbour Labs in June 2011.'
    const dated = {
      id: 'left',
      text,
      sources: [2],
      topic: 'Work',
      slots: [{ type: 'date' as const, value: '2011-06', single: true }],
      marks: [{ slot: 0, start: 31, end: 40 }],
    }
    await addDossier(incomingDossier({ claims: [dated] }))
    const only = (value: string) => ({
      ...proposal,
      should: '',
      values: [{ slot: 0, value }],
      comment: '',
      sources: [],
    })
    const inWords = (await incoming(proposalFile(only('July 2011'), '2026-05-01'))).changes[0]!
    expect(inWords).toMatchObject({
      after: 'Ada Byrne left Harbour Labs in July 2011.',
      values: [{ after: '2011-07' }],
    })
    const vague = await incoming(proposalFile(only('some day in July'), '2026-05-01'))
    expect(vague.changes).toMatchObject([{ after: inWords.before, values: [], comment: 'some day in July' }])
  })

  test('is not the only way to a new source: the date of one that is typed in words is stored as ISO', async () => {
    await addDossier(incomingDossier())
    const form = (await claimFormData(ID, 'left'))!
    const draft = draftOf(form.edited!.claim, 'Work', [])
    const newSource = { title: 'A memo', url: '', author: '', publisher: '', date: '3 July 2011', tier: null }
    await storeClaim(form, { draft, cited: [2], newSource, wordings: [], answers: null }, null)
    expect((await readDossier(ID))!.sources.find(({ title }) => title === 'A memo')?.date).toBe('2011-07-03')
  })

  test('for a dossier that is not here changes nothing', async () => {
    const other = { ...proposal, subject: 'Ida Quist' }
    expect(await incoming(proposalFile(other, '2026-05-01'))).toEqual({
      subject: 'Ida Quist',
      dossier: null,
      changes: [],
      others: 1,
    })
  })

  test('that is damaged is refused', async () => {
    expect(await readIncoming('{"kind": "claimlight-corrections"', [])).toBeNull()
    expect(await readIncoming('{"kind": "claimlight-corrections", "version": 9, "corrections": []}', [])).toBeNull()
  })
})
