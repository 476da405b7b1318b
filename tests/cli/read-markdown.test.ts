import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '@/lib/dossier/readers/read-markdown'

const blocks = (text: string) => {
  const { article } = readMarkdown(text)
  return (article.blocks ?? []).map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}`)
}
/** The part of the file from which the plain text `words` was read. */
const inFile = (text: string, words: string) => {
  const { article, locate } = readMarkdown(text)
  const at = article.text.indexOf(words)
  const { start, end } = locate({ start: at, end: at + words.length })
  return text.slice(start, end)
}

describe('reading Markdown', () => {
  test('returns headings, paragraphs, items, quotes and cells as blocks, without code, HTML and rules', () => {
    const text = [
      '---',
      'date: 2024-02-14',
      '---',
      '# The *long* way',
      '',
      'He joined [Tesla](https://example.org/t) in',
      '**June 2017**.',
      '',
      '- one',
      '- two',
      '',
      '> Said he.',
      '',
      '| Year | Place |',
      '|------|-------|',
      '| 2015 | OpenAI |',
      '',
      '```js',
      'joined(2016)',
      '```',
      '',
      '<script>left(2019)</script>',
    ].join('\n')
    expect(blocks(text)).toEqual([
      'heading: The long way',
      'paragraph: He joined Tesla in June 2017.',
      'item: one',
      'item: two',
      'quote: Said he.',
      'cell: Year',
      'cell: Place',
      'cell: 2015',
      'cell: OpenAI',
    ])
    expect(readMarkdown(text).article.date).toBe('2024-02-14')
  })

  test('maps offsets to the file', () => {
    expect(inFile('He joined [Tesla](https://example.org) in **2017**.', 'Tesla in 2017')).toBe(
      'Tesla](https://example.org) in **2017',
    )
    expect(inFile('R&amp;D at Tesla \\*then\\* left &#128512; it', 'R&D at Tesla *then* left 😀 it')).toBe(
      'R&amp;D at Tesla \\*then\\* left &#128512; it',
    )
    expect(inFile('> He left\n> Tesla in 2022.', 'left Tesla')).toBe('left\n> Tesla')
    expect(inFile('\uFEFF# A title\r\n\r\nHe left.\r\n', 'He left.')).toBe('He left.')
  })
})

test('maps offsets to the file in order, for any Markdown', () => {
  const piece = fc.constantFrom(
    'He left ',
    '**',
    '*',
    '`',
    '[a](b)',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '&amp;',
    '&',
    '\\*',
    '| a |',
    '# ',
    '😀',
    '\t',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const { article, locate } = readMarkdown(text)
      for (const block of article.blocks ?? []) {
        const { start, end } = locate(block)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(article.text.slice(block.start, block.end)).not.toMatch(/[\r\n]/)
      }
    }),
  )
})

test('keeps the offset of an incomplete address at the start of a paragraph', () => {
  for (const text of ['www.', 'First.\n\nwww. and more', '> www.\n> more']) expect(inFile(text, 'www.')).toBe('www.')
})
