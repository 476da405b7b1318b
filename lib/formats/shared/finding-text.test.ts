import { expect, test } from 'vitest'
import type { Detail, Finding } from '@/lib/schema/finding'
import { claimText, findingText } from './finding-text'
import { book, page } from '@/tests/unit/components/fixtures'

const none = { doubted: false, question: null, slot: null, claim: null }
const details: Detail[] = [
  { ...none, start: 0, end: 1, kind: 'org', verdict: 'agrees', article: 'the works', dossier: 'Harbour Works' },
  { ...none, start: 2, end: 3, kind: 'date', verdict: 'differs', article: 'March 2022', dossier: '13 July 2022', question: 'When she left' },
  { ...none, start: 4, end: 5, kind: 'term', verdict: 'open', article: 'on a train', dossier: null },
] // prettier-ignore
const ada = { ...book, name: book.subject.name }
const finding: Finding = { ...page.findings[4]!, details }

test('a copied finding has its details, worst first, and its sources', () => {
  const [quote, ...lines] = findingText({ ...finding, sources: [10] }, () => ada).split('\n')
  expect(quote).toBe(`“${finding.quote}”`)
  expect(lines).toEqual([
    'Contradicted: 1 differs, 1 not found, 1 matches',
    'Differs: March 2022 (dossier: 13 July 2022) (When she left)',
    'Not found: on a train',
    'Matches: the works (dossier: Harbour Works)',
    '[10] Leaving the works. Own site, 2022-07-13. Tier 1. https://example.org/leaving',
    'Dossier on Ada Example, version test.1.',
  ])
})

test('a copied finding without details has the reason', () => {
  expect(findingText(page.findings[6]!, () => ada)).toContain(
    '\nDisputed. The dossier has this, but marks it as uncertain.\n',
  )
})

test('where several dossiers speak, it has what each of them says, with its name and its sources', () => {
  const source = { n: 3, title: 'Log of the works', tier: 2 as const }
  const other = { name: 'Harbour Works', version: '7', sourcesOf: () => [source] }
  const answer: Finding = { ...finding, dossier: 'harbour', verdict: 'supported', details: [details[0]!], sources: [3] }
  const both: Finding = { ...finding, verdict: 'disputed', sources: [10], answers: [finding, answer] }
  const lines = findingText(both, ({ dossier }) => (dossier === 'harbour' ? other : ada)).split('\n')
  expect(lines.slice(lines.indexOf('Dossier on Ada Example, version test.1.'))).toEqual([
    'Dossier on Ada Example, version test.1.',
    '',
    'Supported: 1 matches',
    'Matches: the works (dossier: Harbour Works)',
    '[3] Log of the works. Tier 2.',
    'Dossier on Harbour Works, version 7.',
  ])
})

test('a dossier whose version is not known is named', () => {
  const text = findingText(finding, () => ({ name: 'Harbour Works', version: '', sourcesOf: () => [] }))
  expect(text).toMatch(/\nDossier: Harbour Works$/)
})

test('a claim for the clipboard names its dossier after its sources', () => {
  const lines = claimText(book.claims[1]!, ada).split('\n')
  expect(lines.at(0)).toBe('Her leave began in March 2022.')
  expect(lines.at(-1)).toBe('Dossier on Ada Example, version test.1.')
})
