// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { AddView } from '@/components/dossiers/add-view'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'
import { show } from '../render'
import { addActionsThat, addRest, curie, preview } from './fixtures'

const look: VersionPreview = {
  installed: { ...curie, version: '2', signedBy: 'ab12' },
  warnings: [],
  counts: { added: 1, changed: 1, retired: 1, sources: 1 },
  added: [{ id: 'a', text: 'Curie taught at Sèvres.' }],
  changed: [{ id: 'b', before: 'Curie came in 1892.', after: 'Curie came in 1891.', fields: ['text', 'sources'] }],
  retired: [{ id: 'c', text: 'Curie rode horses.' }],
  sources: [{ title: 'Letters', how: 'added' }],
  document: null,
  notes: [{ id: 'n', quote: 'She came in 1892.', title: 'A story', before: 'supported', after: 'contradicted' }],
}

function showVersion(change: Partial<VersionPreview> = {}) {
  const add = vi.fn()
  const again = vi.fn()
  const state = {
    step: 'preview',
    preview: { ...preview, version: '3', update: { ...look, ...change } },
    isStoring: false,
    failure: null,
  } as const
  show(<AddView state={state} actions={addActionsThat({ add, again })} onCheckPage={null} {...addRest} />)
  return { add, again }
}

test('a new version shows changed claims with old and new text, and the affected notes of the user', () => {
  showVersion()
  const changed = screen.getByRole('list', { name: '1 changed claim' })
  expect(changed.textContent).toBe('BeforeCurie came in 1892.NowCurie came in 1891.Changed: text, sources')
  expect(screen.getByText('1 new claim')).toBeTruthy()
  expect(screen.getByText('1 retired claim')).toBeTruthy()
  expect(screen.getByText('1 source is different')).toBeTruthy()
  const notes = screen.getByRole('list', { name: '1 note would get another verdict' })
  expect(notes.textContent).toMatch(/She came in 1892\.A story · .*Supported → .*Contradicted/)
})

test('the user can accept it, leave it, or install it in addition', () => {
  const { add, again } = showVersion()
  fireEvent.click(screen.getByRole('button', { name: 'Add this evidence as version 3' }))
  fireEvent.click(screen.getByRole('button', { name: 'Keep both' }))
  fireEvent.click(screen.getByRole('button', { name: 'Keep version 2' }))
  const noEdits = { left: [], added: [] }
  expect(add.mock.calls).toEqual([
    ['update', noEdits],
    ['another', noEdits],
  ])
  expect(again).toHaveBeenCalledOnce()
})

test.each([
  ['older', /older than the installed version 2\. Replace it\?/],
  ['other-key', /signed with another key.*Replace it\?/],
  ['unsigned-over-signed', /The installed version, or one before it, is signed. This file is not.*Replace it\?/],
  ['first-key', /signed with a key that no version here was signed with. Compare the key/],
] as const)('a warning must be confirmed first: %s', (warning, says) => {
  const { add } = showVersion({ warnings: [warning] })
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toMatch(says)
  const accept = screen.getByRole('button', { name: /^Add this evidence as version/ })
  expect(accept).toHaveProperty('disabled', true)
  fireEvent.click(within(alert).getByRole('checkbox', { name: 'Replace the installed version anyway' }))
  fireEvent.click(accept)
  expect(add).toHaveBeenCalledWith('update', { left: [], added: [] })
})
