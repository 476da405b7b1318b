// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ImportClaims } from '@/components/dossiers/import-claims'
import { show } from '../render'

test('a bare number stands with the word that it belongs to among the values that pages are compared with', () => {
  const text = 'Vega 1 passed the nucleus on 6 March 1986 and found 12 jets.'
  show(
    <ImportClaims
      claims={[{ id: 'one', text, status: 'established', sources: [], doubts: [] }]}
      subject={{ name: 'Halley', aliases: [], kind: 'work' }}
      isDocument={false}
      edits={{ left: [], added: [], texts: {} }}
      isBusy={false}
      onEdit={() => undefined}
    />,
  )
  const values = screen.getByText(/^Compared in:/).textContent
  expect(values).toContain('6 March 1986')
  expect(values).toContain('12 jets')
  expect(values).not.toMatch(/(?:: |· )1(?: ·|$)/)
})
