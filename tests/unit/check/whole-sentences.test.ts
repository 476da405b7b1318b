import { expect, test } from 'vitest'
import type { Block } from '@/lib/schema/finding'
import { hasUnreadableSign } from '@/lib/text/article-blocks'
import { shownWords, withWholeSentences } from '@/lib/check/whole-sentences'

/** Builds an article of blocks; a line may be a cell of a table with one row a line. */
function articleOf(lines: readonly string[], kind: Block['kind'] = 'paragraph') {
  let start = 0
  const blocks = lines.map((line, row): Block => {
    const block = { start, end: start + line.length, kind }
    start += line.length + 2
    return kind === 'cell' ? { ...block, cell: { table: 0, row, column: 1, isHead: false } } : block
  })
  return { text: lines.join('\n\n'), blocks }
}

const readingOf = (lines: readonly string[], kind?: Block['kind']): string[] => {
  const { text, blocks } = withWholeSentences(articleOf(lines, kind))
  return blocks.map(({ start, end }) => {
    const words = text.slice(start, end)
    return hasUnreadableSign(words) ? `${shownWords(words)} [hole]` : shownWords(words)
  })
}

const FILE = [
  'Ada Vale is a teacher, and this file is about',
  'her. It has a date. Vale left the mill in',
  '1902. The file goes on with rooms and Vale built',
  'the bridge of Orne in May',
  '1911.',
]

test('rows of a table that hold one line each are read as one text', () => {
  expect(readingOf(FILE, 'cell')).toEqual([FILE.join(' ')])
})

test('captions are read across their times and numbers', () => {
  const captions = FILE.flatMap((line, at) => [String(at + 1), `0:0${at} ${line}`])
  expect(readingOf(captions).join(' ')).toContain('Vale left the mill in 1902. The file goes on')
})

test('a line that ends within a sentence gets a hole where nothing shows that the text is set in lines', () => {
  expect(readingOf(['Vale left the mill in', '1902.'], 'cell')).toEqual([
    'Vale left the mill in [hole]',
    '1902. [hole]',
  ])
  expect(readingOf(['A short text.', 'Vale left the mill in', 'Orne is a town.'])[1]).toContain('[hole]')
})

test('a date or a clause that goes on in the next box leaves a hole on both sides, in lists and paragraphs too', () => {
  for (const kind of ['cell', 'item', 'paragraph'] as const) {
    for (const [line, next] of [
      ['Vale left the mill in July', '1902.'],
      ['Vale built the bridge', 'in May 1911.'],
    ] as const)
      expect(readingOf([line, next], kind)).toEqual([`${line} [hole]`, `${next} [hole]`])
    expect(readingOf(['Vale left the mill in July', '1902', 'and rested.'], kind)[0]).toContain('[hole]')
  }
})

test('items that are parts of one sentence stay as they are', () => {
  const items = ['leading the mill of Orne,', 'building the bridge, and', 'teaching in Vale']
  expect(readingOf(items, 'item')).toEqual(items)
})

test('numbers of paragraphs are no part of their sentences, and years are', () => {
  expect(readingOf(['12 Vale left the mill.', '13 She taught.'])).toEqual(['Vale left the mill.', 'She taught.'])
  for (const lines of [
    ['1902 Vale left the mill.', '1903 She taught.'],
    ['12 Apostles came.', 'They left.'],
  ])
    expect(readingOf(lines)).toEqual(lines)
})

test('rows of values, items of a list and paragraphs stay apart', () => {
  for (const lines of [
    ['Ada Vale', 'Orne', 'The mill'],
    ['apples of the north', 'pears of the south', 'plums'],
    ['Vale left the mill in 1902.', 'She was a teacher.', 'the end'],
  ])
    for (const kind of ['cell', 'item', 'paragraph'] as const) expect(readingOf(lines, kind)).toEqual(lines)
})

test('a word divided at the end of a line is whole, and a compound keeps its hyphen', () => {
  const of = (text: string) => shownWords(withWholeSentences({ text }).text)
  expect(of('The ship was the Hor- net of the line.')).toBe('The ship was the Hornet of the line.')
  expect(of('The ship was the Hor¬ net of the line.')).toBe('The ship was the Hornet of the line.')
  expect(of('A two- or three-man crew, and a well- known one; well-known indeed.')).toContain('two- or three-man')
  expect(of('A well- known crew; well-known indeed.')).toContain('A well-known crew')
})

test.each([
  ['**Vale** left [the mill](https://mill.example/a) in *March 1902*.', 'Vale left the mill in March 1902.'],
  ['# Vale\n\n* __Vale__ left [the mill][1] in _March 1902_.', 'Vale Vale left the mill in March 1902.'],
  ['Vale left <a href="/a">the mill</a> in March&nbsp;<b>1902</b>\\.', 'Vale left the mill in March 1902.'],
  ['* - Vale left :company:`the mill`_ in ``March`` 1902. [#f1]_', 'Vale left the mill in March 1902.'],
  ['Vale left `the mill <https://mill.example/>`__ in **March 1902**.', 'Vale left the mill in March 1902.'],
  ['🚗 Vale left the mill in March 1902.', 'Vale left the mill in March 1902.'],
  ['• Vale left the mill in 1902\n• She taught', 'Vale left the mill in 1902 She taught'],
  ['- Vale left [the mill](/a "A mill") in **March** 1902.', 'Vale left the mill in March 1902.'],
  ['- [x] Vale left **the mill**.\n- [ ] Vale came back.', 'Vale left the mill. Vale came back.'],
  ['# Vale\n\nVale left ~~the bridge~~ the mill.', 'Vale Vale left the mill.'],
  ['| Year | What |\n| 1902 | Vale left the mill |', 'Year. What 1902. Vale left the mill'],
])('the marks of Markdown in “%s” are no words of a sentence', (text, words) => {
  expect(shownWords(withWholeSentences({ text }).text)).toBe(words)
})

test('a text without torn sentences is not copied', () => {
  const article = articleOf(['Vale left the mill in 1902.', 'She taught.'])
  expect(withWholeSentences(article)).toBe(article)
})

test('lines and letters of a saved mail are decoded', () => {
  const mail = 'Content-Transfer-Encoding: quoted-printable Vale left the m= ill of Orn=C3=A9 in March = 1902.'
  expect(readingOf([mail])[0]).toContain('Vale left the mill of Orné in March 1902.')
})
