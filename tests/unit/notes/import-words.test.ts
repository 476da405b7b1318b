import Papa from 'papaparse'
import { describe, expect, test, vi } from 'vitest'
import { outcomesFile, previewItem, summarizeImport, importProblemOf } from '@/lib/notes/import/import-session'
import type { ItemResult } from '@/lib/notes/data/import-notes'
import { FileRefused, type ImportItem } from '@/lib/notes/formats/shared/exchange'
import { notes } from '../components/fixtures'

const note = notes[0]!

const items: ImportItem[] = [
  { kind: 'note', index: 0, annotation: { ...note, title: '=HYPERLINK("x")', note: 'n'.repeat(400) }, losses: ['author', 'group'] }, // prettier-ignore
  { kind: 'unreadable', index: 1, why: 'no-words', excerpt: '{"bad": 1}' },
  { kind: 'note', index: 2, annotation: { ...note, id: 'second' }, losses: ['author'] },
]
const results: ItemResult[] = [
  { index: 0, outcome: 'added' },
  { index: 1, outcome: 'skipped', why: 'no-words' },
  { index: 2, outcome: 'merged', sameAs: 'first' },
]

describe('the result for each item of an imported file', () => {
  test('can be saved as JSON, with items counted from 1', async () => {
    const { file, items: rows } = JSON.parse(await outcomesFile('notes.json', items, results, 'json').text()) as {
      file: string
      items: Record<string, unknown>[]
    }
    expect(file).toBe('notes.json')
    expect(rows.map(({ item, outcome, reason, same_as }) => [item, outcome, reason, same_as])).toEqual([
      [1, 'added', '', ''],
      [2, 'skipped', 'no-words', ''],
      [3, 'merged', '', 'first'],
    ])
    expect(rows[1]).toMatchObject({ excerpt: '{"bad": 1}', id: '' })
  })

  test('can be saved as CSV without formulas', async () => {
    const csv = await outcomesFile('notes.json', items, results, 'csv').text()
    const rows = Papa.parse<Record<string, string>>(csv.trim().replace(/^\uFEFF/, ''), { header: true }).data
    expect(rows).toHaveLength(3)
    expect(rows[0]?.title).toBe(`'=HYPERLINK("x")`)
    expect(rows[0]?.left_out).toBe('author, group')
  })

  test('is counted, with losses sorted by frequency', () => {
    const read = { format: 'hypothesis', items, table: null, extras: { rows: [], deleted: [] }, undated: '' } as unknown as Parameters<typeof summarizeImport>[0]['read'] // prettier-ignore
    const missing = { dossiers: [], adjustments: 0, effects: [], turns: [], hasSettings: false, absent: null }
    expect(summarizeImport({ name: 'notes.json', read, results: [...results], missing })).toMatchObject({
      total: 3,
      counts: { added: 1, merged: 1, skipped: 1, unchanged: 0 },
      losses: [['author', 2], ['group', 1]],
    }) // prettier-ignore
  })

  test('names the columns that have the words of a skipped item', async () => {
    const item: ImportItem = { kind: 'unreadable', index: 0, why: 'no-words', excerpt: 'A', unread: ['my thoughts'] }
    const result: ItemResult = { index: 0, outcome: 'skipped', why: 'no-words' }
    expect(previewItem(item, result)).toMatchObject({ losses: ['columns'], unread: ['my thoughts'] })
    const { items: rows } = JSON.parse(await outcomesFile('notes.csv', [item], [result], 'json').text()) as {
      items: unknown[]
    }
    expect(rows).toMatchObject([{ reason: 'no-words', left_out: 'columns', columns_left_out: 'my thoughts' }])
  })

  test('has the beginning of the item', () => {
    const [first, second, third] = items.map((item, at) => previewItem(item, results[at]!))
    expect(first?.note).toBe(`${'n'.repeat(300)}…`)
    expect(second).toMatchObject({ excerpt: '{"bad": 1}', why: 'no-words', note: '' })
    expect([first?.isTwin, third?.isTwin]).toEqual([false, true])
  })
})

describe('the reason for a failed import', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more)

  test('is known for a refused file, a full disk and a removed file', () => {
    expect(importProblemOf(new FileRefused('too-deep'))).toBe('too-deep')
    expect(importProblemOf(named('QuotaExceededError'))).toBe('full')
    expect(importProblemOf(named('NotFoundError'))).toBe('file')
  })

  test('is found in nested errors of the database', () => {
    expect(importProblemOf(named('AbortError', { inner: named('QuotaExceededError') }))).toBe('full')
    expect(importProblemOf(named('BulkError', { failures: [named('QuotaExceededError')] }))).toBe('full')
  })

  test('is logged when it is unknown', () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const circle = named('OtherError')
    Object.assign(circle, { inner: circle })
    expect(importProblemOf(circle)).toBe('database')
    expect(importProblemOf('text')).toBe('database')
    expect(log).toHaveBeenCalledTimes(2)
    log.mockRestore()
  })
})
