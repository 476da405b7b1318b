import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { plainBlocks } from '@/lib/dossier/readers/plain-blocks'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf } from './blocks'
import { lines, makePdf } from './make-pdf'

const WRAPPED = textTable`
  a number with a full stop|The mate of the harbour said that the long log was kept on the ship Aurora / 11. The tug came later.
  a number with a bracket|The mate of the harbour said that the tug came in the summer months (on July / 20) and left again.
  a year|The mate of the harbour said that the tug had come into the port on July 20, / 1968. The pier was new.
  a bullet|The mate of the harbour said that the tug had come to Bergen on 20 July 1968 / • 20 July 1969 was its last day.
  a dash|The mate of the harbour said that the tug had come to the quay of Bergen and / – with its crew – left again.
  two numbers of ships|The mate of the harbour said that the long log was kept on the ship Aurora / 11. The second mate had the log of another ship of the line, the old Aurora / 12. It was lost.`

const LISTS = textTable`
  an item below a sentence|The mate of the harbour has said that the long log was kept on the old ship. / 11. The tug came later|1
  items that go on|The mate of the harbour had to look for his log, his lamp and these old things / 1. A map of the north / 2. A lamp|2
  long items without a stop|3. The mate of the harbour who has kept the long log of the old ship Aurora / 4. The tug|2
  items that count down|10. The mate of the harbour who has kept the long log of the old ship Aurora / 9. The tug|2
  bullets|• The mate of the harbour who has kept the long log of the old ship Aurora / • The tug|2
  an item below a short line|Ships of the line and of its harbour, and all that is known of them to this day. /  / Ships / 7. The tug|1`

/** The codes of signs in the encoding of the file. */
const encoded = (text: string) => text.replaceAll('•', '\u0095').replaceAll('–', '\u0096')
const inPdf = async (texts: string[]) => {
  const drawn = lines(texts.map(encoded), 700, 11).filter(({ text }) => text !== '')
  return blocksOf(await readDocument('a.pdf', makePdf([drawn])))
}
const inText = async (texts: string[]) =>
  blocksOf(await readDocument('a.txt', new TextEncoder().encode(texts.join('\n')))).map(([kind, text]) => [
    kind,
    text.replace(/\s+/g, ' '),
  ])
const inReport = (texts: string[]) =>
  Promise.resolve(plainBlocks(texts.join('\n')).blocks.map(({ kind, text }) => [kind, text]))

describe.each([
  ['a PDF', inPdf],
  ['a text', inText],
  ['a report of plain text', inReport],
])('in %s', (_, read) => {
  test.each(WRAPPED)('%s at the start of a wrapped line is text', async (_, texts) => {
    expect((await read(texts.split(' / '))).map(([, text]) => text)).toEqual([texts.replaceAll(' / ', ' ')])
  })

  test.each(LISTS)('%s is a list', async (_, texts, items) => {
    expect((await read(texts.split(' / '))).filter(([kind]) => kind === 'item')).toHaveLength(Number(items))
  })
})

test.each([
  ['below an indented first line', 90, 72, ['paragraph']],
  ['at an indent of its own', 72, 90, ['paragraph', 'item']],
])('a number of a PDF %s', async (_, first, second, kinds) => {
  const page = [
    { text: 'The mate of the harbour said that the long log was kept on the Aurora', x: first, y: 700 },
    { text: '11. The tug came later in that year, and it stayed for all of the days', x: second, y: 685 },
    { text: 'of the summer.', x: second, y: 670 },
  ]
  expect(blocksOf(await readDocument('a.pdf', makePdf([page]))).map(([kind]) => kind)).toEqual(kinds)
})

test('a hyphen at the end of a line of a report of plain text belongs to its word', async () => {
  expect(
    await inReport(['The mate of the harbour said in mid-', 'July that both of the F-', '1 engines were sold.']),
  ).toEqual([['text', 'The mate of the harbour said in mid-July that both of the F-1 engines were sold.']])
})
