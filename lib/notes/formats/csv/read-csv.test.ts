import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportItem } from '@/lib/notes/formats/shared/exchange'
import { csvReader } from './read-csv'
import { proposeMapping, withColumn, type CsvMapping } from './mapping'

const undated = '2024-05-06T00:00:00.000Z'

async function* pieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size))
}
async function read(text: string, mapping: CsvMapping | null = null, size?: number): Promise<ImportItem[]> {
  const items: ImportItem[] = []
  for await (const item of csvReader(mapping)(pieces(text, size), { undated })) items.push(item)
  return items
}
async function notes(text: string, mapping?: CsvMapping) {
  return (await read(text, mapping)).map((item) => {
    if (item.kind === 'unreadable') throw new Error(`${item.why}: ${item.excerpt}`)
    return item.annotation
  })
}

const READWISE = [
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
  '"We think, ""fast"".\nThen slow.",Thinking,Daniel Kahneman,B00555X8OA,Mine,yellow,"mind, bias",location,1204,2021-03-05 12:34:56+00:00,books',
  'Another one.,Thinking,Daniel Kahneman,B00555X8OA,,,,page,12,"March 5, 2021 10:33 PM",',
  '',
].join('\r\n')

describe('an import from Readwise', () => {
  test('has each highlight with its note, tags, colour, date and location in the book', async () => {
    const [first, second] = await notes(READWISE)
    expect(first).toMatchObject({
      pageKey: 'book:Thinking|Daniel Kahneman',
      url: '',
      title: 'Thinking, Daniel Kahneman',
      anchor: { quote: { exact: 'We think, "fast".\r\nThen slow.'.replace('\r', '') } },
      note: 'Mine\n\nLocation 1204',
      tags: ['mind', 'bias', 'books'],
      color: 'yellow',
      created: '2021-03-05T12:34:56.000Z',
    })
    expect(second).toMatchObject({ note: 'Page 12', color: null, created: '2021-03-05T22:33:00.000Z' })
  })

  test('has the same ids each time, and a different one for each row', async () => {
    const [once, again] = [await notes(READWISE), await notes(READWISE)]
    expect(once).toEqual(again)
    expect(new Set(once.map(({ id }) => id)).size).toBe(2)
  })
})

const KINDLE = [
  '\uFEFF"Your Kindle Notes For:",,,',
  '"THE LEAN STARTUP",,,',
  '"by Eric Ries",,,',
  '"Free Kindle instant preview:",,,',
  '"http://a.example/x",,,',
  '----------------------------------------------,,,',
  ',,,',
  '"Annotation Type","Location","Starred?","Annotation"',
  '"Highlight (Blue)","Location 123","","Build, measure, learn."',
  '"Note","Location 123","","True of gardens, too."',
  '"Highlight (Orange)","Location 200","","Another."',
  '"Note","Page 7","","On nothing."',
  '"Bookmark","Location 300","",""',
].join('\n')

test('a Kindle export takes its book from the lines above the table, and joins a note with the highlight above it', async () => {
  const items = await read(KINDLE)
  expect(items).toHaveLength(4)
  const [joined, orange, alone, bookmark] = items
  expect(joined).toMatchObject({
    annotation: {
      title: 'THE LEAN STARTUP, Eric Ries',
      pageKey: 'book:THE LEAN STARTUP|Eric Ries',
      anchor: { quote: { exact: 'Build, measure, learn.' } },
      note: 'True of gardens, too.\n\nLocation 123',
      color: 'blue',
      created: undated,
    },
  })
  expect(orange).toMatchObject({ annotation: { color: null }, losses: ['color'] })
  expect(alone).toMatchObject({ annotation: { anchor: null, note: 'On nothing.\n\nPage 7' } })
  expect(bookmark).toMatchObject({ kind: 'unreadable', why: 'no-words', index: 3, excerpt: 'Bookmark · Location 300' })
})

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
  ['bars', '|'],
])('a table separated by %s is read', async (_name, mark) => {
  const rows = [
    ['Citation', 'Étiquettes', 'Titre', 'URL'],
    ['Un, deux', 'a', 'Page', 'https://a.example/x#part'],
  ]
  expect(await notes(rows.map((row) => row.join(mark)).join('\n'))).toMatchObject([
    {
      anchor: { quote: { exact: 'Un, deux' } },
      tags: ['a'],
      title: 'Page',
      url: 'https://a.example/x#part',
      pageKey: 'https://a.example/x',
    },
  ])
})

test('columns with any name are read by the user’s mapping', async () => {
  const columns = ['A', 'B']
  const mapping = withColumn(withColumn(proposeMapping(columns), 'quote', 0), 'note', 1)
  expect(await notes('A,B\nwords,mine\n', mapping)).toMatchObject([
    { anchor: { quote: { exact: 'words' } }, note: 'mine' },
  ])
  // A column has only one meaning.
  expect(withColumn(mapping, 'title', 1)).toMatchObject({ note: null, title: 1, quote: 0 })
})

test('a row without quote and note is reported with its reason, and the others are read', async () => {
  const items = await read('Quote,Note,Title\n,,Story\nwords,,Story\n')
  expect(items).toMatchObject([
    { kind: 'unreadable', why: 'no-words', excerpt: 'Story' },
    { kind: 'note', index: 1 },
  ])
})

test('a row that is longer than a note may be is reported, and the others are read', async () => {
  const items = await read(`Quote,Note\n"${'x'.repeat(3_000_000)}",\nwords,`, null, 50_000)
  expect(items).toMatchObject([
    { kind: 'unreadable', why: 'too-long' },
    { kind: 'note', index: 1 },
  ])
})

test('an address that is not http(s) and an ambiguous date are dropped and reported', async () => {
  const [item] = await read('Quote,URL,Date\nwords,javascript:alert(1),3/4/2021\n')
  expect(item).toMatchObject({ annotation: { url: '', created: undated }, losses: ['place', 'dates'] })
})

test('a globally unique id is used, a row number is not', async () => {
  const [long, short, other] = await notes('Id,Quote\n3f2504e0-4f89-11d3-9a0c-0305e82c3301,a\n12,b\n12,c\n')
  expect(long?.id).toBe('3f2504e0-4f89-11d3-9a0c-0305e82c3301')
  expect(short?.id).not.toBe(other?.id)
})

test.each([
  ['', 'empty'],
  ['Quote,Note\n"never closed,x', 'cut-off'],
])('a file that is not a table is refused as a whole: %#', async (text, refusal) => {
  await expect(read(text, null, 50_000)).rejects.toMatchObject({ refusal })
})

const cell = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/[\r\0]/g, ''))
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test('any cell is read unchanged, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, size) => {
        const text = ['Quote,Note', ...rows.map((row) => row.map(quoted).join())].join('\n')
        const items = await read(text, null, size)
        const words = items.flatMap((item) =>
          item.kind === 'note' ? [[item.annotation.anchor?.quote.exact ?? '', item.annotation.note]] : [],
        )
        const tidy = rows.map((row) => row.map((one) => one.toWellFormed().trim()))
        expect(words).toEqual(tidy.filter((row) => row.some((one) => one !== '')))
      },
    ),
  )
})

test('a lone surrogate in the title above a Kindle table is replaced', async () => {
  const [note] = await notes('\ud800Nora Lindqvist\n\nHighlight,Tags\nShe left.,')
  expect(note?.title).toBe('\ufffdNora Lindqvist')
})
