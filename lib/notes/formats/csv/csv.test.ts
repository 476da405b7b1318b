import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { guardCell, unguardCell, csvColumns, writeCsv } from './to-csv'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { written } from '@/tests/unit/notes/formats/written'

/** Columns that a table has also where no note fills them. */
const ALWAYS = ['title', 'url', 'quote', 'note']

/** An independent parser of RFC 4180, character by character. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = []
  let [row, cell, isQuoted] = [[] as string[], '', false]
  for (let i = 0; i < csv.length; i++) {
    const sign = csv[i]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (csv[i + 1] === '"') cell += csv[i++]!
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === ',') {
      row.push(cell)
      cell = ''
    } else if (sign === '\r' && csv[i + 1] === '\n') {
      rows.push([...row, cell])
      ;[row, cell] = [[], '']
      i++
    } else {
      expect(sign).not.toMatch(/["\r\n]/) // These occur only between quotes.
      cell += sign
    }
  }
  expect(row).toEqual([]) // The last row ends like all others.
  return rows
}

describe('notes as CSV', () => {
  test('are one row each, under plain column names', async () => {
    const [names, first, second] = rowsOf((await written(writeCsv, notes, book)).slice(1))
    const of = (row: readonly string[] = []) => Object.fromEntries((names ?? []).map((name, at) => [name, row[at]]))
    expect(of(first)).toEqual({
      title: 'The woman who left the works to teach',
      site: 'review.example',
      url: 'https://review.example/ada',
      quote: 'She left the works in March 2022, after five years.',
      note: 'Ask the desk: leave or departure?',
      tags: 'works',
      verdict: 'Contradicted',
      'evidence says': 'Example left Harbour Works on 13 July 2022.',
      reason: 'The dossier has 13 July 2022.',
      evidence: 'Ada Example',
      'source titles': 'Leaving the works',
      'source urls': 'https://example.org/leaving',
      created: '2026-06-02T10:00:00.000Z',
      modified: '2026-06-02T10:00:00.000Z',
    })
    expect(of(second)).toMatchObject({ note: 'Where is this from?', verdict: '', 'evidence says': '' })
  })

  test('are in the order in which their page is read, whatever their ids', async () => {
    const at = (start: number) => ({ ...notes[0]!.anchor!, position: { start, end: start + 9 } })
    const made = [9, 4, 7].map((start, i) => ({ ...notes[0]!, id: `n${i}`, anchor: at(start), note: `At ${start}` }))
    const [names, ...rows] = rowsOf((await written(writeCsv, made, book)).slice(1))
    expect(rows.map((row) => row[names!.indexOf('note')])).toEqual(['At 4', 'At 7', 'At 9'])
  })

  test('have no cell for programs: no JSON, and no id of a note, a claim or a dossier', async () => {
    const dossier = { id: 'dossier-7', name: 'Ada' }
    const finding = { ...notes[0]!.finding!, dossier, answers: [{ dossier: 'Ada', verdict: 'contradicted' as const }] }
    const table = await written(writeCsv, [{ ...notes[0]!, color: 'green', finding }], book)
    expect(table).not.toMatch(/[{}]|dossier-7|left-works/)
    expect(table).not.toContain(notes[0]!.id)
    expect(table).toContain('Ada: Contradicted')
    expect(table).toContain(',green,')
  })

  test('give the titles and addresses of their sources in the same order, without unsafe addresses', async () => {
    const [note] = notes
    const cited = { ...note!, finding: { ...note!.finding!, sources: [14, 21, 10] } }
    const [names, row] = rowsOf((await written(writeCsv, [cited], book)).slice(1))
    const lines = (name: (typeof csvColumns)[number]) => row?.[names!.indexOf(name)]?.split('\n')
    expect([lines('source titles'), lines('source urls')]).toEqual([
      ['Director leaves Harbour Works', 'A blog', 'Leaving the works'],
      ['https://example.org/paper', '', 'https://example.org/leaving'],
    ])
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['  =1', "  '=1"],
    ['\u00a0\u200b+1', "\u00a0\u200b'+1"],
    ['"=1"', '"\'=1"'],
    ['foo;=1+1', "foo;'=1+1"],
    ['foo; "-1', 'foo; "\'-1'],
    ['a\t@b|\n\n- c', "a\t'@b|\n\n'- c"],
    ["a;'＋1", "a;''＋1"],
    ['1 + 1 = 2, a@b.example - so', '1 + 1 = 2, a@b.example - so'],
  ])('a cell %j is words to a spreadsheet, whatever it takes for the end of a cell', async (note, cell) => {
    const [names, row] = rowsOf((await written(writeCsv, [{ ...notes[0]!, note }], book)).slice(1))
    expect(row?.[names!.indexOf('note')]).toBe(cell)
    expect(unguardCell(cell)).toBe(note)
  })

  test('no part of the file begins as a formula does for programs with other separators', async () => {
    const hostile = fc
      .array(
        fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '|', '\n', '\r', '"', "'", ' ', ',', '\u200b', 'a', '1'),
      )
      .map((signs) => signs.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 3 }), async (texts) => {
        const made = texts.map((text, i) => ({ ...notes[0]!, id: `n${i}`, note: text, title: text.toUpperCase() }))
        const csv = (await written(writeCsv, made, book)).slice(1)
        for (const part of csv.split(/[;|\t\r\n]/)) expect(part).not.toMatch(/^[\s"\u200b]*[=+\-@＝]/)
        for (const delimiter of [',', ';', '\t', '|'])
          for (const cell of Papa.parse<string[]>(csv, { delimiter }).data.flat())
            expect(cell).not.toMatch(/^[\s"\u200b]*[=+\-@＝]/)
        for (const text of texts) expect(unguardCell(guardCell(text))).toBe(text)
      }),
      { numRuns: cases(500) },
    )
  })

  test('long runs of signs take time in proportion to their length', () => {
    const long = [`;${' '.repeat(200_000)}`, `${'\t'.repeat(200_000)}=`, "'".repeat(200_000), ';='.repeat(100_000)]
    for (const text of long) expect(unguardCell(guardCell(text))).toBe(text)
  })

  test('are read back unchanged, for any note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (made) => {
        const [names, ...rows] = rowsOf((await written(writeCsv, made, book)).slice(1))
        expect(names).toEqual(csvColumns.filter((name) => names!.includes(name)))
        for (const at of names!.keys())
          expect(rows.length === 0 || ALWAYS.includes(names![at]!) || rows.some((row) => row[at] !== '')).toBe(true)
        const back = rows.map((row) => {
          const cell = (name: (typeof csvColumns)[number]) => unguardCell(row[names!.indexOf(name)] ?? '')
          return ['title', 'quote', 'note', 'url'].map((name) => cell(name as 'title'))
        })
        const plain = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')
        const given = made.map(({ title, anchor, note, url }) =>
          [title, anchor?.quote.exact ?? '', note, url].map(plain),
        )
        const inOneOrder = (rows: string[][]) => rows.map((row) => JSON.stringify(row)).sort()
        expect(inOneOrder(back)).toEqual(inOneOrder(given))
      }),
      { numRuns: cases(300) },
    )
  })
})
