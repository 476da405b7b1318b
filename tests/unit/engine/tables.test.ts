// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import { readText, readTypedText, writeBlocks } from '@/lib/dossier/readers/read-text'
import { createEngine, type Article, type CheckOccasion } from '@/lib/engine'
import { articlePartsOf } from '@/lib/engine/analyse/passages'
import { rangesOf } from '@/lib/extract/page-map'
import { extractArticle } from '@/lib/extract/extract-article'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { readMarkdown } from '../dossier/readers/blocks'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Nora Lindqvist was born on 4 March 1981 in Bergen.',
    'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
    'Nora Lindqvist left Halden Labs in June 2019.',
    'Nora Lindqvist took her doctorate at Norwick University in 2014.',
  ]),
)
const verdicts = (article: Article, prior?: CheckOccasion): string[] =>
  engine.check(article, prior).findings.map(({ verdict, quote }) => `${verdict}: ${quote}`)
const passages = ({ text, blocks = [] }: Article): string[] =>
  [...articlePartsOf(text, blocks)].map(
    ({ kind, start, end, passage }) => `${kind}: ${passage?.text ?? text.slice(start, end)}`,
  )

const infobox = (born: string, caption = '<caption class="infobox-title fn">Nora Lindqvist</caption>'): string => `
  <main><h1>Nora Lindqvist</h1><table class="infobox biography vcard">${caption}<tbody>
    <tr><td colspan="2" class="infobox-image"><img alt="" src="x.jpg"></td></tr>
    <tr><th scope="row" class="infobox-label">Born</th><td class="infobox-data">${born}<br><div class="birthplace">Bergen</div></td></tr>
    <tr><th scope="row">Education</th><td><div class="plainlist"><ul><li>Norwick University (<abbr>PhD</abbr>)</li><li>Turku Lyceum</li></ul></div></td></tr>
  </tbody></table><p>Nora Lindqvist is an engineer.</p></main>`

test('each line of an infobox is read with its head and the title of the box', () => {
  expect(passages(readHtml(infobox('4 March 1981')).article)).toEqual([
    'heading: Nora Lindqvist',
    'text: Nora Lindqvist',
    'row: Nora Lindqvist, Born: 4 March 1981',
    'row: Nora Lindqvist, Born: Bergen',
    'row: Nora Lindqvist, Education: Norwick University (PhD)',
    'row: Nora Lindqvist, Education: Turku Lyceum',
    'text: Nora Lindqvist is an engineer.',
  ])
})

test('a finding on a line of an infobox is marked on the text of the cell alone', () => {
  const page = new DOMParser().parseFromString(infobox('4 March 1981'), 'text/html')
  document.replaceChild(document.importNode(page.documentElement, true), document.documentElement)
  const map = runAtOnce(extractArticle(document))
  const { findings } = engine.check(map)
  const born = findings.find(({ quote }) => quote === '4 March 1981')
  expect(born?.verdict).toBe('supported')
  expect(born?.head).toBe('Born')
  expect(findings.map(({ quote }) => quote)).not.toContain('Nora Lindqvist')
  expect(rangesOf(map, born!.start, born!.end).map(String)).toEqual(['4 March 1981'])
  for (const { start, end, article } of findings.flatMap(({ details }) => details))
    expect(map.text.slice(start, end)).toBe(article)
})

test('a wrong value is not called right, and a cell without its head is never called wrong', () => {
  const wrong = '9 July 1962 in Turku'
  expect(verdicts(readHtml(infobox(wrong)).article).join()).not.toContain(`supported: ${wrong}`)
  const lone = readHtml(
    `<p>Nora Lindqvist was an engineer.</p><table><tr><td>Born on ${wrong}</td></tr></table>`,
  ).article
  expect(passages(lone)[1]).toBe(`cell: Born on ${wrong}`)
  for (const prior of ['along', 'asked'] as const) expect(verdicts(lone, prior).join()).not.toContain('contradicted')
})

test('a row about somebody else is never called wrong', () => {
  const table = (who: string): Article =>
    readHtml(`<h1>Nora Lindqvist</h1><p>Nora Lindqvist is an engineer.</p><table><thead><tr><th>Person</th><th>Joined</th><th>Employer</th></tr></thead>
      <tbody><tr><td>${who}</td><td>May 2011</td><td>Halden Labs</td></tr></tbody></table>`).article
  expect(passages(table('Clara Okafor')).at(-1)).toBe('row: Clara Okafor, Joined: May 2011, Halden Labs')
  expect(verdicts(table('Clara Okafor')).join()).not.toContain('contradicted')
})

const years = '| Day | Joined | Firm |\n|---|---|---|\n| 1 May | 2015 | Halden Labs |\n| 2 June | 2019 | Quillon |\n'
const rows = ['row: 1 May, Joined: 2015, Halden Labs', 'row: 2 June, Joined: 2019, Quillon']

test('rows of a table in Markdown, in a text and in pasted HTML have the heads of dates and figures', () => {
  const html = `<table><tr><th>Day</th><th>Joined</th><th>Firm</th></tr><tr><td>1 May</td><td>2015</td><td>Halden Labs</td></tr><tr><td>2 June</td><td>2019</td><td>Quillon</td></tr></table>`
  expect(passages(readMarkdown(years).article)).toEqual(rows)
  expect(passages(readText(years).article)).toEqual(rows)
  expect(passages(readText(years.replace('|---|---|---|\n', '')).article)).toEqual(rows)
  expect(passages(readTypedText(writeBlocks(htmlBlocks(html, 'article').blocks)).article)).toEqual(rows)
  expect(passages(readHtml(html).article)).toEqual(rows)
})

test('cells that span columns and rows keep the heads of the others in their place', () => {
  const { article } = readHtml(`<table><tr><th>Name</th><th>Year</th><th>Post</th></tr>
    <tr><td rowspan="2">Halden Labs</td><td>2015</td><td>1st</td></tr><tr><td>2017</td><td>2nd</td></tr>
    <tr><td colspan="2">unknown</td><td>3rd</td></tr></table>`)
  expect(passages(article)).toEqual([
    'row: Halden Labs, Year: 2015, Post: 1st',
    'row: Year: 2017, Post: 2nd',
    'row: unknown, Post: 3rd',
  ])
})

test('prose in a table is read sentence by sentence', () => {
  const { article } = readHtml(
    '<table><tr><th>Year</th><th>Event</th></tr><tr><td>2019</td><td>Nora Lindqvist left Halden Labs in June 2019.</td></tr></table>',
  )
  expect(passages(article)).toEqual(['cell: 2019', 'text: Nora Lindqvist left Halden Labs in June 2019.'])
})

test('a list of terms is read like a table, a list below a colon with the words above it', () => {
  const list = '<ul><li>Halden Labs, from 2015 to 2019</li><li>Quillon. It was short.</li></ul>'
  const { article } = readHtml(
    `<dl><dt>Born</dt><dd>4 March 1981</dd></dl><p>That was all. Nora Lindqvist worked at:</p>${list}`,
  )
  expect(passages(article)).toEqual([
    'row: Born: 4 March 1981',
    'text: That was all. Nora Lindqvist worked at:',
    'text: Nora Lindqvist worked at Halden Labs, from 2015 to 2019',
    'text: Quillon. It was short.',
  ])
  const asked = engine.check(
    readText('Nora Lindqvist worked at:\n\n- Halden Labs, from 2015 to 2019\n').article,
  ).findings
  expect(asked.map(({ quote }) => quote)).toEqual(['Halden Labs, from 2015 to 2019'])
})

test('tables that only lay out a page are read as before', () => {
  const { article } = readHtml('<table role="presentation"><tr><td>Menu</td><td>Nora Lindqvist left.</td></tr></table>')
  expect(article.blocks?.map(({ cell }) => cell)).toEqual([undefined, undefined])
  const { article: line } = readHtml(
    '<table role="presentation"><tr><td>Nora Lindqvist was born in 1981</td></tr></table>',
  )
  expect(passages(line)).toEqual(['text: Nora Lindqvist was born in 1981'])
})
