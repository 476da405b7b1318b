import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { toCheckableDocument } from '@/lib/dossier/readers/checkable-document'
import { readTypedText, writeBlocks } from '@/lib/dossier/readers/read-text'
import { blocksOf } from './blocks'

const read = (html: string) =>
  blocksOf(toCheckableDocument({ blocks: htmlBlocks(html, 'article').blocks, references: new Map() }))

describe('pasted formatting', () => {
  test('is read as headings, paragraphs, nested lists, quotes and cells', () => {
    const html = `<meta charset="utf-8"><h2>The <i>harbour</i></h2><p>She joined<br>in <b>2014</b>.</p>
      <ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li></ul>
      <blockquote><p>Said she.</p></blockquote><table><tr><td>Year</td><td>2014</td></tr></table>tail`
    expect(read(html)).toEqual([
      ['heading', 'The harbour'],
      ['paragraph', 'She joined in 2014.'],
      ['item', 'One'],
      ['item', 'Two'],
      ['item', 'Three'],
      ['quote', 'Said she.'],
      ['cell', 'Year'],
      ['cell', '2014'],
      ['paragraph', 'tail'],
    ])
  })

  test('loses scripts, styles and hidden text', () => {
    const html = '<style>p{}</style><script>a()</script><p>Seen<span style="display: none">not <br>seen</span>.</p>'
    expect(read(html)).toEqual([['paragraph', 'Seen.']])
  })

  test('may have list items in the form of Word, and paragraphs separated by line breaks', () => {
    const word = '<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp; </span></span>A point</p>'
    expect(read(word)).toEqual([['item', 'A point']])
    expect(read('One<br><br>Two')).toEqual([
      ['paragraph', 'One'],
      ['paragraph', 'Two'],
    ])
  })

  test('has no heading but those that are marked as one, and no text is lost', () => {
    expect(read('<b style="font-weight:normal">She joined in 2014</b>')).toEqual([['paragraph', 'She joined in 2014']])
    expect(read('<dl><dt>A</dt><dt>B</dt><dd>x</dd><dt>C</dt></dl>')).toEqual([
      ['item', 'A'],
      ['item', 'B'],
      ['item', 'x'],
      ['item', 'C'],
    ])
    expect(read('<table><tr><td><p>One</p><dl><dt>A</dt><dd>x</dd></dl></td></tr></table>')).toEqual([
      ['cell', 'One'],
      ['item', 'A'],
      ['item', 'x'],
    ])
    expect(read('<blockquote><h2>Then</h2><ul><li>one</li></ul><p>Said she.</p></blockquote>')).toEqual([
      ['heading', 'Then'],
      ['item', 'one'],
      ['quote', 'Said she.'],
    ])
  })

  test('may have marks of footnotes, which are no part of the words', () => {
    expect(read('<p>She joined in 2014<sup>3</sup> with 10<sup>6</sup> others<sup>a</sup>.</p>')).toEqual([
      ['paragraph', 'She joined in 2014 with 10⁶ others.'],
    ])
  })

  test('is refused where it is longer than a document may be', () => {
    expect(() => htmlBlocks(`<p>${'word '.repeat(420_000)}`, 'article')).toThrow('too-long')
  })

  test('may have broken markup', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', '<li', '</div>', '<ul>', '<!--', '&amp', 'word', '<br/>', '<td>', '"')),
        (parts) => {
          for (const { text } of htmlBlocks(parts.join(''), 'article').blocks) expect(text).toMatch(/\S/)
        },
      ),
    )
  })
})

describe('pasted formatting as plain text with marks', () => {
  test('is read as the same headings, paragraphs and lists', () => {
    const html =
      '<h1>The harbour opened.</h1><p>She joined in 2014.</p><ul><li>One thing</li><li>Another</li></ul><p>End.</p>'
    const text = writeBlocks(htmlBlocks(html, 'article').blocks)
    expect(text).toBe('# The harbour opened.\n\nShe joined in 2014.\n\n- One thing\n\n- Another\n\nEnd.')
    const { article } = readTypedText(text)
    expect(article.blocks?.map(({ kind, start, end }) => [kind, article.text.slice(start, end)])).toEqual(read(html))
  })

  test('has the offsets of the shown text', () => {
    const text = '# A heading\n\nA "#1 seller" of 2014.'
    const { article } = readTypedText(text)
    expect(article.text).toBe(text)
    expect(article.blocks).toEqual([
      { start: 2, end: 11, kind: 'heading' },
      { start: 13, end: 35, kind: 'paragraph' },
    ])
  })
})
