import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { createEngine } from '@/lib/engine'
import { underlinesOf } from '@/lib/page/mark/marks-of'
import { readHtml } from '@/lib/dossier/readers/read-html'

// The errors in the article of `npm start`, each with the wrong words.
const SLIPS = [
  ['His main advisor at Stanford was Andrew Ng', 'Andrew Ng'],
  ['GoogLeNet, was wrong about 9.8 percent', '9.8'],
  ['At Tesla he reported to JB Straubel', 'Straubel'],
  ['It came to 2.5 petabytes', '2.5'],
  ['he gave the talk “State of GPT” at Google I/O', 'Google I/O'],
  ['in a post of February 2024', 'February 2024'],
] as const

const { article } = readHtml(readFileSync('tools/start/sample/index.html', 'utf8'))
const { findings } = createEngine(bundledDossier, bundledIndex).check(article)

test('at least three slips of the sample article are contradicted, and no other sentence', () => {
  const contradicted = findings.filter(({ verdict }) => verdict === 'contradicted')
  const beside = contradicted.filter(({ quote }) => !SLIPS.some(([words]) => quote.includes(words)))
  expect(beside.map(({ quote }) => quote)).toEqual([])
  expect(contradicted.length).toBeGreaterThanOrEqual(3)
})

test('a slip that is not contradicted has the claims on the same thing beside it, and is not supported', () => {
  for (const [words] of SLIPS) {
    const finding = findings.find(({ quote }) => quote.includes(words))
    const shown = finding?.verdict === 'contradicted' ? finding.claims : finding?.related
    expect(finding?.verdict, words).not.toBe('supported')
    expect(shown ?? [], words).not.toEqual([])
  }
})

test('a differing detail of each contradicted slip has its words', () => {
  for (const { quote, verdict, details } of findings) {
    const slip = SLIPS.find(([words]) => quote.includes(words))
    if (verdict !== 'contradicted' || !slip) continue
    const words = slip[1].split(' ')
    expect(details.some((d) => d.verdict === 'differs' && words.some((word) => d.article.includes(word))), quote).toBe(true)
  }
})

test('the sample article also has supported, disputed and unverified sentences', () => {
  for (const verdict of ['supported', 'disputed', 'unverified'] as const) {
    expect(findings.filter((f) => f.verdict === verdict).length, verdict).toBeGreaterThan(1)
  }
})

test('the sample article has at most 2.6 marks a paragraph on average, and no paragraph has more than seven', () => {
  const paragraphs = article.blocks!.filter(({ kind }) => kind === 'paragraph')
  const marks = findings.flatMap((finding) => underlinesOf(finding, article.text)).filter(({ shownBy }) => shownBy !== 'words')
  const counts = paragraphs.map(({ start, end }) => marks.filter((mark) => mark.start >= start && mark.start < end).length)
  expect(paragraphs.length).toBeGreaterThan(10)
  expect(marks.length / paragraphs.length).toBeLessThanOrEqual(2.6)
  expect(Math.max(...counts)).toBeLessThanOrEqual(7)
})

test('no heading of the sample article is marked', () => {
  const headings = new Set(['In the classroom', 'The carmaker', 'A man of words'])
  expect(findings.filter(({ quote }) => headings.has(quote.trim()))).toEqual([])
})
