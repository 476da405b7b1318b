// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { OwnChangesList } from '@/components/dossiers/own-changes-list'
import type { UndoableChange, OwnChanges } from '@/lib/dossiers/data/own-changes'
import { show } from '../render'

const left: UndoableChange = { id: 'left', text: 'She left the works in 2011.', changes: ['a'] }
const changes: OwnChanges = {
  retired: [left],
  edited: [{ id: 'won', text: 'She won in 2013.', before: 'She won in 2012.', changes: ['b', 'c'] }],
  asked: [{ id: 'When did she leave?', text: 'When did she leave?', changes: ['f'] }],
  gone: [
    { id: 'old', text: 'She was a guest.', changes: ['d'], what: 'edited' },
    { id: '7', text: 'Log of the works', changes: ['e'], what: 'rated' },
  ],
}

test('the user can restore retired claims, see the former words of edited claims, and undo edits and questions', () => {
  const onUndo = vi.fn()
  show(<OwnChangesList dossier="harbour" changes={changes} onUndo={onUndo} />)
  const retired = within(screen.getByRole('region', { name: 'Retired claims' }))
  fireEvent.click(retired.getByRole('button', { name: 'Bring back: She left the works in 2011.' }))
  expect(onUndo).toHaveBeenLastCalledWith(left, 'broughtBack')
  const edited = within(screen.getByRole('region', { name: 'Edited claims' }))
  expect(edited.getByRole('link', { name: 'She won in 2013.' }).getAttribute('href')).toBe('#/of/harbour/claim/won')
  expect(edited.getByText('She won in 2012.')).toBeTruthy()
  fireEvent.click(edited.getByRole('button', { name: 'Undo the change: She won in 2013.' }))
  expect(onUndo).toHaveBeenLastCalledWith(changes.edited[0], 'undone')
  fireEvent.click(screen.getByRole('button', { name: 'Undo the change: When did she leave?' }))
  expect(onUndo).toHaveBeenLastCalledWith(changes.asked[0], 'undone')
})

test('changes that the present version has no place for are shown with what was done', () => {
  show(<OwnChangesList dossier="harbour" changes={changes} onUndo={() => undefined} />)
  const gone = within(screen.getByRole('region', { name: 'Changes to an earlier version' }))
  expect(gone.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('You have changed this claim. It stays as you wrote it.'),
    expect.stringContaining('You have rated this source.'),
  ])
})

test('a long list is shown in parts', () => {
  const retired = Array.from({ length: 45 }, (_, at) => ({ id: `c${at}`, text: `Claim ${at}.`, changes: [`${at}`] }))
  show(
    <OwnChangesList
      dossier="harbour"
      changes={{ retired, edited: [], asked: [], gone: [] }}
      onUndo={() => undefined}
    />,
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(20)
  fireEvent.click(screen.getByRole('button', { name: 'Show 20 more' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(40)
})
