import { expect, test } from 'vitest'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import type { Block } from '@/lib/schema/finding'

test('the paragraphs of the body are counted, without title, byline and headings', () => {
  const lines: readonly [Block['kind'], string][] = [
    ['heading', 'The man at the blackboard'],
    ['paragraph', 'By Marta Okonjo · 28 January 2026 · 8 minutes'],
    ['paragraph', 'It rained.'],
    ['heading', 'In the classroom'],
    ['paragraph', 'He began early.'],
    ['item', 'one of a list'],
  ]
  const text = lines.map(([, words]) => words).join('\n\n')
  const blocks = lines.map(([kind, words]) => ({
    kind,
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }))
  expect(bodyParagraphStarts(text, blocks).map((start) => text.slice(start).split('\n')[0])).toEqual([
    'It rained.',
    'He began early.',
    'one of a list',
  ])
})
