// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { YourNotes } from '@/components/settings/backups'
import { t } from '@/lib/i18n/t'
import { database } from '@/lib/notes/data/database'
import { noPlan, type BackupPlan, type LastBackup } from '@/lib/notes/data/backups'
import type { Importer } from '@/lib/notes/import/importer'
import { notes } from './fixtures'
import { patternOf } from '@/tests/words/pattern-of'

const saveFile = vi.hoisted(() => vi.fn())
vi.mock(import('@/lib/notes/export/save-file'), async (importOriginal) => ({ ...(await importOriginal()), saveFile }))
// A folder that is not the browser's cannot be stored.
let stored: { plan: BackupPlan; last: LastBackup | null; error: 'permission' | null }
vi.mock(import('@/lib/notes/data/backups'), async (importOriginal) => ({
  ...(await importOriginal()),
  readBackups: () => Promise.resolve(stored),
  changeBackupPlan: (change) => {
    stored = { ...stored, plan: { ...stored.plan, ...change }, error: null }
    return Promise.resolve()
  },
}))
vi.mock(import('@/lib/notes/backup/run-backup'), async (importOriginal) => ({
  ...(await importOriginal()),
  backUpIfDue: () => Promise.resolve(true),
}))

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const folder = { name: 'Papers', requestPermission: vi.fn(() => Promise.resolve('granted')) }
const inFolder: BackupPlan = {
  every: 'day',
  to: 'folder',
  keep: 10,
  folder: folder as unknown as FileSystemDirectoryHandle,
}
const storage = {
  estimate: () => Promise.resolve<{ usage?: number; quota?: number }>({}),
  persisted: () => Promise.resolve(true),
  persist: () => Promise.resolve(false),
}

beforeEach(() => {
  stored = { plan: noPlan, last: null, error: null }
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await database().annotations.clear()
})

async function showNotes(
  backups: Partial<typeof stored> = {},
  space: Partial<typeof storage> = {},
  importer?: Importer,
) {
  stored = { ...stored, ...backups }
  Object.defineProperty(navigator, 'storage', { value: { ...storage, ...space }, configurable: true })
  const shown = showInPanel(<YourNotes />, importer && { importer })
  // The number of notes is read with the plan.
  const first = t(backups.plan?.every === 'day' ? 'backup.day' : 'backup.never')
  await screen.findByRole('button', { name: first, pressed: true })
  await screen.findByText(/^The browser (?:has|may)/)
  return shown
}

describe('the settings for notes', () => {
  test('show their number, their size, and that the browser has not agreed to keep them', async () => {
    await database().annotations.bulkPut(notes)
    const estimate = () => Promise.resolve({ usage: 5_240_000, quota: 10_705_240_000 })
    await showNotes({}, { estimate, persisted: () => Promise.resolve(false) })
    expect(await screen.findByText('2 notes in this browser. 5.2 MB used, 10.7 GB free.')).toBeTruthy()
    press('Ask the browser to keep them')
    expect(await screen.findByText(patternOf('storage.promiseRefused'))).toBeTruthy()
  })

  test('request nothing when the browser has agreed, and omit unknown sizes', async () => {
    await showNotes()
    expect(screen.getByText(t('storage.kept', 0))).toBeTruthy()
    expect(screen.getByText(t('storage.promised'))).toBeTruthy()
    expect(screen.queryByRole('button', { name: t('storage.askPromise') })).toBeNull()
  })
})

describe('the settings for backups', () => {
  test('are off until the user turns backups on, and allow a manual backup at any time', async () => {
    await showNotes()
    expect(screen.queryByRole('group', { name: t('backup.where') })).toBeNull()
    press('Back up now')
    expect(await screen.findByRole('button', { name: t('backup.done') })).toBeTruthy()
    expect(saveFile).toHaveBeenCalledOnce()
    press('Every week')
    await screen.findByRole('button', { name: t('backup.week'), pressed: true })
    expect(stored.plan).toEqual({ ...noPlan, every: 'week' })
  })

  test('show the last backup', async () => {
    await showNotes({ last: { at: '2026-06-09T10:00:00.000Z', notes: 12, stamp: '' } })
    expect(await screen.findByText(/Last backup: 9 June 2026, 12 notes/)).toBeTruthy()
  })

  test('offer a folder, and the number of backups that stay in it', async () => {
    await showNotes({ plan: inFolder })
    expect(screen.getByText(t('backup.whereFolder', { name: 'Papers' }))).toBeTruthy()
    fireEvent.click(within(screen.getByRole('group', { name: t('backup.keep') })).getByText('30'))
    await screen.findByRole('button', { name: '30', pressed: true })
    expect(stored.plan).toEqual({ ...inFolder, keep: 30 })
  })

  test('report when the browser refuses downloads', async () => {
    const { permissions } = await showNotes({ plan: inFolder })
    permissions.request.mockResolvedValue(false)
    press('Downloads')
    expect(await screen.findByText(t('backup.refused'))).toBeTruthy()
    expect(stored.plan).toBe(inFolder)
  })

  test('offer no folder when the browser does not support folders', async () => {
    vi.stubGlobal('showDirectoryPicker', undefined)
    await showNotes({ plan: { ...noPlan, every: 'day' } })
    const where = within(screen.getByRole('group', { name: t('backup.where') }))
    expect(where.getAllByRole('button').map((button) => button.textContent)).toEqual(['Downloads'])
    expect(screen.getByText(t('backup.whereNone'))).toBeTruthy()
  })

  test('report an error, and request the permission again', async () => {
    await showNotes({ plan: inFolder, error: 'permission' })
    expect(screen.getByText(patternOf('backup.why.permission'))).toBeTruthy()
    press('Allow again')
    await waitFor(() => expect(folder.requestPermission).toHaveBeenCalledOnce())
    await waitFor(() => expect(screen.queryByText(patternOf('backup.why.permission'))).toBeNull())
  })

  test('lead to the preview of a backup that is chosen', async () => {
    const choose = vi.fn()
    await showNotes({}, {}, { actions: { choose } } as unknown as Importer)
    const file = new File(['{}'], 'backup.json')
    fireEvent.change(screen.getByLabelText(t('backup.restore')), { target: { files: [file] } })
    expect(choose).toHaveBeenCalledExactlyOnceWith(file)
    expect(location.hash).toBe('#/notes/import')
  })
})
