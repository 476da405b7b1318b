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
  expect(readingOf(['Vale left the mill in', '1902.'], 'cell')).toEqual(['Vale left the mill in [hole]', '1902.'])
  expect(readingOf(['A short text.', 'Vale left the mill in', 'Orne is a town.'])[1]).toContain('[hole]')
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
  expect(of('A two- or three-man crew, and a well- known one; well-known indeed.')).toContain('two- or three-man')
  expect(of('A well- known crew; well-known indeed.')).toContain('A well-known crew')
})

test('the marks of Markdown are no words of a sentence', () => {
  const { text } = withWholeSentences({ text: '**Vale** left [the mill](https://mill.example/a) in *March 1902*.' })
  expect(shownWords(text)).toBe('Vale left the mill in March 1902.')
})

test('a text without torn sentences is not copied', () => {
  const article = articleOf(['Vale left the mill in 1902.', 'She taught.'])
  expect(withWholeSentences(article)).toBe(article)
})
