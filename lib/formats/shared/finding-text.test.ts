import { expect, test } from 'vitest'
import type { Detail, Finding } from '@/lib/schema/finding'
import { findingText } from './finding-text'
import { book, page } from '@/tests/unit/components/fixtures'

const none = { doubted: false, question: null, slot: null, claim: null }
const details: Detail[] = [
  { ...none, start: 0, end: 1, kind: 'org', verdict: 'agrees', article: 'the works', dossier: 'Harbour Works' },
  { ...none, start: 2, end: 3, kind: 'date', verdict: 'differs', article: 'March 2022', dossier: '13 July 2022', question: 'When she left' },
  { ...none, start: 4, end: 5, kind: 'term', verdict: 'open', article: 'on a train', dossier: null },
] // prettier-ignore
const finding: Finding = { ...page.findings[4]!, details }

test('a copied finding has its details, worst first, and its sources', () => {
  const [quote, ...lines] = findingText(finding, book.sourcesOf([10])).split('\n')
  expect(quote).toBe(`“${finding.quote}”`)
  expect(lines).toEqual([
    'Contradicted: 1 differs, 1 not found, 1 matches',
    'Differs: March 2022 (dossier: 13 July 2022) (When she left)',
    'Not found: on a train',
    'Matches: the works (dossier: Harbour Works)',
    '[10] Leaving the works. Own site, 2022-07-13. Tier 1. https://example.org/leaving',
  ])
})

test('a copied finding without details has the reason and both values', () => {
  const text = findingText(page.findings[4]!, [])
  expect(text).toMatch(/\nContradicted\. .+\n.*March 2022.*13 July 2022/)
})
