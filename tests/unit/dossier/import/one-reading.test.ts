import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { loadCompared } from '@/tools/cli/compared-dossiers'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { readSource } from '@/lib/dossiers/read-source'
import { isFullRun } from '@/tests/lanes'
import { taken } from './documents'

const TODAY = new Date().toISOString().slice(0, 10)
const FOLDER = 'tests/import-reports'
const reports = readdirSync(FOLDER)
  .filter((name) => /^\d+$/.test(name) && (isFullRun || Number(name) % 10 === 1))
  .map((name) => join(FOLDER, name, readdirSync(join(FOLDER, name)).find((file) => file.startsWith('report')) ?? ''))

test.each(reports)('the sidebar and the command line make the same claims and sources of %s', async (path) => {
  const file = new File([readFileSync(path)], path.split('/').at(-1) ?? '')
  const shown = await readSource(file, { corrections: null, today: TODAY }, () => undefined)
  const [checked] = await loadCompared({ evidence: [path] })
  if (!('incoming' in shown)) throw new Error(JSON.stringify(shown))
  expect(shown.incoming.dossier).toEqual(checked?.dossier)
})

/** A report with marks of a numbered list, and one entry of that list. */
const report = (entry: string) => `# Research report: the Marrow Point lighthouse

Prepared on 3 November 2026.

The Marrow Point lighthouse was first lit on 12 October 1847 [1]. It was designed by the engineer Robert Hale and built by the firm of Dunn and Sons [1][2]. The tower is 34 metres high [2]. The last keeper left on 30 June 1988, when the light was automated [3].

About 22,000 people visit it every year [1]. In my view it is the finest tower on the coast.

## Sources

[1] Admiralty List of Lights, 1848. https://lights.example/1848
[2] ${entry}
[3] Marrow Point. https://marrow.example/light
`

test.each([
  'R. Dunn, "Towers of the north", Journal of Coastal History 12 (1994). https://doi.org/10.5555/coast.12.4',
  'Transcript of the hearing of 1988. https://hearing.example/1988',
  'Press release of the harbour board. https://harbour.example/press',
  'Marrow Point, from Wikipedia, the free encyclopedia. https://wiki.example/Marrow',
  'Harbour board, Annual Report 1988. https://harbour.example/1988',
  'Dunn (plaintiff) against the harbour board (defendant), 1850. https://court.example/dunn',
])('a report keeps its sources where one of them is %s', async (entry) => {
  const file = { name: 'lighthouse.md', bytes: strToU8(report(entry)) }
  const { dossier, record } = taken(await readGivenFile(file, { today: TODAY }))
  expect(dossier.sources.map(({ url }) => new URL(url ?? '').host)).toHaveLength(3)
  expect(dossier.claims.map(({ text }) => text).join()).not.toContain('finest tower')
  expect(record.research?.access.map(({ state }) => state)).toEqual(['unopened', 'unopened', 'unopened'])
})

test('the works that a document cites say nothing of its own kind', async () => {
  const story = (list: string) =>
    `# Marrow Point\n\nMarrow Point was first lit in 1847 [1]. The tower is 34 metres high. It was built in three years. The keeper left in 1988. The light is white.\n\n## References\n\n[1] ${list}\n`
  const kindOf = async (text: string) =>
    taken(await readGivenFile({ name: 'a.md', bytes: strToU8(text) }, { today: TODAY })).summary?.kind
  expect(await kindOf(story('Towers, https://doi.org/10.5555/coast.12.4'))).toBe('page')
  expect(await kindOf(`Abstract\n\n${story('Towers, https://towers.example')}`)).toBe('study')
})

test('a report in HTML keeps the sources of its marks, and none of its hidden text', async () => {
  const text = `<title>Marrow Point</title><body><h1>Marrow Point</h1>
    <p>The Marrow Point lighthouse was first lit on 12 October 1847.<sup>1</sup> The tower is 34 metres high.<sup>2</sup></p>
    <p style="display:none">The Marrow Point lighthouse was painted red in 1901.<sup>1</sup></p>
    <p>The last keeper left on 30 June 1988.<sup>2</sup></p>
    <h2>Notes</h2><ol><li>Admiralty List. https://lights.example/1848</li><li>Dunn. https://towers.example/2</li></ol></body>`
  const { dossier } = taken(await readGivenFile({ name: 'a.html', bytes: strToU8(text) }, { today: TODAY }))
  expect(dossier.sources.map(({ url }) => url)).toEqual(['https://lights.example/1848', 'https://towers.example/2'])
  expect(dossier.claims.map(({ text: words, sources }) => [words, sources])).toEqual([
    ['The Marrow Point lighthouse was first lit on 12 October 1847.', [1]],
    ['The tower is 34 metres high.', [2]],
    ['The last keeper left on 30 June 1988.', [2]],
  ])
})

test('a saved page that links to other pages at the ends of its sentences is evidence itself', async () => {
  const link = (words: string) => `<a href="https://${words}.example/a">${words}</a>.`
  const text = `<title>Marrow Point</title><article><h1>Marrow Point</h1><p>The tower of 1847 was built by ${link('Dunn')} The light of 1926 was made by ${link('Barbier')} The last keeper of 1988 was ${link('Pryce')}</p></article>`
  const { dossier } = taken(await readGivenFile({ name: 'a.html', bytes: strToU8(text) }, { today: TODAY }))
  expect(dossier.sources).toHaveLength(1)
  expect(dossier.claims).toHaveLength(3)
})

test('an editor may say that a file is a report, whose tiers then count', async () => {
  const file = {
    name: 'a.md',
    bytes: strToU8(
      '# Marrow Point\n\nMarrow Point was lit in 1847 [1].\n\n## Sources\n\n[1] Lights, https://l.example (Tier 1)\n',
    ),
  }
  const sourcesOf = async (isReport: boolean) =>
    taken(await readGivenFile(file, { today: TODAY, isReport })).dossier.sources
  expect(await sourcesOf(true)).toMatchObject([{ url: 'https://l.example/', tier: 1 }])
  expect((await sourcesOf(false)).map(({ url, tier }) => [url, tier])).toEqual([[undefined, undefined]])
})
