// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SyncSection, type SyncSectionProps } from '@/components/settings/sync-section'
import type { LastSync } from '@/lib/sync-store/settings'
import { show } from './render'

const last: LastSync = {
  ...{ at: '2026-11-20T10:15:00.000Z', added: 0, changed: 0, deleted: 0, joined: 0, written: 0 },
  ...{ question: null, news: [], problems: [], failed: null },
}

function props(change: Partial<SyncSectionProps> = {}): SyncSectionProps {
  const yes = () => Promise.resolve(true)
  return {
    ...{ isOn: true, folder: { name: 'Shared', permission: 'granted' }, canPickFolder: true, name: 'Laptop' },
    ...{ isEncrypted: false, isSealed: false, last, devices: [], waiting: 0, aside: [], share: null },
    onCancel: () => undefined,
    onStart: () => Promise.resolve(null),
    onPassphrase: () => Promise.resolve(null),
    ...{
      onNow: yes,
      onAnswer: yes,
      onAllowAgain: yes,
      onChooseAgain: yes,
      onStop: yes,
      onSave: yes,
      onBringBack: yes,
      onNews: yes,
    },
    onRead: () => Promise.resolve(),
    ...change,
  }
}

test('a sync that runs shows how far it is, and can be cancelled', () => {
  const onCancel = vi.fn()
  show(<SyncSection {...props({ share: 0.4, onCancel })} />)
  expect(screen.getByRole('progressbar', { name: 'Syncing' }).getAttribute('aria-valuetext')).toBe('40 % done')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onCancel).toHaveBeenCalledOnce()
})

test('a device needs a name to begin, and then starts with it', () => {
  const onStart = vi.fn(() => Promise.resolve(null))
  show(<SyncSection {...props({ isOn: false, onStart })} />)
  fireEvent.click(screen.getByRole('button', { name: 'Choose folder and start' }))
  expect(screen.getByText('Give this device a name first.')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Name of this device'), { target: { value: ' Laptop ' } })
  fireEvent.change(screen.getByLabelText('Passphrase (optional)'), { target: { value: 'horse' } })
  fireEvent.click(screen.getByRole('button', { name: 'Choose folder and start' }))
  expect(onStart).toHaveBeenCalledWith({ name: 'Laptop', passphrase: 'horse' })
})

test('each permission of the folder is explained, with what can be done', () => {
  const folder = { name: 'Shared', permission: 'prompt' as const }
  const { rerender } = show(<SyncSection {...props({ folder })} />)
  expect(screen.getByText(/The browser asks again/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Allow again' })).toBeTruthy()
  rerender(<SyncSection {...props({ folder: { ...folder, permission: 'denied' } })} />)
  expect(screen.getByText(/does not allow Claimlight to use the folder/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Choose folder again' })).toBeTruthy()
  rerender(<SyncSection {...props()} />)
  expect(screen.queryByRole('button', { name: 'Allow again' })).toBeNull()
})

test('a device that syncs by files reads nothing about a folder or the sidebar', () => {
  show(<SyncSection {...props({ folder: null })} />)
  expect(screen.getByText(/Whoever gets one can read it. Changes come when you read a file/)).toBeTruthy()
  expect(screen.getByText(/files that you saved stay where they are/)).toBeTruthy()
  expect(screen.queryByText(/keeps the folder|in the folder|sidebar/)).toBeNull()
})

test('the last run says what came, and names what was not read', () => {
  const problems = [{ path: 'd1/3.ndjson', why: 'damaged' as const, lines: [4, 9] }]
  show(<SyncSection {...props({ last: { ...last, added: 2, joined: 1, problems } })} />)
  expect(screen.getByText(/2 items came. 1 note was changed on two devices. It holds both texts now./)).toBeTruthy()
  expect(screen.getByText(/d1\/3\.ndjson, line 4, 9: The content is damaged/)).toBeTruthy()
})

test('many deletions are a question with both answers', () => {
  const onAnswer = vi.fn(() => Promise.resolve(true))
  const rows = [
    { key: 'note/n' as const, kind: 'note' as const, name: 'A story', text: 'My remark' },
    { key: 'change/c' as const, kind: 'change' as const, name: '', text: 'Ada was born in Galway.' },
  ]
  const question = { where: 'elsewhere' as const, items: 40, mark: 'abc', rows }
  const { rerender } = show(<SyncSection {...props({ last: { ...last, question }, onAnswer })} />)
  expect(screen.getByRole('alert').textContent).toContain(
    '40 items were deleted, emptied, replaced or moved on other devices',
  )
  const list = screen.getByRole('list', { name: 'The items, as they are here', hidden: true })
  expect([...list.children].map((one) => one.textContent)).toEqual([
    'Note on “A story”: My remark',
    'Claim: Ada was born in Galway.',
  ])
  expect(screen.getByText('And 38 more items.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Keep them' }))
  expect(onAnswer).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', then: 'keep' })
  fireEvent.click(screen.getByRole('button', { name: 'Do the same here' }))
  expect(onAnswer).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', then: 'delete' })
  const changed = { where: 'changed' as const, items: 60, mark: 'def', rows }
  rerender(<SyncSection {...props({ last: { ...last, question: changed }, onAnswer })} />)
  expect(screen.getByRole('alert').textContent).toContain('60 items lose words, tags or their places')
})

test('files are called encrypted only once those from before the passphrase are rewritten', () => {
  const { rerender } = show(<SyncSection {...props({ isEncrypted: true })} />)
  expect(screen.getByText(/Until then, whoever keeps the folder can read them/)).toBeTruthy()
  expect(screen.queryByText(/The files are encrypted/)).toBeNull()
  rerender(<SyncSection {...props({ isEncrypted: true, isSealed: true })} />)
  expect(screen.getByText(/The files are encrypted with your passphrase/)).toBeTruthy()
  // Claimlight does not know what else was saved.
  rerender(<SyncSection {...props({ folder: null, isEncrypted: true, isSealed: true })} />)
  expect(screen.getByText(/The files that you save from now on are encrypted/)).toBeTruthy()
  expect(screen.queryByText(/The files are encrypted/)).toBeNull()
})

test('without a folder, changes that are in no file yet are counted', () => {
  show(<SyncSection {...props({ folder: null, canPickFolder: false, waiting: 3 })} />)
  expect(screen.getByText(/3 changes are not in a file yet/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save change file' })).toBeTruthy()
})

test('what other devices replaced or deleted is listed, and one click restores it', () => {
  const onBringBack = vi.fn(() => Promise.resolve(true))
  const row = { id: 'x', key: 'mute/1' as const, fields: { mute: { sentence: 'She left.' } }, at: last.at }
  const { rerender } = show(<SyncSection {...props({ aside: [row], onBringBack })} />)
  expect(screen.getByRole('list', { name: 'Kept from before' }).textContent).toContain('Muted sentence: She left.')
  fireEvent.click(screen.getByRole('button', { name: 'Restore' }))
  expect(onBringBack).toHaveBeenCalledWith(row)
  const dossier = { key: 'dossier/ada' as const, fields: { subject: { name: 'Ada Byrne' }, version: '2' } }
  const moved = {
    key: 'note/1' as const,
    fields: { title: 'Story', note: '', anchor: { quote: { exact: 'her words' } } },
  }
  const more = [dossier, moved].map((one) => ({ ...row, ...one, id: one.key }))
  rerender(<SyncSection {...props({ aside: more, onBringBack })} />)
  expect(screen.getByRole('list', { name: 'Kept from before' }).textContent).toMatch(
    /Dossier: Ada Byrne, version 2.*Note on “Story”: her words/,
  )
  rerender(<SyncSection {...props({ isOn: false, aside: [row] })} />)
  expect(screen.getByRole('button', { name: 'Restore' })).toBeTruthy()
})

test('what other devices want to change about a dossier is listed with its warnings, and waits for an answer', () => {
  const onNews = vi.fn(() => Promise.resolve(true))
  const news = [
    {
      ...{ key: 'change/1' as const, mark: 'a', what: 'add' as const },
      subject: 'Ada',
      text: 'She left.',
      warnings: [],
    },
    {
      ...{ key: 'dossier/ada' as const, mark: 'b', what: 'version' as const, subject: 'Ada', text: '1' },
      warnings: ['older' as const, 'unsigned-over-signed' as const],
    },
  ]
  show(<SyncSection {...props({ last: { ...last, news }, onNews })} />)
  expect(screen.getByRole('alert').textContent).toContain('2 changes to your dossiers')
  const list = screen.getByRole('list', { name: /2 changes to your dossiers/ }).textContent
  expect(list).toContain('She left.')
  expect(list).toMatch(/older.*signed/)
  fireEvent.click(screen.getByRole('button', { name: 'Take over' }))
  expect(onNews).toHaveBeenLastCalledWith({ then: 'take', marks: ['a', 'b'] })
  fireEvent.click(screen.getByRole('button', { name: 'Leave out' }))
  expect(onNews).toHaveBeenLastCalledWith({ then: 'leave', marks: ['a', 'b'] })
})
