// @module-tag kills
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { AUTORESEARCH, codes, taken } from './documents'

/** Words of a length that no format of ours has room for. */
const long = (words: string, length = 30_000) =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trim()
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)
const TOWER = 'The tower is 34 metres high.'

const read = (name: string, text: string) => readGivenFile({ name, bytes: strToU8(text) }, { today: '2026-11-01' })

/** Reads a text or a page with something too long in it; the rest of it must arrive. */
async function rest(name: string, text: string) {
  const result = await read(name, text)
  const claims = taken(result).dossier.claims.map((claim) => claim.text)
  expect(claims).toContain(TOWER)
  return { ...taken(result), claims }
}

const story = ({ title = 'Marrow Point', heading = 'History', more = '', list = 'Admiralty List' }) =>
  `# ${title}\n\n## ${heading}\n\nMarrow Point was first lit in 1847. ${TOWER} The light was electrified in 1926. It is white [1].\n\n${more}\n\n## References\n\n[1] ${list}\n`

test.each<[string, Parameters<typeof story>[0]]>([
  ['title', { title: 'M'.repeat(5000) }],
  ['title of many words', { title: long('Marrow Point Lighthouse ') }],
  ['heading', { heading: long('The Great Storm ') }],
  ['work that it cites', { list: long('Towers of the north ') }],
  ['address', { list: `https://a.example/${'a'.repeat(9000)}` }],
  ['sentence', { more: `The keeper saw ${long('the long wave of the sea ')}.` }],
  ['word', { more: `The keeper saw ${'x'.repeat(30_000)}.` }],
  ['cell', { more: `| Item | Value |\n|---|---|\n| Height | ${long('a word of the tower ')} |` }],
  ['head of a table', { more: `| Item | ${long('Height ')} |\n|---|---|\n| Tower | 34 m |` }],
  ['row', { more: `| ${numbers(700).join(' | ')} |\n|${'---|'.repeat(700)}\n| ${numbers(700).join(' | ')} |` }],
  ['name', { more: `Marrow Point, also known as ${long('The Great Lamp ', 900)}, stands on a rock.` }],
])('a document is read in spite of a long %s', async (_, parts) => {
  await rest('a.md', story(parts))
})

test('a name, a cited work and a cell are cut, and a cut claim is said', async () => {
  const title = await rest('a.md', story({ title: 'M'.repeat(5000) }))
  expect(title.dossier.subject.name).toHaveLength(200)
  const { record } = await rest('a.md', story({ list: long('Towers of the north ') }))
  const [cited = ''] = record.research?.passages.flatMap(({ cites = [] }) => cites) ?? []
  expect(cited).toMatch(/^Towers of the north.*…$/)
  const table = await rest('a.md', story({ more: `| Item | Value |\n|---|---|\n| Height | ${long('a word ')} |` }))
  expect(table.claims.at(-1)).toMatch(/^Marrow Point – Height: a word.*…$/)
  expect(table.problems).toContainEqual(expect.objectContaining({ level: 'changed', code: 'too-long' }))
})

const page = ({ head = '', title = 'Marrow Point', text = '', more = '', entry = 'Admiralty List' }) =>
  `<html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1><p>Marrow Point was first lit in 1847.<a href="#r1">[1]</a> ${TOWER} The light was electrified in 1926. ${text}</p><p>The keeper left in 1988. The tower was built by Dunn. It was paid by the town in gold.</p>${more}<h2>References</h2><ol><li id="r1">${entry}</li></ol></article></body></html>`

test.each<[string, Parameters<typeof page>[0]]>([
  ['title', { title: 'M'.repeat(5000) }],
  ['name of its site', { head: `<meta property="og:site_name" content="${long('Lamps ')}">` }],
  ['reference', { entry: long('Towers of the north ') }],
  ['paragraph', { text: long('The keeper saw the wave ') }],
  ['caption', { more: `<figure><img><figcaption>${long('The tower in snow ')}.</figcaption></figure>` }],
  ['cell', { more: `<table><tr><th>Item</th><th>Value</th></tr><tr><td>A</td><td>${long('lamp ')}</td></tr></table>` }],
  ['head of a row', { more: `<table><tr><th>${long('lamp ')}</th><td>12 m</td></tr></table>` }],
  [
    'list of references at one sentence',
    {
      text: `It was sold.${numbers(200)
        .map((at) => `<a href="#q${at}">[${at + 2}]</a>`)
        .join('')}`,
      entry: `List</li>${numbers(200)
        .map((at) => `<li id="q${at}">Work ${at}</li>`)
        .join('')}`,
    },
  ],
])('a page is read in spite of a long %s', async (_, parts) => {
  await rest('a.html', page(parts))
})

test.each([
  ['heading', 'Years at the Halden Observatory'],
  ['review note', 'because of the press dates.'],
  ['doubt', 'is confirmed by the press only'],
  ['entry', 'Castell moves up'],
])('an Autoresearch document keeps its ratings of sections in spite of a long %s', async (_, words) => {
  const result = await read(
    'castell.txt',
    AUTORESEARCH.replace(words, `${words} ${long('of the long years ', 15_000)}`),
  )
  const { record } = taken(result)
  expect(record.research?.sections.length).toBeGreaterThan(1)
  expect(record.research?.questions.length).toBeGreaterThan(1)
})

test('a page in another language is refused for that', async () => {
  const text = `<article><h1>灯塔</h1><p>${'这座灯塔建于一八四七年，高三十四米，由罗伯特设计。'.repeat(9)}</p></article>`
  expect(codes(await read('a.html', text))).toContain('other-language')
})
