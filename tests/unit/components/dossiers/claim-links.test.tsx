// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ClaimLinks } from '@/components/dossiers/claim/claim-list'
import { book } from '../fixtures'
import { show } from '../render'

test('a note on an established claim has no sign of doubt, and a note on an uncertain one has it', () => {
  const claim = book.claims.find(({ notes }) => notes.length > 0)!
  show(<ClaimLinks claims={[{ ...claim, status: 'established' }]} book={book} />)
  expect(screen.getByText(claim.notes[0]!)).toBeTruthy()
  expect(screen.queryByRole('img', { name: 'Caveat:' })).toBeNull()
  show(<ClaimLinks claims={[claim]} book={book} />)
  expect(screen.getByRole('img', { name: 'Caveat:' })).toBeTruthy()
})
