// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ImportClaims } from '@/components/dossiers/import-claims'
import type { ClaimEdits } from '@/lib/dossier/import/with-edits'
import type { PreviewClaim } from '@/lib/dossiers/add-dossier'
import { show } from '../render'

const NO_EDITS: ClaimEdits = { left: [], added: [] }

/** Shows one claim of a file, and returns a function that records the edits. */
function showClaim(claim: Partial<PreviewClaim> & { text: string }, edits: Partial<ClaimEdits> = {}) {
  const onEdit = vi.fn<(edits: ClaimEdits) => void>()
  show(
    <ImportClaims
      claims={[{ id: 'one', status: 'established', sources: [], doubts: [], ...claim }]}
      subject={{ name: 'Halley', aliases: [], kind: 'work' }}
      isDocument={false}
      edits={{ ...NO_EDITS, ...edits }}
      isBusy={false}
      onEdit={onEdit}
    />,
  )
  return onEdit
}

test('the words in which pages are compared with a statement are underlined in it', () => {
  showClaim({ text: 'Vega 1 passed the nucleus on 6 March 1986 and found 12 jets.' })
  const compared = [...document.querySelectorAll('.compared')].map((one) => one.textContent)
  expect(compared).toContain('6 March 1986')
  expect(compared).toContain('12')
})

const LEFT_OUT = { text: 'It last came in 1986.', dropped: 'pronoun' } as const
const WARNING = 'It is not clear whom or what the pronoun means.'

test('a sentence that was left out is taken by a click, and says why it was left out', () => {
  const onEdit = showClaim(LEFT_OUT)
  expect(screen.getByText(WARNING)).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: LEFT_OUT.text }))
  expect(onEdit).toHaveBeenCalledExactlyOnceWith({ left: [], added: ['one'] })
})
