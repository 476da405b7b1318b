import { describe, expect, test } from 'vitest'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf, faultOf } from './blocks'
import { linesOfPage } from '@/lib/dossier/readers/pdf-lines'
import { lines, makePdf } from './make-pdf'

const read = (bytes: Uint8Array) => readDocument('text.pdf', bytes)

const STORY = [
  'Ada Brook joined the harbour company in May 2014 after a long',
  'search, and stayed for nine years at its seat in the north.',
]

describe('reading a PDF', () => {
  test('finds headings, and joins lines to paragraphs', async () => {
    const second = ['She left in 2023 for a company of her own, which she founded', 'with two others.']
    const page = [...lines(['The harbour'], 720, 20), ...lines(STORY, 680), ...lines(second, 630)]
    const document = await read(makePdf([page], { title: 'A story' }))
    expect(document.title).toBe('A story')
    expect(blocksOf(document)).toEqual([
      ['heading', 'The harbour'],
      ['paragraph', STORY.join(' ')],
      ['paragraph', second.join(' ')],
    ])
  })

  test('ignores a title that is a file name', async () => {
    const page = [...lines(['The harbour'], 720, 20), ...lines(STORY, 680)]
    expect((await read(makePdf([page], { title: 'draft.doc' }))).title).toBe('The harbour')
  })

  test('finds paragraphs by their indents, and list items by their marks', async () => {
    const page = [
      { text: 'The first paragraph is set in one block and it ends right here.', y: 700 },
      { text: 'The second one begins with an indent and goes on in the next', x: 92, y: 685.6 },
      { text: 'line of the same width as the first one, and then it ends there.', y: 671.2 },
      { text: '1. A point', y: 642.4 },
      { text: '2. Another point', y: 628 },
    ]
    const kinds = blocksOf(await read(makePdf([page])))
    expect(kinds.map(([kind]) => kind)).toEqual(['paragraph', 'paragraph', 'item', 'item'])
    expect(kinds[3]).toEqual(['item', 'Another point'])
  })

  test('joins words that are hyphenated at the end of a line, and keeps real hyphens', async () => {
    const page = lines(
      [
        'A well-known engineer from the north has worked for a com-',
        'pany there, and she has become well-',
        'known for it.',
      ],
      700,
    )
    expect(blocksOf(await read(makePdf([page])))).toEqual([
      [
        'paragraph',
        'A well-known engineer from the north has worked for a company there, and she has become well-known for it.',
      ],
    ])
  })

  test.each([
    ['F-', '1 engines', 'F-1 engines'],
    ['in mid-', 'July of that year', 'in mid-July of that year'],
    ['from 1961-', '1969 and on', 'from 1961-1969 and on'],
    ['the 363-', 'foot mast', 'the 363-foot mast'],
    ['an X-', 'ray of it', 'an X-ray of it'],
    ['a NASA-', 'funded mast', 'a NASA-funded mast'],
    ['the Anglo-', 'American crew', 'the Anglo-American crew'],
    ['all twenty-', 'one ships', 'all twenty-one ships'],
    ['a three-', 'man crew', 'a three-man crew'],
    ['a state-of-the-', 'art mast', 'a state-of-the-art mast'],
    ['all two-', 'and three-man crews', 'all two- and three-man crews'],
    ['by Neil Arm-', 'strong', 'by Neil Armstrong'],
    ['at six-', 'teen', 'at sixteen'],
    ['in De\u00AD', 'cember', 'in December'],
    ['in the har-', 'bour', 'in the harbour'],
    ['the mast -', '12 of them', 'the mast - 12 of them'],
  ])('joins %s and %s at the end of a line', async (end, start, words) => {
    const page = lines([`The mate has found ${end}`, `${start}, as the log says.`], 700)
    expect(blocksOf(await read(makePdf([page])))).toEqual([
      ['paragraph', `The mate has found ${words}, as the log says.`],
    ])
  })

  test('skips headers, footers and page numbers, and joins a sentence across pages', async () => {
    const page = (body: readonly string[], number: number) => [
      { text: 'The Harbour Review', y: 760 },
      ...lines(body, 700),
      { text: `Page ${number} of 4`, x: 300, y: 30 },
    ]
    const pages = [
      page(['This sentence begins on the first page of four, and then it'], 1),
      page(['goes on upon the second one.'], 2),
      page(['A third page has a sentence of its own.'], 3),
      page(['So does the fourth one.'], 4),
    ]
    expect(blocksOf(await read(makePdf(pages)))).toEqual([
      ['paragraph', 'This sentence begins on the first page of four, and then it goes on upon the second one.'],
      ['paragraph', 'A third page has a sentence of its own.'],
      ['paragraph', 'So does the fourth one.'],
    ])
  })

  test('removes footnote marks after numbers', async () => {
    const page = [
      { text: 'She joined in 2014', y: 700, size: 12 },
      { text: '3', x: 182, y: 704, size: 7 },
      { text: 'and left.', x: 190, y: 700, size: 12 },
    ]
    expect(blocksOf(await read(makePdf([page])))).toEqual([['paragraph', 'She joined in 2014 and left.']])
  })

  test('removes footnote marks that come in several pieces', async () => {
    const page = [
      { text: 'She joined in 2014', y: 700, size: 12 },
      { text: '1', x: 182, y: 704, size: 7 },
      { text: ',', x: 186, y: 704, size: 7 },
      { text: '2', x: 188, y: 704, size: 7 },
      { text: 'and left.', x: 194, y: 700, size: 12 },
    ]
    expect(blocksOf(await read(makePdf([page])))).toEqual([['paragraph', 'She joined in 2014 and left.']])
  })

  test('has a sign for a glyph without a letter', () => {
    const piece = { text: 'She did \u0005 leave the firm.', x: 72, y: 700, width: 200, size: 12, endsLine: true }
    expect(linesOfPage([piece], 0, 'article').map(({ text }) => text)).toEqual(['She did \ufffc leave the firm.'])
  })

  test('reports its progress page by page', async () => {
    const shares: number[] = []
    await readDocument('a.pdf', makePdf([lines(STORY, 700), lines(STORY, 700)]), (share) => shares.push(share))
    expect(shares).toEqual([0.5, 1])
  })
})

describe('a PDF is refused with its reason', () => {
  const fine = makePdf([lines(STORY, 700)])
  test.each([
    ['with a password', makePdf([lines(STORY, 700)], { locked: true }), 'locked'],
    ['of pictures', makePdf([[], [], []]), 'scanned'],
    ['that is cut off at its head', fine.slice(0, 40), 'broken'],
    ['of zeros', Uint8Array.from([...fine.slice(0, 9), ...new Uint8Array(4000)]), 'broken'],
    ['that has another content', new TextEncoder().encode('Not a PDF'), 'broken'],
    ['of too many pages', makePdf(Array.from({ length: 2001 }, () => [])), 'too-many-pages'],
  ])('when it is one %s', async (_, bytes, code) => expect(await faultOf(read(bytes))).toBe(code))
})
