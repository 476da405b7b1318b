// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { readOpenPage } from '@/lib/dossiers/open-page'
import { readSource } from '@/lib/dossiers/read-source'
import { readEvidence } from '@/lib/page/selection/read-evidence'

const facts = `<p>The Borg Observatory was opened on 12 May 1931. It has a mirror of 105 centimetres.</p>
  <p>The dome of the observatory was repaired in 1950.</p>`
const fold = (words: string) => `<details><summary>More</summary><p>${words}</p></details>`

/** Returns how the only source of a page that is used as evidence is described. */
async function sourceOf(body: string, isPart = false): Promise<string> {
  const parsed = new DOMParser().parseFromString(`<main><article><h1>Borg Observatory</h1>${body}</article></main>`, 'text/html') // prettier-ignore
  document.body.replaceChildren(...parsed.body.childNodes)
  if (isPart) document.getSelection()!.selectAllChildren(document.querySelector('p')!)
  else document.getSelection()!.removeAllRanges()
  const page = await readOpenPage(1, isPart, async () => ({
    ...(await readEvidence(document)),
    url: 'https://a.example/borg',
  }))
  const read = await readSource(page!, { corrections: null, today: '2026-11-27' }, () => undefined)
  if (!('incoming' in read)) throw new Error(JSON.stringify(read))
  const book = createDossierBook(read.incoming.dossier)
  return sayOriginAndAccess(book.sourcesOf([1])[0]!)
}

test('an open page is evidence in spite of a long title, name of its site and address', async () => {
  const { body } = new DOMParser().parseFromString(`<article>${facts}</article>`, 'text/html')
  document.body.replaceChildren(...body.childNodes)
  const long = 'x'.repeat(9000)
  const reported = { url: `https://a.example/${long}`, title: long, site: long }
  const page = await readOpenPage(1, false, async () => ({ ...(await readEvidence(document)), ...reported }))
  const read = await readSource(page!, { corrections: null, today: '2026-11-27' }, () => undefined)
  expect(read).toMatchObject({ incoming: { origin: { name: long.slice(0, 300) } } })
})

test('a page that was read whole is an origin without remark', async () => {
  expect(await sourceOf(facts)).not.toContain('part')
  expect(await sourceOf(facts + fold('Photographs by the visitors.'))).not.toContain('part')
})

test('a page with a closed part, one that is a part of its article, and a selection are said to be read in part', async () => {
  const says = 'a.example · Only a part was read, 27 November 2026'
  expect(await sourceOf(facts + fold('The observatory was closed for a year. '.repeat(9)))).toBe(says)
  expect(await sourceOf(facts, true)).toBe(says)
  const article = (wordCount: number) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","wordCount":${wordCount}}</script>`
  expect(await sourceOf(facts + article(900))).toBe(says)
  expect(await sourceOf(facts + article(28))).not.toBe(says)
})
