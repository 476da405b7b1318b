import { expect, test } from 'vitest'
import { sniffFormat } from './import-forms'
import { writeBackup } from '@/lib/notes/formats/backup/backup'
import { writeHypothesis } from '@/lib/notes/formats/hypothesis/hypothesis'
import { writeJsonLd } from '@/lib/notes/formats/web-annotation/json-ld'
import { notes } from '@/tests/unit/components/fixtures'
import { batchesOf, joined, NOW, writtenInOrder } from '@/tests/unit/notes/formats/pieces'

test('our own formats are recognised by their content, with any file name', async () => {
  const kept = { notes: batchesOf(notes), bin: [], mutes: [], settings: null }
  const backup = await joined(writeBackup(kept, { now: NOW, total: 2 }))
  expect(sniffFormat(backup, 'a.json')).toBe('backup')
  expect(sniffFormat(await writtenInOrder(writeHypothesis, notes), 'a.txt')).toBe('hypothesis')
  const tagged = notes.map((note) => ({ ...note, tags: ['Annotation'], note: 'ns/anno.jsonld"' }))
  expect(sniffFormat(await writtenInOrder(writeHypothesis, tagged), 'a')).toBe('hypothesis')
})

test('Web Annotations, which are only written, are no format to import', async () => {
  for (const written of [notes, []])
    expect(sniffFormat(await writtenInOrder(writeJsonLd, written), 'a.jsonld')).toBeNull()
})

test.each([
  ['\uFEFF{"rows": []}', 'a.json', 'hypothesis'],
  ['{"total": 3, "rows": [', 'a.json', 'hypothesis'],
  ['{"export_date":"2025-03-06T00:00:00Z","annotations": [', 'a.json', 'hypothesis'],
  ['{"a":1}', 'a.json', null],
  ['Highlight,Book Title,Book Author\r\n"One, two",B,C', 'readwise', 'csv'],
  ['Highlight\nOne', 'a.csv', 'csv'],
  ['a;b\n1;2', 'a.txt', 'csv'],
  ['"Book, the",Quote,Note\n"One, two",B,C', 'a', 'csv'],
  ['Dear Mira, how are you\nI am well, thanks', 'a.txt', null],
  ['The years: power, work (Roe)\nA line, of a letter', 'a.txt', null],
  ['A title\n- an item, and more\n==========', 'a.txt', null],
  ['Dear reader, this is a letter.\nIt has no columns', 'a.txt', null],
  ['<html><a,b>\n,', 'a.html', null],
  ['P\u0000K', 'a.csv', null],
  ['', 'a.json', null],
])('the beginning %j in %s has the format %s', (beginning, name, format) =>
  expect(sniffFormat(beginning, name)).toBe(format),
)
