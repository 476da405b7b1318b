// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ClaimFacts } from '@/components/dossiers/claim/claim-facts'
import { ClaimLinks } from '@/components/dossiers/claim/claims-and-sources'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { book, dossier } from '../fixtures'
import { show } from '../render'
import { t } from '@/lib/i18n/t'

test('a note on an established claim has no sign of doubt, and a note on an uncertain one has it', () => {
  const claim = book.claims.find(({ notes }) => notes.length > 0)!
  show(<ClaimLinks claims={[{ ...claim, status: 'established' }]} />)
  expect(screen.getByText(claim.notes[0]!)).toBeTruthy()
  expect(screen.queryByRole('img', { name: t('finding.doubt') })).toBeNull()
  show(<ClaimLinks claims={[claim]} />)
  expect(screen.getByRole('img', { name: t('finding.doubt') })).toBeTruthy()
})

test('a claim in a finding has no word on its confidence or status: its own page has them', () => {
  show(<ClaimLinks claims={[{ ...book.claims[0]!, confidence: 'high' }]} />)
  expect(document.body.textContent).not.toMatch(/confidence|Established/i)
})

test('a claim of a page that is not rated is stated as certain, and not established', () => {
  const unrated = createDossierBook({ ...dossier, sources: dossier.sources.map(({ tier: _, ...source }) => source) })
  const claim = { ...unrated.claims[0]!, status: 'established' as const }
  show(<ClaimFacts claim={claim} book={unrated} names={[]} />)
  expect(screen.getByText(t('claim.stated'))).toBeTruthy()
})
