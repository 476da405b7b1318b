import { expect, test } from 'vitest'
import { claimText } from './claim-text'
import { book } from '@/tests/unit/components/fixtures'

test('a claim for the clipboard names its dossier after its sources', () => {
  const lines = claimText(book.claims[1]!, { ...book, name: book.subject.name }).split('\n')
  expect(lines.at(0)).toBe('Her leave began in March 2022.')
  expect(lines.at(-1)).toBe('Evidence: Ada Example, version test.1.')
})
