// @module-tag tools
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { buildSite } from '@/packages/publish/site/build-site'
import { tempFolder } from '@/tests/temp-folder'
import { largeDossier } from './large-dossier'

import { brokenLinks, filesIn, pagesIn, site } from './site-files'

const root = tempFolder()

describe('the site of the bundled dossier', () => {
  const out = join(root, 'bundled')
  test('has no broken link, no page above 100 kB but the whole report, and is below 17 MB', () => {
    site(out, ['dossier/karpathy'])
    expect(brokenLinks(out)).toEqual([])
    const sizes = filesIn(out).map((file) => ({ file, size: statSync(join(out, file)).size }))
    // The report is printed as a whole.
    const most = (file: string): number => (file === 'report.html' ? 400_000 : 100_000)
    expect(sizes.filter(({ file, size }) => file.endsWith('.html') && size > most(file))).toEqual([])
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(17e6)
    expect(sizes.filter(({ file }) => /^claim\/[^/]*\.html$/.test(file))).toHaveLength(756)
  }, 120_000)
})

describe('the site of the dossier on Apollo 11', () => {
  const out = join(root, 'apollo')
  test('has no broken link, no page above 100 kB, and is below 15 MB', () => {
    site(out, ['dossier/apollo-11'])
    expect(brokenLinks(out)).toEqual([])
    const sizes = filesIn(out).map((file) => ({ file, size: statSync(join(out, file)).size }))
    expect(sizes.filter(({ file, size }) => file.endsWith('.html') && size > 100_000)).toEqual([])
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(15e6)
  }, 120_000)
})

describe('the site of a large dossier', () => {
  const out = join(root, 'large')
  test('has its lists on several pages, and the search is left out with the reason', async () => {
    const dossier = dossierSchema.parse(largeDossier(1000, 4))
    const options = { out, languages: ['en', 'fr'] as const, address: null, mostSearchableClaims: 999 }
    const { leftOut, pages } = await buildSite(dossier, options)
    expect(leftOut).toEqual(['Ada Example: the search, which takes 999 claims; this dossier has 1000'])
    expect(pagesIn(out)).toHaveLength(pages)
    expect(brokenLinks(out)).toEqual([])
    expect(pagesIn(out).filter((file) => statSync(join(out, file)).size > 100_000)).toEqual([])
    // 250 topics are five pages, and the section of a claim is on the right one.
    const { document } = parseHTML(readFileSync(join(out, 'claim/letter-999.html'), 'utf8'))
    expect(document.querySelector('.crumb a:nth-of-type(2)')?.getAttribute('href')).toBe(
      '../claims-page-5.html#part-shelf-13',
    )
    expect(document.querySelector('a[href$="search.html"]')).toBeNull()
  }, 120_000)

  test('takes no more memory than its dossier', () => {
    const file = join(root, 'large.json')
    writeFileSync(file, JSON.stringify(largeDossier(3000)))
    const memory = { NODE_OPTIONS: '--max-old-space-size=160' }
    expect(site(join(root, 'memory'), [file], memory)).toMatch(/35\d\d pages, .* MB of memory/)
  }, 120_000)
})
