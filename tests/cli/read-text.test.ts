import { describe, expect, test } from 'vitest'
import { readText } from '@/lib/dossier/readers/read-text'

const blocks = (text: string) => {
  const { article } = readText(text)
  return (article.blocks ?? []).map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}`)
}

describe('reading plain text', () => {
  test('returns one block per line when lines are paragraphs', () => {
    expect(blocks('The Teacher Who Builds\n\nHe joined Tesla in 2017. He left in 2022.\nThen he taught.\n')).toEqual([
      'heading: The Teacher Who Builds',
      'paragraph: He joined Tesla in 2017. He left in 2022.',
      'paragraph: Then he taught.',
    ])
  })

  test('joins lines that were wrapped by hand', () => {
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

  test('keeps every offset when lines are wrapped with CRLF', () => {
    const text =
      'Andrej Karpathy joined OpenAI in December 2015 as one of its\r\nfounding members, and he left it again for Tesla in the June of\r\n2017.\r\n'
    const { article } = readText(text)
    expect(article.text).toHaveLength(text.length)
    expect(article.blocks).toHaveLength(1)
    expect(article.text).not.toMatch(/\S\r?\n\S/)
  })

  test('does not join the lines of a short list', () => {
    expect(blocks('Tesla\nOpenAI\nStanford University')).toHaveLength(3)
  })

  test('gives each cell its place, with its row on one line or on several', () => {
    const { blocks = [], text } = readText(
      '| Year | Place |\n|---|---|\n| 2015 | OpenAI |\n| 2017 |\nTesla |\n\n| One |',
    ).article
    expect(blocks.map(({ start, end, cell }) => [text.slice(start, end), cell])).toEqual([
      ['Year', { table: 1, row: 1, column: 0, isHead: true }],
      ['Place', { table: 1, row: 1, column: 1, isHead: true }],
      ['2015', { table: 1, row: 3, column: 0, isHead: false }],
      ['OpenAI', { table: 1, row: 3, column: 1, isHead: false }],
      ['2017', { table: 1, row: 4, column: 0, isHead: false }],
      ['Tesla', { table: 1, row: 4, column: 1, isHead: false }],
      ['One', { table: 2, row: 5, column: 0, isHead: false }],
    ])
  })

  test('separates cells of prose', () => {
    expect(blocks('| He joined in 2017. | He left in 2022. |')).toEqual([
      'cell: He joined in 2017.',
      'cell: He left in 2022.',
    ])
  })

  test('omits the byte order mark from the first block', () => {
    expect(blocks('\uFEFFHe joined.')).toEqual(['paragraph: He joined.'])
  })

  test('returns nothing for an empty text', () => {
    expect(blocks('')).toEqual([])
    expect(blocks(' \n\n --- \n')).toEqual([])
  })
})
