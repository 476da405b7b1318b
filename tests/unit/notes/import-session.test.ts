import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { createImportSession } from '@/lib/notes/import/import-session'
import { tableOf } from '@/tests/browser/import-files'

afterEach(() => Promise.all([database().annotations.clear(), database().bin.clear()]))

function file(text: string, name = 'notes.csv', lastModified = 1_700_000_000_000): File {
  return new File([text], name, { lastModified })
}

test('a file is previewed, imported, and unchanged by a second import', async () => {
  const shares: number[] = []
  let clock = 0
  const session = createImportSession(
    { reading: (share) => shares.push(share), writing: () => undefined },
    () => (clock += 1000),
  )
  const read = () => session.read(file(tableOf(700)), null)
  expect(await read()).toMatchObject({ preview: { total: 700, counts: { added: 700 }, format: 'csv' } })
  expect(await database().annotations.count()).toBe(0)
  expect(await session.apply({ withDeleted: false, withSettings: false, restoresSwitches: false })).toMatchObject({
    result: { counts: { added: 700 } },
  })
  expect(await read()).toMatchObject({ preview: { counts: { unchanged: 700, merged: 0, added: 0 } } })
  expect(shares.length).toBeGreaterThan(2)
})

test.each([
  [
    'UTF-8 with a byte order mark',
    '\uFEFF{"rows":[{"id":"a","uri":"https://a.example/","text":"x"}]}',
    { preview: { total: 1, format: 'hypothesis' } },
  ],
  ['binary data after a beginning like text', '{"rows":[]} \u0000', { refused: 'not-text' }],
  ['an archive, such as our own export for Obsidian', 'PK\u0003\u0004\u0014\u0000', { refused: 'zip' }],
  ['a byte order mark alone', '\uFEFF', { refused: 'empty' }],
])('a file is read as text, or refused: %s', async (_, text, answer) => {
  const session = createImportSession({ reading: () => undefined, writing: () => undefined })
  expect(await session.read(file(text, 'notes.json'), null)).toMatchObject(answer)
})
