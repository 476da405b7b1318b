// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { BackupRow, type BackupRowProps, NotesStorageRow } from '@/components/settings/notes-rows'
import { show } from './render'

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the settings for notes', () => {
  test('show their number, their size, and that the browser has not agreed to keep them', async () => {
    const onAskPromise = vi.fn(() => Promise.resolve(false))
    const space = { used: 5_240_000, free: 10_700_000_000, isPromised: false }
    show(<NotesStorageRow noteCount={1234} space={space} onPersist={onAskPromise} />)
    expect(screen.getByText('1,234 notes in this browser. 5.2 MB used, 10.7 GB free.')).toBeTruthy()
    press('Ask the browser to keep them')
    expect(await screen.findByText(/The browser did not agree/)).toBeTruthy()
  })

  test('request nothing when the browser has agreed, and omit unknown sizes', () => {
    const space = { used: null, free: null, isPromised: true }
    show(<NotesStorageRow noteCount={0} space={space} onPersist={vi.fn()} />)
    expect(screen.getByText('No notes yet.')).toBeTruthy()
    expect(screen.getByText('The browser has agreed to keep them.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('the settings for backups', () => {
  const plan: BackupRowProps['plan'] = { every: 'never', to: null, keep: 10, folder: null }
  const inFolder: BackupRowProps['plan'] = { every: 'day', to: 'folder', keep: 10, folder: { name: 'Papers' } }
  const showRow = (props: Partial<BackupRowProps> = {}) => {
    const yes = () => Promise.resolve(true)
    const asked = { onBackUpNow: yes, onFolder: yes, onDownload: yes, onAllowAgain: yes }
    const given = {
      plan,
      last: null,
      error: null,
      canPickFolder: true,
      onInterval: vi.fn(),
      onKeepCount: vi.fn(),
      onRestore: vi.fn(),
    }
    return show(<BackupRow {...given} {...asked} {...props} />)
  }

  test('are off until the user turns backups on, and allow a manual backup at any time', async () => {
    const onBackUpNow = vi.fn(() => Promise.resolve(true))
    const onInterval = vi.fn()
    showRow({ onBackUpNow, onInterval })
    expect(screen.queryByRole('group', { name: 'Save backups to' })).toBeNull()
    press('Back up now')
    expect(await screen.findByRole('button', { name: 'Saved' })).toBeTruthy()
    press('Every week')
    expect(onInterval).toHaveBeenCalledExactlyOnceWith('week')
  })

  test('show the last backup', () => {
    showRow({ last: { at: '2026-06-09T10:00:00.000Z', notes: 12, stamp: '' } })
    expect(screen.getByText(/Last backup: 9 June 2026, 12 notes/)).toBeTruthy()
  })

  test('offer a folder, and the number of backups that stay in it', () => {
    const onKeepCount = vi.fn()
    showRow({ plan: inFolder, onKeepCount })
    expect(screen.getByText('The folder “Papers”.')).toBeTruthy()
    fireEvent.click(within(screen.getByRole('group', { name: 'How many backups to keep' })).getByText('30'))
    expect(onKeepCount).toHaveBeenCalledExactlyOnceWith(30)
  })

  test('report when the browser refuses downloads', async () => {
    showRow({ plan: inFolder, onDownload: () => Promise.resolve(false) })
    press('Downloads')
    expect(await screen.findByText('The browser did not allow it.')).toBeTruthy()
  })

  test('offer no folder when the browser does not support folders', () => {
    showRow({ plan: { ...plan, every: 'day' }, canPickFolder: false })
    const where = within(screen.getByRole('group', { name: 'Save backups to' }))
    expect(where.getAllByRole('button').map((button) => button.textContent)).toEqual(['Downloads'])
    expect(screen.getByText('Choose a place. Until then, no backups are made.')).toBeTruthy()
  })

  test('report an error, and request the permission again', async () => {
    const onAllowAgain = vi.fn(() => Promise.resolve(true))
    showRow({ plan: inFolder, error: 'permission', onAllowAgain })
    expect(screen.getByText(/The browser needs your permission again/)).toBeTruthy()
    press('Allow again')
    await waitFor(() => expect(onAllowAgain).toHaveBeenCalledOnce())
  })
})
