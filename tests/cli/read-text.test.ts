import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '@/lib/documents/read-text'

const blocks = (text: string) => {
  const { article } = readText(text)
  return (article.blocks ?? []).map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}`)
}

describe('plain text', () => {
  test('each line is a block when lines are paragraphs', () => {
    expect(blocks('The Teacher Who Builds\n\nHe joined Tesla in 2017. He left in 2022.\nThen he taught.\n')).toEqual([
      'heading: The Teacher Who Builds',
      'paragraph: He joined Tesla in 2017. He left in 2022.',
      'paragraph: Then he taught.',
    ])
  })

  test('lines that were wrapped by hand run on', () => {
    const text = [
      'A Life in Layers',
      '',
      'Andrej Karpathy joined OpenAI in December 2015 as one of its founding members',
      'and left for Tesla in June 2017, where he led the computer vision group of the',
      'Autopilot team.',
      '',
      '- He came back in 2023.',
      '- He left again.',
    ].join('\n')
    expect(blocks(text)).toEqual([
      'heading: A Life in Layers',
      'paragraph: Andrej Karpathy joined OpenAI in December 2015 as one of its founding members and left for Tesla in June 2017, where he led the computer vision group of the Autopilot team.',
      'item: He came back in 2023.',
      'item: He left again.',
    ])
  })

  test('wrapping with CRLF keeps every offset', () => {
    const text =
      'Andrej Karpathy joined OpenAI in December 2015 as one of its\r\nfounding members, and he left it again for Tesla in the June of\r\n2017.\r\n'
    const { article } = readText(text)
    expect(article.text).toHaveLength(text.length)
    expect(article.blocks).toHaveLength(1)
    expect(article.text).not.toMatch(/\S\r?\n\S/)
  })

  test('a list of short lines is no wrapped paragraph', () => {
    expect(blocks('Tesla\nOpenAI\nStanford University')).toHaveLength(3)
  })

  test('the cells of a table are read one by one, in one line or in several', () => {
    expect(blocks('| 2017 - 2022 |\nTesla, Director of AI |\n| Year | Place |\n|---|---|')).toEqual([
      'cell: 2017 - 2022',
      'cell: Tesla, Director of AI',
      'cell: Year',
      'cell: Place',
    ])
  })

  test('a byte order mark is no part of the first block', () => {
    expect(blocks('\uFEFFHe joined.')).toEqual(['paragraph: He joined.'])
  })

  test('an empty text gives nothing', () => {
    expect(blocks('')).toEqual([])
    expect(blocks(' \n\n --- \n')).toEqual([])
  })
})

test('whatever the text, blocks are in order, within it, not blank, and offsets are kept', () => {
  const piece = fc.constantFrom(
    'He left. ',
    'word ',
    '\n',
    '\r\n',
    '| ',
    '- ',
    'é',
    '😀',
    '\uFEFF',
    'x'.repeat(60),
    '1. ',
    '\t',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      const { article } = readText(text)
      expect(article.text).toHaveLength(text.length)
      let before = 0
      for (const { start, end } of article.blocks ?? []) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        before = end
      }
      expect(before).toBeLessThanOrEqual(text.length)
    }),
  )
})
