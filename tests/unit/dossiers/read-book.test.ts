import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { timelineOf } from '@/lib/dossier/browse/timeline-lanes'
import { database } from '@/lib/dossiers/data/database'
import { addDossier } from '@/lib/dossiers/data/store'
import { readBook } from '@/lib/dossiers/read-book'
import { incomingDossier } from './fixtures'

afterEach(async () => {
  for (const table of database().tables) await table.clear()
})

test('a dossier is read with the changes of the user', async () => {
  await addDossier(incomingDossier())
  const book = await readBook('ada-byrne')
  expect(book?.claims.map(({ id }) => id)).toEqual(['born', 'joined', 'left'])
  expect(await readBook('nobody')).toBeUndefined()
})

test('the timeline of many claims has all of them, in the order of their dates', () => {
  const { claims, ...head } = incomingDossier().dossier
  const many = Array.from({ length: 20_000 }, (_, at) => {
    return { ...claims[0]!, id: `c${at}`, topic: `Box ${at % 40}`, time: String(1999 - (at % 300)) }
  })
  const lanes = timelineOf(createDossierBook({ ...head, claims: many }))?.lanes ?? []
  expect(lanes).toHaveLength(40)
  expect(lanes.flatMap((lane) => lane.claims)).toHaveLength(20_000)
  for (const lane of lanes) {
    const starts = lane.claims.map(({ span }) => span.from)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  }
})
