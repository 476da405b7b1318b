import { expect, test } from 'vitest'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import type { Block } from '@/lib/schema/finding'

test('the paragraphs of the body and the rows of tables are counted, without title, byline and headings', () => {
  const lines: readonly [Block['kind'], string, row?: number][] = [
    ['heading', 'The man at the blackboard'],
    ['paragraph', 'By Marta Okonjo · 28 January 2026 · 8 minutes'],
    ['paragraph', 'It rained.'],
    ['heading', 'In the classroom'],
    ['paragraph', 'He began early.'],
    ['item', 'one of a list'],
    ['cell', 'Born', 1],
    ['cell', '1986', 1],
    ['cell', 'Height', 2],
    ['cell', '2 m', 2],
    ['paragraph', 'He left.'],
  ]
  const text = lines.map(([, words]) => words).join('\n\n')
  const blocks = lines.map(([kind, words, row]) => ({
    kind,
    ...(row && { cell: { ...{ table: 1, column: 1, isHead: false }, row } }),
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }))
  expect(bodyParagraphStarts(text, blocks).map((start) => text.slice(start).split('\n')[0])).toEqual([
    'It rained.',
    'He began early.',
    'one of a list',
    'Born',
    'Height',
    'He left.',
  ])
})
