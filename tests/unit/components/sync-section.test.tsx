// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import SyncSection from '@/components/sync/sync-section'
import * as sync from '@/lib/sync/panel-sync'
import type { LastSync, SyncState } from '@/lib/sync/store'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

let stored: SyncState
let tell: (changed: SyncState) => void
// A folder that is not the browser's cannot be stored.
vi.mock(import('@/lib/sync/store'), async (importOriginal) => ({
  ...(await importOriginal()),
  watchSync: (changed) => {
    changed(stored)
    tell = changed
    return () => undefined
  },
}))
vi.mock(import('@/lib/sync/panel-sync'), async (importOriginal) => ({
  ...(await importOriginal()),
  hasSyncFiles: vi.fn(() => Promise.resolve(false)),
  startSync: vi.fn(() => Promise.resolve(last)),
  syncNow: vi.fn(() => Promise.resolve(last)),
  restoreFormerRow: vi.fn(() => Promise.resolve(true)),
}))

const last: LastSync = {
  ...{ at: '2026-11-20T10:15:00.000Z', added: 0, changed: 0, deleted: 0, joined: 0, written: 0 },
  ...{ question: null, problems: [], ahead: null, failed: null },
}
const secret = { passphrase: 'abcd-efgh', salt: '' }
const folder = { name: 'Shared', queryPermission: vi.fn(() => Promise.resolve<PermissionState>('granted')) }
const handle = folder as unknown as FileSystemDirectoryHandle

beforeEach(() => {
  vi.clearAllMocks()
  folder.queryPermission.mockResolvedValue('granted')
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(handle))
})
afterEach(() => {
  vi.unstubAllGlobals()
  sync.isSyncing.set(false)
})

/** Shows the section of a device that syncs with a folder, or in the state that the test names. */
async function showSection(change: Partial<SyncState> = {}) {
  stored = { folder: handle, name: 'Laptop', secret, last, devices: [], waiting: 0, formerRows: [], ...change }
  const shown = showInPanel(<SyncSection />)
  await screen.findAllByText(/Sync/)
  return shown
}

test('a sync that runs is shown', async () => {
  sync.isSyncing.set(true)
  await showSection()
  expect(screen.getByRole('progressbar', { name: t('sync.running') })).toBeTruthy()
})

describe('a device begins', () => {
  const begin = () => fireEvent.click(screen.getByRole('button', { name: t('sync.choose') }))
  const named = () => fireEvent.change(screen.getByLabelText(t('sync.device')), { target: { value: ' Laptop ' } })
  const typed = (value: string) => {
    fireEvent.click(screen.getByRole('radio', { name: patternOf('sync.passphraseOwn') }))
    fireEvent.change(screen.getByLabelText(t('sync.passphrase'), { selector: 'input' }), { target: { value } })
  }

  test('with a name, and with a passphrase that Claimlight makes', async () => {
    await showSection({ secret: null })
    begin()
    expect(screen.getByText(t('sync.noName'))).toBeTruthy()
    named()
    begin()
    await waitFor(() => expect(sync.startSync).toHaveBeenCalledOnce())
    const [place, about] = vi.mocked(sync.startSync).mock.lastCall!
    expect(place).toBe(handle)
    expect(about.name).toBe('Laptop')
    expect(about.passphrase).toMatch(/^(?:\w{4}-){5}\w{4}$/)
  })

  test('with a passphrase of its own, which is measured before a folder is asked for', async () => {
    const pick = vi.fn(() => Promise.resolve(handle))
    vi.stubGlobal('showDirectoryPicker', pick)
    await showSection({ secret: null })
    named()
    typed('horse')
    begin()
    expect(screen.getByText(patternOf('sync.short'))).toBeTruthy()
    expect(pick).not.toHaveBeenCalled()
    typed('correct horse battery staple orchard window')
    begin()
    const passphrase = 'correct horse battery staple orchard window'
    await waitFor(() =>
      expect(sync.startSync).toHaveBeenCalledExactlyOnceWith(handle, { name: 'Laptop', passphrase, isAnyway: false }),
    )
  })

  test('in a folder that is in use, by the passphrase of the other device', async () => {
    vi.mocked(sync.hasSyncFiles).mockResolvedValueOnce(true)
    await showSection({ secret: null })
    named()
    begin()
    expect(await screen.findByText(patternOf('sync.notStarted.other'))).toBeTruthy()
    expect(screen.getByLabelText(t('sync.passphrase'), { selector: 'input' })).toBeTruthy()
  })

  test('in a folder whose files another passphrase closed, after that was said', async () => {
    vi.mocked(sync.startSync).mockResolvedValueOnce('passphrase')
    await showSection({ secret: null })
    named()
    typed('correct horse battery staple orchard window')
    begin()
    expect(await screen.findByText(patternOf('sync.notStarted.wrong'))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('sync.startAnyway') }))
    await waitFor(() => expect(sync.startSync).toHaveBeenCalledTimes(2))
    const [first, second] = vi.mocked(sync.startSync).mock.calls
    expect(second).toEqual([handle, { ...first![1], isAnyway: true }])
  })
})

test('a passphrase that was made is shown once, and what the other devices need it for', async () => {
  await showSection({ secret: null })
  vi.mocked(sync.startSync).mockImplementationOnce(() => {
    tell({ ...stored, secret })
    return Promise.resolve(last)
  })
  fireEvent.change(screen.getByLabelText(t('sync.device')), { target: { value: 'Laptop' } })
  fireEvent.click(screen.getByRole('button', { name: t('sync.choose') }))
  expect(await screen.findByText('abcd-efgh')).toBeTruthy()
  expect(screen.getByText(patternOf('sync.passphraseNew'))).toBeTruthy()
})

test('a passphrase is shown again by a click', async () => {
  await showSection()
  expect(screen.queryByText('abcd-efgh')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: t('sync.showPassphrase') }))
  expect(screen.getByText('abcd-efgh')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: t('sync.hidePassphrase') }))
  expect(screen.queryByText('abcd-efgh')).toBeNull()
})

test('a clock that is more than a day ahead is named', async () => {
  await showSection({ last: { ...last, ahead: 'Desktop' } })
  expect(screen.getByText(/The clock of “Desktop” is more than a day ahead of this one/)).toBeTruthy()
})

test.each([
  ['prompt', /The browser asks again/, 'Allow again'],
  ['denied', /does not allow Claimlight to use the folder/, 'Choose folder again'],
] as const)('a permission that is %s is explained, with what can be done', async (permission, words, button) => {
  folder.queryPermission.mockResolvedValue(permission)
  await showSection()
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('button', { name: button })).toBeTruthy()
})

test('a permission that is granted needs nothing', async () => {
  await showSection()
  expect(screen.queryByRole('button', { name: t('sync.allowAgain') })).toBeNull()
})

test('a device that syncs by files reads nothing about a folder or the sidebar', async () => {
  await showSection({ folder: null })
  expect(screen.getByText(/travel as encrypted files. Changes come when you read a file/)).toBeTruthy()
  expect(screen.getByText(patternOf('sync.stopAboutFiles'))).toBeTruthy()
  expect(screen.queryByText(/keeps the folder|in the folder|sidebar/)).toBeNull()
})

test('the last run says what came, and names what was not read', async () => {
  const problems = [{ path: 'd1/3.ndjson', why: 'damaged' as const }]
  await showSection({ last: { ...last, added: 2, joined: 1, problems } })
  expect(screen.getByText(/2 items came. 1 note was changed on two devices. It holds both texts now./)).toBeTruthy()
  expect(screen.getByText(/d1\/3\.ndjson: The content is damaged/)).toBeTruthy()
})

test('many deletions are a question with both answers', async () => {
  const rows = [
    { key: 'note/n' as const, kind: 'note' as const, name: 'A story', text: 'My remark' },
    { key: 'adjustment/c' as const, kind: 'adjustment' as const, name: '', text: 'Ada was born in Galway.' },
  ]
  const question = { where: 'elsewhere' as const, items: 40, mark: 'abc', rows }
  await showSection({ last: { ...last, question } })
  expect(screen.getByRole('alert').textContent).toContain('40 items were deleted on other devices')
  const list = screen.getByRole('list', { name: t('sync.questionRows'), hidden: true })
  expect([...list.children].map((one) => one.textContent)).toEqual([
    'Note on “A story”: My remark',
    'Rating or claim set aside: Ada was born in Galway.',
  ])
  expect(screen.getByText(t('sync.questionMore', 38))).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: t('sync.answer.elsewhere.keep') }))
  expect(sync.syncNow).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', decision: 'keep' })
  fireEvent.click(screen.getByRole('button', { name: t('sync.answer.elsewhere.delete') }))
  expect(sync.syncNow).toHaveBeenLastCalledWith({ where: 'elsewhere', mark: 'abc', decision: 'delete' })
})

test('without a folder, changes that are in no file yet are counted', async () => {
  await showSection({ folder: null, waiting: 3 })
  expect(screen.getByText(/3 changes are not in a file yet/)).toBeTruthy()
  expect(screen.getByRole('button', { name: t('sync.save') })).toBeTruthy()
})

describe('what other devices replaced or deleted', () => {
  const row = { id: 'x', key: 'mute/1' as const, fields: { mute: { sentence: 'She left.' } }, at: last.at }
  const former = () => screen.getByRole('list', { name: t('sync.former') }).textContent

  test('is listed, and one click restores it', async () => {
    await showSection({ formerRows: [row] })
    expect(former()).toContain('Muted sentence: She left.')
    fireEvent.click(screen.getByRole('button', { name: t('sync.restore') }))
    expect(sync.restoreFormerRow).toHaveBeenCalledExactlyOnceWith(row)
  })

  test('is listed in the words by which the user knows it', async () => {
    const dossier = { key: 'dossier/ada' as const, fields: { subject: { name: 'Ada Byrne' }, version: '2' } }
    const moved = {
      key: 'note/1' as const,
      fields: { title: 'Story', note: '', anchor: { quote: { exact: 'her words' } } },
    }
    await showSection({ formerRows: [dossier, moved].map((one) => ({ ...row, ...one, id: one.key })) })
    expect(former()).toMatch(/Evidence: Ada Byrne, version 2.*Note on “Story”: her words/)
  })

  test('can be restored where syncing is off', async () => {
    await showSection({ secret: null, formerRows: [row] })
    expect(screen.getByRole('button', { name: t('sync.restore') })).toBeTruthy()
  })
})
