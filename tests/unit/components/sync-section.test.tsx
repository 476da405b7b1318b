// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SyncSection, type SyncSectionProps } from '@/components/sync/sync-section'
import type { LastSync } from '@/lib/sync/store'
import { show } from './render'

const last: LastSync = {
  ...{ at: '2026-11-20T10:15:00.000Z', added: 0, changed: 0, deleted: 0, joined: 0, written: 0 },
  ...{ question: null, problems: [], ahead: null, failed: null },
}

function props(change: Partial<SyncSectionProps> = {}): SyncSectionProps {
  const yes = () => Promise.resolve(true)
  return {
    ...{ folder: { name: 'Shared', permission: 'granted' }, canPickFolder: true, name: 'Laptop' },
    ...{
      passphrase: 'abcd-efgh',
      isPassphraseNew: false,
      last,
      devices: [],
      waiting: 0,
      formerRows: [],
      isSyncing: false,
    },
    onStart: () => Promise.resolve(null),
    ...{ onSync: yes, onAnswer: yes, onAllowAgain: yes, onStop: yes, onSave: yes, onRestore: yes },
    onRead: () => Promise.resolve(),
    ...change,
  }
}

test('a sync that runs is shown', () => {
  show(<SyncSection {...props({ isSyncing: true })} />)
  expect(screen.getByRole('progressbar', { name: 'Syncing' })).toBeTruthy()
})

describe('a device begins', () => {
  const begin = () => fireEvent.click(screen.getByRole('button', { name: 'Choose folder and start' }))
  const named = () => fireEvent.change(screen.getByLabelText('Name of this device'), { target: { value: ' Laptop ' } })
  const typed = (value: string) => {
    fireEvent.click(screen.getByRole('radio', { name: /Enter the one of my other devices/ }))
    fireEvent.change(screen.getByLabelText('Passphrase', { selector: 'input' }), { target: { value } })
  }

  test('with a name, and with a passphrase that Claimlight makes', () => {
    const onStart = vi.fn<SyncSectionProps['onStart']>(() => Promise.resolve(null))
    show(<SyncSection {...props({ passphrase: null, onStart })} />)
    begin()
    expect(screen.getByText('Give this device a name first.')).toBeTruthy()
    named()
    begin()
    const [about] = onStart.mock.calls[0]!
    expect(about).toMatchObject({ name: 'Laptop', isMade: true })
    expect(about.passphrase).toMatch(/^(?:\w{4}-){5}\w{4}$/)
  })

  test('with a passphrase of its own, which is measured before a folder is asked for', () => {
    const onStart = vi.fn<SyncSectionProps['onStart']>(() => Promise.resolve(null))
    show(<SyncSection {...props({ passphrase: null, onStart })} />)
    named()
    typed('horse')
    begin()
    expect(screen.getByText(/too short/)).toBeTruthy()
    expect(onStart).not.toHaveBeenCalled()
    typed('correct horse battery staple orchard window')
    begin()
    expect(onStart.mock.calls[0]?.[0]).toMatchObject({
      passphrase: 'correct horse battery staple orchard window',
      isMade: false,
    })
  })

  test('in a folder that is in use, by the passphrase of the other device', async () => {
    show(<SyncSection {...props({ passphrase: null, onStart: () => Promise.resolve('other') })} />)
    named()
    begin()
    expect(await screen.findByText(/This folder is in use already/)).toBeTruthy()
    expect(screen.getByLabelText('Passphrase', { selector: 'input' })).toBeTruthy()
  })

  test('in a folder whose files another passphrase closed, after that was said', async () => {
    const onStart = vi.fn<SyncSectionProps['onStart']>(({ isAnyway }) => Promise.resolve(isAnyway ? null : 'wrong'))
    show(<SyncSection {...props({ passphrase: null, onStart })} />)
    named()
    typed('correct horse battery staple orchard window')
    begin()
    expect(await screen.findByText(/does not open the files/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Start without those files' }))
    const [first, second] = onStart.mock.calls.map(([about]) => about)
    expect(second).toEqual({ ...first, isAnyway: true })
  })
})

test('a passphrase is shown once after it was made, and later by a click', () => {
  const { unmount } = show(<SyncSection {...props({ isPassphraseNew: true })} />)
  expect(screen.getByText('abcd-efgh')).toBeTruthy()
  expect(screen.getByText(/Your other devices ask for it/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Hide' }))
  expect(screen.queryByText('abcd-efgh')).toBeNull()
  unmount()
  show(<SyncSection {...props()} />)
  expect(screen.queryByText('abcd-efgh')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show again' }))
  expect(screen.getByText('abcd-efgh')).toBeTruthy()
})

test('a clock that is more than a day ahead is named', () => {
  show(<SyncSection {...props({ last: { ...last, ahead: 'Desktop' } })} />)
  expect(screen.getByText(/The clock of “Desktop” is more than a day ahead of this one/)).toBeTruthy()
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
  expect(screen.getByText(/travel as encrypted files. Changes come when you read a file/)).toBeTruthy()
  expect(screen.getByText(/files that you saved stay where they are/)).toBeTruthy()
  expect(screen.queryByText(/keeps the folder|in the folder|sidebar/)).toBeNull()
})

test('the last run says what came, and names what was not read', () => {
  const problems = [{ path: 'd1/3.ndjson', why: 'damaged' as const }]
  show(<SyncSection {...props({ last: { ...last, added: 2, joined: 1, problems } })} />)
  expect(screen.getByText(/2 items came. 1 note was changed on two devices. It holds both texts now./)).toBeTruthy()
  expect(screen.getByText(/d1\/3\.ndjson: The content is damaged/)).toBeTruthy()
})

test('many deletions are a question with both answers', () => {
  const onAnswer = vi.fn(() => Promise.resolve(true))
  const rows = [
    { key: 'note/n' as const, kind: 'note' as const, name: 'A story', text: 'My remark' },
    { key: 'adjustment/c' as const, kind: 'adjustment' as const, name: '', text: 'Ada was born in Galway.' },
  ]
  const question = { where: 'elsewhere' as const, items: 40, mark: 'abc', rows }
  show(<SyncSection {...props({ last: { ...last, question }, onAnswer })} />)
  expect(screen.getByRole('alert').textContent).toContain('40 items were deleted on other devices')
  const list = screen.getByRole('list', { name: 'The items', hidden: true })
  expect([...list.children].map((one) => one.textContent)).toEqual([
    'Note on “A story”: My remark',
    'Rating or claim set aside: Ada was born in Galway.',
  ])
  expect(screen.getByText('And 38 more items.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Keep them' }))
  expect(onAnswer).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', decision: 'keep' })
  fireEvent.click(screen.getByRole('button', { name: 'Delete them here too' }))
  expect(onAnswer).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', decision: 'delete' })
})

test('without a folder, changes that are in no file yet are counted', () => {
  show(<SyncSection {...props({ folder: null, canPickFolder: false, waiting: 3 })} />)
  expect(screen.getByText(/3 changes are not in a file yet/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save change file' })).toBeTruthy()
})

test('what other devices replaced or deleted is listed, and one click restores it', () => {
  const onRestore = vi.fn(() => Promise.resolve(true))
  const row = { id: 'x', key: 'mute/1' as const, fields: { mute: { sentence: 'She left.' } }, at: last.at }
  const { rerender } = show(<SyncSection {...props({ formerRows: [row], onRestore })} />)
  expect(screen.getByRole('list', { name: 'Former versions' }).textContent).toContain('Muted sentence: She left.')
  fireEvent.click(screen.getByRole('button', { name: 'Restore' }))
  expect(onRestore).toHaveBeenCalledWith(row)
  const dossier = { key: 'dossier/ada' as const, fields: { subject: { name: 'Ada Byrne' }, version: '2' } }
  const moved = {
    key: 'note/1' as const,
    fields: { title: 'Story', note: '', anchor: { quote: { exact: 'her words' } } },
  }
  const more = [dossier, moved].map((one) => ({ ...row, ...one, id: one.key }))
  rerender(<SyncSection {...props({ formerRows: more, onRestore })} />)
  expect(screen.getByRole('list', { name: 'Former versions' }).textContent).toMatch(
    /Evidence: Ada Byrne, version 2.*Note on “Story”: her words/,
  )
  rerender(<SyncSection {...props({ passphrase: null, formerRows: [row] })} />)
  expect(screen.getByRole('button', { name: 'Restore' })).toBeTruthy()
})
