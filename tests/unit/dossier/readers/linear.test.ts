// @module-tag kills
import { describe, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { WORD_CONTEXT } from './make-docx'
import { BlockList } from '@/lib/dossier/readers/block'
import { readDocxText } from '@/lib/dossier/readers/docx-text'
import { pageInMime } from '@/lib/dossier/readers/mime-page'
import { addParagraphs } from '@/lib/dossier/readers/pdf-paragraphs'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { readText } from '@/lib/dossier/readers/read-text'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { readDossierFile, readGivenFile } from '@/lib/dossier/import/read-dossier-file'

// Small inputs that held a reader up for minutes: each took time in proportion to the square of its size, or worse.
function linesOf(texts: readonly string[]) {
  return [
    texts.map((text, at) => ({ page: 1, x: 0, y: 800 - at * 12, right: 400, size: 10, text })),
  ] as unknown as Parameters<typeof addParagraphs>[0]
}

const readImport = (name: string, bytes: Uint8Array) => readDossierFile({ name, bytes }, { today: '2026-11-01' })
const styled = (css: string, body: string) => () => readHtml(`<style>${css}</style>${body}`)
const inPdf =
  (...texts: string[]) =>
  () =>
    addParagraphs(linesOf(texts), new BlockList())
const inWord = (xml: string) => () => readDocxText(xml, new BlockList(), WORD_CONTEXT)
const saved = (rest: string) => () => pageInMime(strToU8(`MIME-Version: 1.0\nContent-Type: ${rest}`))
const pasted = (html: string) => () => htmlBlocks(html, 'article')

const refused = (work: () => unknown) => () => {
  expect(work).toThrow('too-deep')
}

const inputs: [string, () => unknown][] = [
  ['HTML with one long tag name', () => readHtml(`<p>${'<' + 'a'.repeat(800_000)}`)],
  ['HTML with a long tag that has no end', () => readHtml('<a '.repeat(300_000))],
  ['HTML elements in one another', refused(() => readHtml('<div>'.repeat(100_000)))],
  ['HTML elements in one another with a < in an attribute', refused(() => readHtml('<div a="<">'.repeat(100_000)))],
  ['a style of siblings', styled('u~i~i~i~b{display:none}', `<p>${'<i>x</i>'.repeat(20_000)}<b>y`)],
  ['a style of elements in elements', styled(':has(:has(:has(u))){display:none}', `${'<div>'.repeat(2000)}x`)],
  ['a style of many rules for many elements', styled('b{display:none}'.repeat(8000), '<p><i>x</i>'.repeat(8000))],
  ['a style of signs', styled('@'.repeat(200_000), '<p>Words.</p>')],
  ['a style of letters', styled('a'.repeat(200_000), '<p>Words.</p>')],
  ['a style of comments without an end', styled('/*'.repeat(100_000), '<p>Words.</p>')],
  ['lines of a PDF that end in a hyphen', inPdf(...Array<string>(400).fill('abcdefghij'.repeat(10) + '-'))],
  ['a PDF with one long word', inPdf('a'.repeat(100_000))],
  ['Word elements in one another', refused(inWord('<w:p>'.repeat(200_000)))],
  ['Word fields without an end', inWord('<w:p><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:p>'.repeat(20_000))],
  ['a saved page of many parts', saved(`multipart/related; boundary=b\n\n${'--b\n\n'.repeat(50_000)}`)],
  [
    'a saved page of blanks and signs',
    saved(`text/html\nContent-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(100_000)}${' '.repeat(100_000)}`),
  ],
  [
    'a transcript of blank lines',
    () => readText(`0:01\nA\n0:02\nb${'\n'.repeat(300_000)}${' '.repeat(300_000)}\n0:03\nc`),
  ],
  ['a transcript of one long line', () => readText(`0:01\nA\n0:02\nb\n0:03\n${'a '.repeat(300_000)}\nb`)],
  ['subtitles of many tags', () => readText('0:01 --> 0:02\n<i>a</i> <i>b</i>\n\n'.repeat(10_000))],
  ['pasted elements in one another', refused(pasted('<div>'.repeat(100_000)))],
  ['a pasted cell of many paragraphs', pasted(`<table><tr><td>${'<p>a</p>'.repeat(100_000)}`)],
  ['a pasted paragraph of many parts', pasted(`<p>${'<b>a</b> '.repeat(200_000)}`)],
  ['pasted elements, many and not deep', pasted(`${'<div>'.repeat(2900)}${'<p>a</p>'.repeat(20_000)}`)],
  [
    'YAML with many keys',
    () => {
      const yaml = Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join('\n')
      readImport('x.zip', zipSync({ 'dossier.yaml': strToU8(yaml) }))
    },
  ],
  [
    'front matter of long lines',
    () => readImport('x.md', strToU8(`---\n${`title: a${' '.repeat(20_000)}"b\n`.repeat(40)}---\n# A\n`)),
  ],
]

describe('a reader takes little time for', () => {
  test.each(inputs)(
    '%s',
    (_name, read) => {
      const start = performance.now()
      read()
      expect(performance.now() - start).toBeLessThan(30_000)
    },
    120_000,
  )
})

test('rules of a style are read as before: plain ones, without comments and at-rules', () => {
  const css = `@import "x"; .a { display: none } /* .b { display: none } */ @media print { .c { display: none } .d { color: red } }
    .e, .f { visibility: hidden } .g { color: red }`
  const shown = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const page = `<style>${css}</style><main>${shown.map((one) => `<p class="${one}">Text of ${one} is here.</p>`).join('')}</main>`
  const text = JSON.stringify(readHtml(page))
  for (const one of shown) expect(text.includes(`Text of ${one} `), one).toBe(!['a', 'e', 'f'].includes(one))
})

test('a selector of types, classes, ids and attributes hides its elements, and no other selector does', () => {
  const hiding = ['u', '.c', 'p.d', '#e', '[data-f]', 'p[data-g="1"]', '.h:not(:focus)', "[data-i='x y']"]
  const css = `${hiding.join(', ')}, main p.k, p:nth-child(n), .l.o, div.c2 { display: none }`
  const gone =
    '<u>t1</u><p class="x c">t2<p class="d">t3<p id="e">t4<p data-f>t5<p data-g="1">t6<p class="h">t7<p data-i="x y">t8'
  const kept = '<p class="k">s1</p><p class="l m">s2</p><p class="C">s3</p><p data-g="2">s4</p><p class="c2">s5</p>'
  const { text } = readHtml(`<style>${css}</style><main><p>s0</p>${gone}${kept}</main>`)
  expect(text.match(/[st]\d/g)).toEqual(['s0', 's2', 's3', 's4', 's5'])
})

test('words that are divided at the end of a line of a PDF are one word, and hyphens inside stay', () => {
  const list = new BlockList()
  addParagraphs(linesOf(['A well-known exam-', 'ple of a well-', 'known divi-', 'Sion of words']), list)
  expect(list.blocks.map(({ text }) => text)).toEqual(['A well-known example of a well-known divi-Sion of words'])
})

test.each([
  ['brackets', '['],
  ['marks', '[1]'],
  ['footnotes', '[^a]'],
  ['quotation marks', '" '],
  ['sentences', 'Ada Quist left Lund in 1990 [1]. '],
  ['semicolons', 'Ada left; '],
  ['links', '[a](https://b.example) '],
  ['stars', '*a **b '],
  ['brackets of links', '[a]['],
  ['open tags', '<b>x'],
  ['entities', '&amp;'],
  ['unverified', '[UNVERIFIED '],
  ['names', 'Ada Quist '],
  ['quotes', '> '],
  ['lists', '- '],
  ['headings', '# a\n'],
  ['lines', 'a\n'],
  ['tables', '| a | b |\n'],
  ['digits', '1, 2, '],
  ['dashes', ' — '],
])(
  'many %s take linear time',
  async (_, unit) => {
    // Quadratic time would exceed the time limit of the test.
    for (const name of ['a.md', 'a.html', 'castell.txt']) {
      const head = name === 'castell.txt' ? 'Ada — Autoresearch\n' : ''
      const many = unit.repeat(Math.ceil(100_000 / unit.length))
      const bytes = strToU8(`${head}${many}\n\n## Sources\n\n[1] A https://a.example/1\n`)
      const result = await readGivenFile({ name, bytes }, { today: '2026-05-01', isReport: true })
      expect(result.problems.length).toBeGreaterThan(0)
    }
  },
  60_000,
)
