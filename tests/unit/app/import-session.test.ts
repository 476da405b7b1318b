import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/annotations/database'
import { createImportSession } from '@/lib/app/import/import-session'
import type { FromImporter, ToImporter } from '@/lib/app/import/importer'
import { tableOf } from '@/tests/browser/import-files'

afterEach(() => Promise.all([database().annotations.clear(), database().bin.clear()]))

function file(text: string, name = 'notes.csv', lastModified = 1_700_000_000_000): File {
  return new File([text], name, { lastModified })
}

/** A session with all its messages, and the last one. */
function session() {
  const said: FromImporter[] = []
  let clock = 0
  const tell = createImportSession(
    (message) => said.push(message),
    () => (clock += 1000),
  )
  const ask = async (message: ToImporter) => {
    await tell(message)
    return said.at(-1)
  }
  return { said, ask, tell }
}

test('a file is previewed, imported, and unchanged by a second import', async () => {
  const { ask } = session()
  const read = () => ask({ kind: 'read', file: file(tableOf(700)), mapping: null })
  expect(await read()).toMatchObject({
    kind: 'preview',
    preview: { total: 700, counts: { added: 700 }, format: 'csv' },
  })
  expect(await database().annotations.count()).toBe(0)
  expect(await ask({ kind: 'apply', bringBack: false, settings: false, turns: false })).toMatchObject({
    result: { counts: { added: 700 } },
  })
  expect(await read()).toMatchObject({ preview: { counts: { unchanged: 700, merged: 0, added: 0 } } })
})
