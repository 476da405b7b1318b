import { Parser, type Node } from 'commonmark'
import fc from 'fast-check'
import type { Link, Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import type { Annotation } from '@/lib/schema/annotation'
import { element, link, markdownOf } from '@/lib/documents/document'
import { writeMarkdown } from './notes'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation, anyText } from '@/tests/unit/notes/formats/arbitrary'
import { placesOf, written } from '@/tests/unit/notes/formats/written'

const notesToMarkdown = (annotations: readonly Annotation[]) => written(writeMarkdown, annotations, book)

/** All nodes of a document in order, as the reference parser reads it. */
function nodesOf(markdown: string): Node[] {
  const nodes: Node[] = []
  const walker = new Parser().parse(markdown).walker()
  for (let step = walker.next(); step !== null; step = walker.next()) if (step.entering) nodes.push(step.node)
  return nodes
}
/**
 * The kinds of nodes, read with GitHub's extensions. A linked bare address counts as text if its words are the address.
 */
function gfmKindsOf(markdown: string): Set<string> {
  const kinds = new Set<string>()
  const visit = (node: Nodes) => {
    if (node.type === 'link' && saysWhereItLeads(node)) return
    kinds.add(node.type)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  return kinds
}
function saysWhereItLeads({ url, children }: Link): boolean {
  const words = children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  return words !== '' && ['', 'http://', 'mailto:'].some((scheme) => url === scheme + words)
}
const asParagraph = (text: string) => markdownOf(element('p', text)).trimEnd()
const wordsOf = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

describe('Markdown escaping', () => {
  test.each([
    '# no heading',
    '1. no list',
    '- no item',
    '> no quote',
    '[no](https://link.example)',
    '![no](image.png)',
    '<script>alert(1)</script>',
    '<https://autolink.example>',
    '**no** _no_ `no` ~~no~~ $no$',
    '&lt;no entity&gt; &#35;',
    'no\n===',
    'a | b',
    '| a |',
    '[^1]: no footnote[^1]',
    'me@mail.example, mailto:me@mail.example, xmpp:me@mail.example',
    'http://no.example HTTPS://no.example www.no.example (www.no.example) _www.no.example',
    '[x] no task',
    '\\',
    '+ 7',
    '2024) was',
    '#tag and #tag %%no comment%% ==no highlight==',
    '== no ==',
  ])('leaves %s as plain text', (text) => expectWords(text))

  test('makes any text one paragraph of plain text, for the reference parser', () => {
    fc.assert(fc.property(anyText, expectWords), { numRuns: cases(500) })
  })

  test('leaves plain prose unchanged', () => {
    const prose = 'He left on 13 July 2022 (a Wednesday); “after five years”, it says: 5.1% - or so.'
    expect(asParagraph(prose)).toBe(prose)
  })

  test('keeps an address inside its link', () => {
    const links = nodesOf(
      markdownOf(element('p', link('https://a.example/?q=>)[y](javascript:alert(1))\\ \n', 'x'))),
    ).filter(({ type }) => type === 'link')
    expect(links).toHaveLength(1)
    expect(links[0]!.destination).toMatch(/^https:\/\/a\.example\//)
  })

  function expectWords(text: string) {
    const nodes = nodesOf(`x ${asParagraph(text)}`)
    expect(
      [...new Set(nodes.map(({ type }) => type))].filter((type) => !['document', 'paragraph', 'text'].includes(type)),
    ).toEqual([])
    const alone = nodesOf(asParagraph(text))
    expect(
      [...new Set(alone.map(({ type }) => type))].filter((type) => !['document', 'paragraph', 'text'].includes(type)),
    ).toEqual([])
    expect(alone.map(({ literal }) => literal ?? '').join('')).toBe(wordsOf(text))
    const kinds = gfmKindsOf(`${asParagraph(text)}\n`)
    expect([...kinds].filter((kind) => !['root', 'paragraph', 'text'].includes(kind))).toEqual([])
  }
})

describe('notes as Markdown', () => {
  test('are listed under their page, quote first, with verdict, tags and date', async () => {
    expect(await notesToMarkdown(notes)).toBe(
      [
        '# Notes from Claimlight',
        '## [The woman who left the works to teach](https://review.example/ada)',
        'review.example',
        [
          '> **Contradicted**',
          '> > She left the works in March 2022, after five years.',
          '> Ask the desk: leave or departure?',
          '> The dossier has 13 July 2022. Evidence: Ada Example, version test.1.',
          '> - Evidence: “Example left Harbour Works on 13 July 2022.”\n> - [Leaving the works](https://example.org/leaving) · Own site, 13 July 2022 · Tier 1',
          '> #works 2026-06-02',
        ].join('\n>\n'),
        '## [Another page](https://other.example/)',
        'other.example',
        ['> **Note**', '> > a staff of twelve in a former cannery', '> Where is this from?', '> 2026-05-30\n'].join(
          '\n>\n',
        ),
      ].join('\n\n'),
    )
  })

  test('have tags without spaces, which would end them', async () => {
    expect(await notesToMarkdown([{ ...notes[1]!, tags: ['zu prüfen', 'works'] }])).toContain('#zu-prüfen #works')
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](\njava&#115;cript:alert(1))',
    '[x](javascript\\:alert(1))',
    '[x](data:text/html,1)',
    '[x]\n\n[x]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/pixel.png)',
    '![x][1]\n\n[1]: https://evil.example/pixel.png',
    '![[secret]]',
    '```dataviewjs\ndv.io.load("x")\n```',
    '~~~dataviewjs\ndv.io.load("x")\n~~~',
    '- a list\n  ```dataviewjs\n  dv.x\n  ```',
    'Inline `= dv.x` and `$= dv.y`.',
  ])('keep nothing that a program loads, runs or opens as a script: %s', async (words) => {
    const text = await notesToMarkdown([{ ...notes[0]!, note: words }])
    const nodes = nodesOf(text)
    expect(nodes.filter(({ type }) => ['image', 'html_inline', 'html_block'].includes(type))).toEqual([])
    for (const { type, destination, info, literal } of nodes) {
      if (type === 'link') expect(destination).toMatch(/^https?:/)
      expect(info ?? '').toBe('')
      if (type === 'code') expect(literal).not.toMatch(/^\s*\$?=/)
    }
    expect(text.replaceAll('\\!', '')).not.toContain('![')
  })

  test('keep links to pages, code and prose of a note as they are', async () => {
    const words = 'See [this](https://a.example/x), [that](mailto:me@a.example), `a < b`, 2 < 3 and “wow!” [sic].'
    expect(await notesToMarkdown([{ ...notes[0]!, note: words }])).toContain(words)
  })

  test('close a code fence that is left open', async () => {
    const open = { ...notes[0]!, note: '```\nnever closed' }
    const headings = nodesOf(await notesToMarkdown([open, notes[1]!])).filter(({ type }) => type === 'heading')
    expect(headings.map(({ level }) => level)).toEqual([1, 2, 2])
  })

  test.each(['---', '- - -', '-', '-\n---', '- --\n===', '   ---'])(
    'without a quote stay block quotes, also when the note is “%s”',
    async (note) => {
      const kinds = blocksOf(await notesToMarkdown([{ ...notes[0]!, anchor: null, note }, notes[1]!]))
      expect(kinds).toEqual(['heading', ...PAGE, ...PAGE])
    },
  )

  test('have one heading per page or claim, and no HTML, code or image from the page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (made) => {
        // The note is the user's own Markdown; everything else comes from the page.
        const annotations = made.map((annotation) => ({ ...annotation, note: 'mine' }))
        const nodes = nodesOf(await notesToMarkdown(annotations))
        expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1 + placesOf(annotations).size)
        expect(
          nodes.filter(({ type }) =>
            ['html_block', 'html_inline', 'code_block', 'code', 'image', 'thematic_break'].includes(type),
          ),
        ).toEqual([])
        for (const { destination } of nodes.filter(({ type }) => type === 'link'))
          expect(destination).toMatch(/^https?:\/\//i)
      }),
    )
  })

  test('stay in their block quotes, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (annotations) => {
        const kinds = blocksOf(await notesToMarkdown(annotations))
        expect(kinds.filter((kind) => kind === 'heading')).toHaveLength(1 + placesOf(annotations).size)
        expect(kinds.filter((kind) => kind === 'blockquote')).toHaveLength(annotations.length)
        expect(kinds.filter((kind) => !PAGE.includes(kind))).toEqual([])
      }),
      { numRuns: cases(300) },
    )
  })
})

/** A page with one note: its title, its site, and the note. */
const PAGE = ['heading', 'paragraph', 'blockquote']

/** The kinds of the top-level blocks, as mdast reads them with GitHub's extensions. */
function blocksOf(markdown: string): string[] {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.map(
    ({ type }) => type,
  )
}
