import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '@/tests/temp-folder'
import { dossier } from './dossier-command'
import { brokenLinks, filesIn, pagesIn, site } from './site-files'

const root = tempFolder()

const hostile = '</script><img src=x onerror=alert(1)> "quoted" \u2028 & ${x}'
const small = {
  subject: { name: 'Ada Lovelace', aliases: ['Lovelace'], kind: 'person' },
  version: '2',
  asOf: '2026-01-31',
  claims: [
    {
      ...{ id: 'born', topic: 'Life', text: 'Ada Lovelace was born on 10 December 1815.', time: '1815-12-10' },
      ...{ sources: [1], slots: [{ type: 'date', value: '1815-12-10', single: true }] },
    },
    { id: 'con', topic: hostile, text: `A claim with ${hostile}`, status: 'uncertain', notes: [hostile], sources: [2] },
    { id: 'up', topic: 'Life', text: 'A claim with half a letter.\0\ud800', sources: [] },
  ],
  sources: [
    { n: 1, title: 'Ada Lovelace', url: 'https://example.org/ada', tier: 2 },
    { n: 2, title: hostile, tier: 3 },
  ],
  entities: [{ name: hostile, kind: 'work', aliases: [] }],
  introduction: 'She was [born](#/claim/born) in London.',
}
test('a site is made of a dossier from standard input', () => {
  const out = join(root, 'piped')
  expect(site(out, ['-'], {}, JSON.stringify(small))).toContain('pages')
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Ada Lovelace')
})

describe('a site in two languages', () => {
  const out = join(root, 'two')
  const file = join(root, 'small.json')
  writeFileSync(file, JSON.stringify(small))
  const page = (path: string) => parseHTML(readFileSync(join(out, path), 'utf8')).document
  test('has no link that leads nowhere, and its pages in each of them', () => {
    site(out, [file, '--languages', 'en,fr', '--address', 'https://example.org/d'])
    expect(brokenLinks(out)).toEqual([])
    expect(page('claims.html').documentElement.lang).toBe('en-GB')
    expect(page('fr/claims.html').documentElement.lang).toBe('fr-FR')
  })

  test('shows what a dossier says as text only', () => {
    for (const path of filesIn(out).filter((one) => one.endsWith('.html'))) {
      const document = page(path)
      expect(document.querySelectorAll('img, [onerror], a[href^="javascript:"]')).toHaveLength(0)
      for (const script of document.querySelectorAll('script:not([src])')) {
        expect(script.getAttribute('type')).toBe('application/ld+json')
        JSON.parse(script.textContent)
      }
    }
  })

  test('states the hash of each of its files in the data of its first page', () => {
    const data = page('index.html').querySelector('head > script')?.textContent ?? ''
    const { distribution } = JSON.parse(data) as { distribution: { contentUrl: string; sha256: string }[] }
    expect(distribution.length).toBeGreaterThan(1)
    for (const { contentUrl, sha256 } of distribution) {
      const bytes = readFileSync(join(out, contentUrl.replace('https://example.org/d/', '')))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  })

  test('has the citation of each claim, and the present version in its feed', () => {
    const bibtex = readFileSync(join(out, 'claim/born.bib'), 'utf8')
    expect(bibtex).toContain('url = {https://example.org/d/claim/born.html}')
    expect(readFileSync(join(out, 'feed.atom'), 'utf8')).toContain('<title>Ada Lovelace, version 2</title>')
  })

  test('has no bytes that are no text', () => {
    const texts = pagesIn(out).map((page) => readFileSync(join(out, page), 'utf8'))
    expect(texts.filter((text) => text.includes('\0'))).toEqual([])
    expect(texts.filter((text) => text.includes('A claim with half a letter.\ufffd\ufffd'))).not.toEqual([])
  })

  test.each([
    ['a site that cannot be written', ['site', file, '--out', 'package.json/site'], 'is not whole'],
    ['a site of two dossiers', ['site', file, file, '--out', 'nowhere'], 'a site is of one dossier'],
  ])('%s ends with one line, without a stack', async (_, args, words) => {
    const done = await dossier(...args)
    expect([done.status, done.stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(done.stderr).toContain(words)
  })

  test('does not write into a folder with other files', async () => {
    const done = await dossier('site', file, '--out', 'docs')
    expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('choose another folder')])
  })
})
