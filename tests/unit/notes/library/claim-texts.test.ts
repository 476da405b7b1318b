import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { librarySource } from '@/lib/notes/library-source'
import { createLibrary } from '@/lib/notes/library/create-library'
import { noNoteFilters } from '@/lib/notes/library/types'
import { addDossier } from '@/lib/dossiers/data/store'
import { note } from '@/tests/unit/notes/data/import/arbitrary-import'
import { incomingDossier } from '@/tests/unit/dossiers/fixtures'
import { keptNotes } from './notes'

const other = { id: 'ada-byrne', name: 'Ada Byrne' }
const onClaim: Annotation = { ...note('on-claim', { note: 'Look this up.' }), claim: 'born', dossier: other }
const finding = { verdict: 'supported', reason: '', claims: ['left'], sources: [], dossierVersion: '1', dossier: other }
const onFinding = { ...note('on-finding', { note: 'And this.' }), finding } as Annotation

function opened(kept: ReturnType<typeof keptNotes>, changed: () => void = () => undefined) {
  const library = createLibrary(
    kept.source,
    { claims: [['born', 'The claim of the bundled dossier.']], verdictWords: [], dossierVersion: '1' },
    { changed, failed: (error) => { throw error } },
  ) // prettier-ignore
  return async (query: string): Promise<string[]> => {
    const { rows } = await library.find({ filters: { ...noNoteFilters, query }, from: 0, to: 10 })
    return rows.map(({ annotation }) => annotation?.id ?? '').sort()
  }
}

test('notes are found by the texts of claims of other dossiers than the bundled one', async () => {
  const kept = keptNotes([onClaim, onFinding, note('plain')])
  kept.say({ 'ada-byrne\nborn': 'Ada Byrne was born in Galway.', 'ada-byrne\nleft': 'She left the Éire Works.' })
  const find = opened(kept)
  await vi.waitFor(async () => expect(await find('galway')).toEqual(['on-claim']))
  expect(await find('eire works')).toEqual(['on-finding'])
  // A claim of the same id in the bundled dossier is another one.
  expect(await find('claim of the bundled')).toEqual([])
})

test('a new note and a changed dossier are followed', async () => {
  const kept = keptNotes([note('plain')])
  kept.say({ 'ada-byrne\nborn': 'Ada Byrne was born in Galway.' })
  const find = opened(kept)
  kept.change([onClaim])
  await vi.waitFor(async () => expect(await find('galway')).toEqual(['on-claim']))
  kept.say({ 'ada-byrne\nborn': 'Ada Byrne was born in Cork.' })
  await vi.waitFor(async () => expect(await find('cork')).toEqual(['on-claim']))
  expect(await find('galway')).toEqual([])
})

test('texts that could not be read are read with the next change', async () => {
  const kept = keptNotes([onClaim])
  kept.say({ 'ada-byrne\nborn': 'Ada Byrne was born in Galway.' })
  const read = vi.spyOn(kept.source, 'claimTexts').mockRejectedValueOnce(new Error('no'))
  const failed = vi.spyOn(console, 'error').mockReturnValue()
  const find = opened(kept)
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce())
  kept.change([note('plain')])
  await vi.waitFor(async () => expect(await find('galway')).toEqual(['on-claim']))
  failed.mockRestore()
})

test('the list is asked anew when a dossier is removed', async () => {
  const kept = keptNotes([onClaim])
  kept.say({ 'ada-byrne\nborn': 'Ada Byrne was born in Galway.' })
  const changed = vi.fn()
  const find = opened(kept, changed)
  await vi.waitFor(async () => expect(await find('galway')).toEqual(['on-claim']))
  changed.mockClear()
  vi.spyOn(kept.source, 'claimTexts').mockResolvedValue([])
  kept.say({})
  await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  expect(await find('galway')).toEqual([])
})

test('the texts come from the installed dossiers, and only those that are asked for', async () => {
  await addDossier(incomingDossier(), { now: '2026-01-01T00:00:00.000Z' })
  const texts = await librarySource(10).claimTexts(['ada-byrne\nborn', 'ada-byrne\nnone', 'gone\nborn'])
  expect(texts).toHaveLength(1)
  expect(texts[0]?.[0]).toBe('ada-byrne\nborn')
  expect(texts[0]?.[1]).toMatch(/Byrne/)
})
