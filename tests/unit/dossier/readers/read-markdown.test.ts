import { describe, expect, test } from 'vitest'
import { readMarkdown } from './blocks'

const blocks = (text: string) => {
  const { article } = readMarkdown(text)
  return (article.blocks ?? []).map(({ start, end, kind }) => `${kind}: ${article.text.slice(start, end)}`)
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

  test('decodes entities and escapes, and leaves marks of footnotes out', () => {
    expect(blocks('R&amp;D at Tesla \\*then\\* left &#128512; it [^1].\n\n[^1]: A note.')).toEqual([
      'paragraph: R&D at Tesla *then* left 😀 it.',
      'paragraph: A note.',
    ])
    expect(blocks('> He left\n> Tesla in 2022.')).toEqual(['quote: He left Tesla in 2022.'])
    expect(blocks('www.\n\n# A title\r\n\r\nHe left.')).toEqual([
      'paragraph: www.',
      'heading: A title',
      'paragraph: He left.',
    ])
  })
})

test('reads the visible words alone: of links by label, deleted words, definitions and long lines', () => {
  expect(blocks('She left [Northwind Labs][nl] in ~~2014~~ 2015.\n\n[nl]: https://a.example "The labs"')).toEqual([
    'paragraph: She left Northwind Labs in 2014 2015.',
  ])
  const long = `${'She stayed with the harbour company for a very long time. '.repeat(3)}She joined it in`
  expect(blocks(`${long}\nMay 2014.`)).toEqual([`paragraph: ${long} May 2014.`])
  expect(blocks('**She joined in 2014**\n\nAnswer: yes\nSource: none')).toEqual([
    'paragraph: She joined in 2014',
    'paragraph: Answer: yes Source: none',
  ])
  expect(blocks('[20] people came, and [1] left.')).toEqual(['paragraph: [20] people came, and [1] left.'])
  expect(blocks('> ## Then\n>\n> - one\n>\n> Said he.')).toEqual(['heading: Then', 'item: one', 'quote: Said he.'])
})

test('leaves out the marks of citations, so that they end no sentence', () => {
  expect(
    blocks('She left in 2019.[3][4] He stayed, with 3 others [5]. They met in May. [6] Then it closed.[^a]'),
  ).toEqual(['paragraph: She left in 2019. He stayed, with 3 others. They met in May. Then it closed.'])
})

describe('a file of a program for notes or papers', () => {
  test('has no marks of programs for notes and papers in its sentences', () => {
    const callouts = '> [!tip]\n> Mira Holt left the mill in 1912.\n\n> [!quote]- She said\n> Nobody saw it.'
    expect(blocks(callouts)).toEqual([
      'quote: Mira Holt left the mill in 1912.',
      'heading: She said',
      'quote: Nobody saw it.',
    ])
    const paper = [
      '::: {.box}',
      'Mira Holt left the mill in 1912 [@holt1920, p. 4].',
      ':::',
      '',
      'She founded [Holt Glass]{.smallcaps} in 1913^[A note of two words.], with $40$ men.',
    ].join('\n')
    expect(blocks(paper)).toEqual([
      'paragraph: Mira Holt left the mill in 1912.',
      'paragraph: She founded Holt Glass in 1913, with 40 men.',
    ])
  })

  test('reads brackets, carets and prices that are no such marks', () => {
    const text = 'The fee rose from $5 to $6 [as he said], and 2^3 is 8.'
    expect(blocks(text)).toEqual([`paragraph: ${text}`])
  })
})
