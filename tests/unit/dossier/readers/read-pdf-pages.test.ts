import { describe, expect, test } from 'vitest'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf } from './blocks'
import { lines, makePdf, type Line } from './make-pdf'

const textsOf = async (...pages: Line[][]) =>
  blocksOf(await readDocument('text.pdf', makePdf(pages))).map(([, text]) => text)

/** Draws columns line by line, each with its left edge in points; `dy` moves each column down by that much more. */
function drawnByLines(columns: [x: number, texts: string[]][], dy = 0, top = 700): Line[] {
  const rows = Math.max(...columns.map(([, texts]) => texts.length))
  return Array.from({ length: rows }, (_, row) =>
    columns.flatMap(([x, texts], column) =>
      texts[row] ? [{ text: texts[row], x, y: top - row * 14 - column * dy, size: 11 }] : [],
    ),
  ).flat()
}

const LEFT = [
  'The harbour opened in May 2014',
  'after four years of work, and',
  'the first ship came in June of',
  'that year from the north.',
]
const RIGHT = [
  'Its three basins were built by',
  'the company of the town, which',
  'still owns them. They have room',
  'for sixty ships of any size.',
]
const THIRD = ['A fourth basin was planned but', 'never built, because the money', 'was spent on the road.']
const twoColumns = (left = LEFT, right = RIGHT, dy = 0) =>
  drawnByLines(
    [
      [60, left],
      [330, right],
    ],
    dy,
  )
const PROSE = [LEFT.join(' '), RIGHT.join(' '), THIRD.join(' ')]

const TITLE = 'The harbour and its long history in the north of the country'
const FOOT = 'This sentence below the columns runs through the whole width of the page.'

describe('columns that a PDF draws line by line are read one after the other', () => {
  test.each([
    ['two columns', twoColumns(), [PROSE[0], PROSE[1]]],
    ['two columns at different heights', twoColumns(LEFT, RIGHT, 4), [PROSE[0], PROSE[1]]],
    [
      'three columns',
      drawnByLines([
        [40, LEFT],
        [225, RIGHT],
        [410, THIRD],
      ]),
      PROSE,
    ],
    [
      'two columns below a title and a line, and above another line',
      [{ text: TITLE, x: 60, y: 750, size: 18 }, ...twoColumns(), { text: FOOT, x: 60, y: 620, size: 11 }],
      [TITLE, PROSE[0], PROSE[1], FOOT],
    ],
    ['two columns that are drawn one after the other', [LEFT, RIGHT].flatMap((texts, n) => drawnByLines([[60 + 270 * n, texts]])), [PROSE[0], PROSE[1]]], // prettier-ignore
  ])('%s', async (_, page, texts) => expect(await textsOf(page)).toEqual(texts))

  test('and a sentence goes on in the next column with a name', async () => {
    const left = ['The harbour opened in May 2014', 'and the first ship came from', 'the far north, which is called']
    const right = ['Finnmark by its people and by', 'the many guests who come and', 'see its lights in the winter.']
    expect(await textsOf(twoColumns(left, right))).toEqual([[...left, ...right].join(' ')])
  })

  test('but the rows of a table stay rows', async () => {
    const rows: [string, string][] = [
      ['Opened', 'May 2014'],
      ['Basins of the harbour', 'Three, with room for sixty'],
      ['Owner of the harbour', 'The company of the town'],
      ['Depth of the basins', 'Nine metres at low tide'],
    ]
    const page = twoColumns(
      rows.map(([name]) => name),
      rows.map(([, value]) => value),
    )
    expect((await textsOf(page)).join(' ')).toBe(rows.flat().join(' '))
  })
})

describe('numbers of lines in the margin are left out', () => {
  const text = [
    'The harbour opened in May 2014 after four years of work and',
    'the first ship came in June of that year from the far north',
    'with the wood for its two sheds. It left again on the same day.',
    'Its three basins have room for sixty ships of any size, and',
    'the company of the town still owns them to this very day',
    'although it has sold the road.',
  ]
  const body = text.map((line, at): Line => ({ text: line, x: 90, y: 700 - 20 * at }))
  const number = (at: number, n: number, x = 40): Line => ({ text: String(n), x, y: 700 - 20 * at, size: 8 })
  test.each([
    ['one for each line', body.flatMap((line, at) => [number(at, 31 + at), line])],
    ['near the text', body.flatMap((line, at) => [number(at, 1 + at, 78), line])],
    ['behind the text', body.flatMap((line, at) => [line, number(at, 98 + at, 560)])],
    ['each fifth', body.flatMap((line, at) => (at % 5 === 4 || at === 0 ? [number(at, at === 0 ? 5 : 10), line] : [line]))], // prettier-ignore
    ['behind the text, each drawn before its line', body.flatMap((line, at) => [number(at, 7 + at, 560), line])],
    ['before the text, each drawn after its line', body.flatMap((line, at) => [line, number(at, 1 + at)])],
    ['of the same type, each drawn after its line', body.flatMap((line, at) => [line, { ...number(at, 1 + at), size: 12 }])], // prettier-ignore
    [
      'drawn in the middle of a line',
      body.flatMap(({ text = '', ...line }, at) => {
        const words = text.split(' ')
        return [
          { ...line, text: words.slice(0, 2).join(' ') },
          number(at, 1 + at),
          { ...line, x: 170, text: words.slice(2).join(' ') },
        ]
      }),
    ],
    ['drawn last', [...body, ...body.map((_, at) => number(at, 1 + at))]],
    ['drawn last, from below', [...body, ...body.map((_, at) => number(at, 1 + at)).reverse()]],
    ['of one line', [...body, number(4, 5)]],
    ['of the first line', [...body, number(0, 1)]],
    ['of one line, drawn first behind the text', [number(4, 5, 560), ...body]],
    [
      'drawn first, at equal distances',
      [...Array.from({ length: 14 }, (_, at) => ({ text: String(at + 1), x: 40, y: 712 - 11 * at })), ...body],
    ],
  ])('%s', async (_, page) => expect(await textsOf(page)).toEqual([text.join(' ')]))

  test('on the last page, which has one', async () => {
    const page = body.flatMap((line, at) => [line, number(at, 1 + at)])
    expect(await textsOf(page, [...lines(['It was the end of it.'], 700), number(0, 7)])).toEqual([
      text.join(' '),
      'It was the end of it.',
    ])
  })

  const beside = (words: string, ...numbers: number[]) =>
    numbers.flatMap((n, at) => [72, 130].map((x) => ({ text: x === 72 ? String(n) : words, x, y: 700 - 20 * at })))

  test.each([
    ['years of a table', beside('a ship', 1967, 1968, 1969, 1970)],
    ['numbers below a heading of a table', [{ text: 'Ship', x: 72, y: 720 }, ...beside('basins', 7, 8, 9, 10)]],
    ['numbers that are no series', beside('basins', 7, 3, 9, 12)],
    [
      'days beside their entries',
      [
        { text: '20', x: 72, y: 700 },
        { text: 'July 14: the ship came after 6 days,', x: 130, y: 700 },
        { text: 'and left again', x: 130, y: 680 },
        { text: 'for 9 weeks.', x: 130, y: 660 },
      ],
    ],
  ])('but %s are text', async (_, page) => expect((await textsOf(page)).join(' ').match(/\d+/g)).toHaveLength(4))
})

describe('a sentence across the pages of a short file is one sentence', () => {
  const above = 'The harbour of the town was opened after four years of work on'
  const below = 'May 3, 2014, and the first ship came in June of that year.'
  const page = (top: string, body: string, foot: string, y = 700): Line[] => [
    ...(top ? [{ text: top, y: 770, size: 9 }] : []),
    { text: 'A sentence stands before.', y: y + 14 },
    { text: body, y },
    ...(foot ? [{ text: foot, y: 30, size: 9 }] : []),
  ]
  const second = (top: string, foot: string, body = below): Line[] =>
    page(top, body, foot).filter(({ text }) => !text.startsWith('A sentence'))
  const before = 'A sentence stands before.'
  const wide = (texts: readonly string[]): Line[] => texts.map((text, at) => ({ text, y: 700 - 22 * at }))
  const whole = `${above} ${below}`
  const [PRINTED, OTHER] = ['1/3/26, 10:00 AM The harbour', 'The harbour https://a.example/harbour'] as const

  test.each([
    ['with a header that is repeated', 'THE HARBOUR REVIEW 12', '', 'THE HARBOUR REVIEW 13', ''],
    ['with headers that change sides', '12 THE HARBOUR REVIEW', '', 'THE LONG WAY TO THE NORTH 13', ''],
    ['printed by one browser', PRINTED, 'https://a.example/harbour 1/2', PRINTED, 'https://a.example/harbour 2/2'],
    ['printed by another browser', OTHER, '1 of 2 1/3/2026, 10:00', OTHER, '2 of 2 1/3/2026, 10:00'],
    ['with page numbers only', '', '- 1 -', '', '- 2 -'],
  ])('%s', async (_, top, foot, nextTop, nextFoot) => {
    expect(await textsOf(page(top, above, foot), second(nextTop, nextFoot))).toEqual([before, whole])
  })

  test.each([
    ['of smaller type', { size: 8, y: 60 }],
    ['of the same type, apart from the text', { size: 12, y: 60 }],
  ])('with a footnote %s, which stands behind it', async (_, place) => {
    const note = { text: '1 See the log of the harbour, page 7.', ...place }
    expect(await textsOf([...page('', above, ''), note], second('', ''))).toEqual([
      before,
      whole,
      expect.stringContaining('See the log'),
    ])
  })

  test('with a footnote below the first column', async () => {
    const columns = twoColumns(LEFT.slice(0, 3))
    const note = { text: '1 See the log, page 7.', x: 60, y: 600, size: 8 }
    expect((await textsOf([...columns, note]))[0]).toBe([...LEFT.slice(0, 3), ...RIGHT].join(' '))
  })

  test('with a header on the second page only, which stands behind it', async () => {
    const header = 'The harbour and its history'
    expect(await textsOf(page('', above, ''), second(header, ''))).toEqual([before, whole, header])
  })

  test('with a word that is divided', async () => {
    const divided = second('', '', 'cember 2014, when the first ship came.')
    expect(await textsOf(page('', 'The harbour of the town was opened in De-', ''), divided)).toEqual([
      before,
      'The harbour of the town was opened in December 2014, when the first ship came.',
    ])
  })

  test('and a line that begins with a figure is no footnote in a text with wide spacing', async () => {
    const first = [
      'A harbour stands in the north of the country. It has places for',
      '60 ships of any size, and a light that was built in the year when',
      'the town of the harbour grew after the long and hard winter.',
    ]
    const next = 'In June a ship came from the south and stayed for nine weeks.'
    expect(await textsOf(wide(first), lines([next], 700))).toEqual([first.join(' '), next])
  })

  test('and its first line on the next page is no header in a text with wide spacing', async () => {
    const [first, ...rest] = [above, below, 'It brought wood from the north and took salt with it to the south.']
    expect(await textsOf(wide([before, first]), wide(rest))).toEqual([before, [first, ...rest].join(' ')])
  })

  test('and a sentence that ends at the end of a page stays apart', async () => {
    expect(await textsOf(page('', 'It was opened.', ''), second('', ''))).toEqual([`${before} It was opened.`, below])
  })

  test('a line of the text that both pages have at the same place stays', async () => {
    const body = ['An own first line of this page.', 'The harbour opened.', 'Then the rest of the page follows here.']
    const other = ['Another first line of the page.', 'The harbour opened.', 'The end of the text is different.']
    expect((await textsOf(lines(body, 700), lines(other, 700))).join(' ')).toBe([...body, ...other].join(' '))
  })
})
