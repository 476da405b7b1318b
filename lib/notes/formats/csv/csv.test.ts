import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { guardCell, unguardCell, csvColumns, writeCsv } from './to-csv'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { inOrderOf, written } from '@/tests/unit/notes/formats/written'

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
    expect(await written(writeCsv, notes, book)).toBe(
      '\ufeffid,created,modified,title,url,quote,note,tags,color,verdict,reason,details,claims,sources,dossier version,claim,dossier,dossier id,source titles,source urls,page change,related claims\r\n' +
        '6f1c2c3e-0000-4000-8000-000000000001,2026-06-02T10:00:00.000Z,2026-06-02T10:00:00.000Z,The woman who left the works to teach,https://review.example/ada,"She left the works in March 2022, after five years.",Ask the desk: leave or departure?,works,,contradicted,The dossier has 13 July 2022.,,left-works,10,test.1,,Ada Example,,Leaving the works,https://example.org/leaving,,\r\n' +
        '6f1c2c3e-0000-4000-8000-000000000002,2026-05-30T10:00:00.000Z,2026-05-30T10:00:00.000Z,Another page,https://other.example/,a staff of twelve in a former cannery,Where is this from?,,,,,,,,,,,,,,,\r\n',
    )
  })

  test('give the titles and addresses of their sources in the same order, without unsafe addresses', async () => {
    const [note] = notes
    const cited = { ...note!, finding: { ...note!.finding!, sources: [14, 21, 10] } }
    const [, row] = rowsOf((await written(writeCsv, [cited], book)).slice(1))
    const lines = (name: (typeof csvColumns)[number]) => row?.[csvColumns.indexOf(name)]?.split('\n')
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
    const [, row] = rowsOf((await written(writeCsv, [{ ...notes[0]!, note }], book)).slice(1))
    expect(row?.[csvColumns.indexOf('note')]).toBe(cell)
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
        expect(names).toEqual([...csvColumns])
        const inOrder = inOrderOf(made)
        const back = rows.map((row) => {
          const cell = (name: (typeof csvColumns)[number]) => unguardCell(row[csvColumns.indexOf(name)]!)
          return ['title', 'quote', 'note', 'reason', 'url'].map((name) => cell(name as 'title'))
        })
        const plain = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')
        expect(back).toEqual(
          inOrder.map(({ title, anchor, note, finding, url }) =>
            [title, anchor?.quote.exact ?? '', note, finding?.reason ?? '', url].map(plain),
          ),
        )
      }),
      { numRuns: cases(300) },
    )
  })

  test('have no cell that begins like a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (made) => {
        for (const row of rowsOf((await written(writeCsv, made, book)).slice(1)))
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})
