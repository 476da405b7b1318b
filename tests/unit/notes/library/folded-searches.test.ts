import { expect, test } from 'vitest'
import { searchFindings } from '@/components/check/finding/checked-text'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { buildSearchInSteps } from '@/lib/dossier/browse/search-index'
import { createLibrary } from '@/lib/notes/library/create-library'
import { noNoteFilters } from '@/lib/notes/library/types'
import { dossier, notes, page } from '../../components/fixtures'
import { keptNotes } from './notes'

const words = [
  ['Lodz', 'Łódź'],
  ['oeuvre', 'œuvre'],
  ['Tromso', 'Tromsø'],
  ['Zurich', 'Zürich'],
  ['łódź', 'LODZ'],
] as const

test.each(words)('searching "%s" finds "%s" in notes', async (query, written) => {
  const note = { ...notes[0]!, note: `She was in ${written}.` }
  const library = createLibrary(
    keptNotes([note]).source,
    { claims: [], verdictWords: [], dossierVersion: '1' },
    { changed: () => undefined, failed: (error) => { throw error } },
  ) // prettier-ignore
  const find = () => library.find({ filters: { ...noNoteFilters, query }, from: 0, to: 10 })
  await expect.poll(async () => (await find()).rows.length).toBe(1)
})

test.each(words)('searching "%s" finds "%s" in findings', (query, written) => {
  const finding = { ...page.findings[0]!, quote: `She was in ${written}.` }
  expect(searchFindings([finding], query)).toEqual([finding])
})

test.each(words)('searching "%s" finds "%s" in claims', (query, written) => {
  const claim = { ...dossier.claims[0]!, text: `She was in ${written}.` }
  const find = runAtOnce(buildSearchInSteps([claim], [], []))
  expect(find(query).claims).toEqual([0])
})
