import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { countAffectedNotes, countOtherVerdicts } from '@/lib/check/affected-notes'
import { database } from '@/lib/notes/data/database'
import { createEngine } from '@/lib/engine'
import { incomingDossier } from '../dossiers/fixtures'
import { note } from '../notes/data/import/arbitrary-import'

afterEach(() => database().annotations.clear())

const before = incomingDossier().dossier
const after = incomingDossier({
  version: '2',
  claims: [
    { id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [1] },
    { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [2] },
  ],
}).dossier
const nothing = (): void => undefined

const quoted = (exact: string, prefix = '', suffix = '') => ({
  anchor: { quote: { exact, prefix, suffix }, position: null, range: null },
})

test('notes are judged again, and those that get another verdict are counted', () => {
  const notes = [
    quoted('Ada Byrne joined Harbour Labs in 2004.'),
    quoted('She was born in Galway in 1971.', 'Ada Byrne is an engineer. ', ' She sails.'),
  ]
  const engines = { before: createEngine(before), after: createEngine(after) }
  expect(countOtherVerdicts(notes, engines, nothing)).toBe(1)
})

test('only notes on claims of the dossier are judged, and those whose claim is gone are counted', async () => {
  const dossier = { id: 'ada-byrne', name: 'Ada Byrne' }
  const other = { id: 'eve', name: 'Eve' }
  await database().annotations.bulkPut([
    note('kept', { claim: 'joined', dossier }),
    note('gone', { claim: 'left', dossier }),
    note('of-another', { claim: 'left', dossier: other }),
    note('of-the-bundled-one', { claim: 'left' }),
    note('on-a-page'),
  ])
  expect(await countAffectedNotes('ada-byrne', before, after, nothing)).toMatchObject({ withoutClaim: 1 })
  expect(await countAffectedNotes('ada-byrne', before, before, nothing)).toEqual({ otherVerdict: 0, withoutClaim: 0 })
  expect(await countAffectedNotes('bundled', before, after, nothing)).toMatchObject({ withoutClaim: 1 })
})
