// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ComponentProps } from 'react'
import { StorageWarnings } from '@/components/notes/storage-error'
import { NoteEditor, completions } from '@/components/notes/note-editor'
import type { NoteInput } from '@/components/panel/note-actions'
import type { Annotation } from '@/lib/schema/annotation'
import { oldDrafts, lockNewestDraft, writeDraft, type StoredDraft } from '@/lib/platform/drafts'
import type { StorageErrorCode } from '@/lib/rows/storage-error'
import { notes, page } from './fixtures'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const oldNote: Annotation = { ...notes[0]!, color: 'green' }
const theirs: Annotation = { ...oldNote, note: 'Theirs', tags: ['theirs'], modified: '2026-06-09T10:00:00.000Z' }

let storageError: StorageErrorCode | null = null
vi.mock(import('@/lib/notes/data/database'), async (importOriginal) => ({
  ...(await importOriginal()),
  watchStorageError: (changed) => {
    changed(storageError)
    return () => undefined
  },
}))
const takeOverDraft = vi.fn(lockNewestDraft)
const saveDraftAsFile = vi.fn<(draft: Pick<StoredDraft, 'note' | 'tagText' | 'about'>) => void>()
vi.mock(import('@/lib/notes/save-note'), async (importOriginal) => ({
  ...(await importOriginal()),
  takeOverDraft: (place) => takeOverDraft(place),
}))
vi.mock(import('@/lib/notes/export/save-file'), () => ({ saveDraftAsFile: (draft) => saveDraftAsFile(draft) }))
afterEach(() => {
  storageError = null
  saveDraftAsFile.mockClear()
})

const here = { ...page, pageKey: 'https://a.example/', url: 'https://a.example/?x', title: 'A page' }

type EditorProps = ComponentProps<typeof NoteEditor>

async function open(props: Partial<EditorProps> = {}) {
  const shown = showInPanel(
    <NoteEditor
      draftKey="here"
      quote="Words"
      onSave={() => Promise.resolve(null)}
      onClose={() => undefined}
      {...props}
    />,
    { page: here },
  )
  // Drafts are read asynchronously.
  await act(() => Promise.resolve())
  return shown
}

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('notes.note') })
const type = (note: string) => fireEvent.change(box(), { target: { value: note } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('the whole form is in view when it opens', async () => {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { container } = await open()
  expect(scroll.mock.contexts).toEqual([container.querySelector('form')])
  scroll.mockRestore()
})

test('a note is changed from its end', async () => {
  await open({ oldNote })
  expect(box().selectionStart).toBe(oldNote.note.length)
})

test('the field says where to click while the keys go to the page, until they come to the panel', async () => {
  const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  await open()
  expect(box().placeholder).toBe('Click here to write')
  focus.mockReturnValue(true)
  fireEvent.focus(window)
  expect(box().placeholder).toBe('')
  focus.mockRestore()
})

afterEach(() => localStorage.clear())

describe('a draft', () => {
  test('is restored, with a message, when the editor was closed without saving', async () => {
    const { unmount } = await open()
    type('Half a thought')
    fireEvent.click(screen.getByRole('radio', { name: t('storage.color.pink') }))
    unmount()
    await open()
    expect(box().value).toBe('Half a thought')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: t('storage.color.pink') }).checked).toBe(true)
    expect(screen.getByRole('status').textContent).toContain('Your unsaved text was restored.')
  })

  test('has the same id after it was restored, so that it is not saved twice', async () => {
    const ids: string[] = []
    const onSave = (written: NoteInput) => {
      ids.push(written.id)
      return Promise.resolve('Nobody answered.')
    }
    const { unmount } = await open({ onSave })
    type('Once')
    press('Save note')
    await screen.findByText('Nobody answered.')
    unmount()
    await open({ onSave })
    press('Save note')
    await waitFor(() => expect(ids).toHaveLength(2))
    expect(ids[0]).toBe(ids[1])
  })

  test('is deleted when the user discards it', async () => {
    const { unmount } = await open({ oldNote })
    type('Other')
    unmount()
    const second = await open({ oldNote })
    press('Discard')
    expect(box().value).toBe(oldNote.note)
    second.unmount()
    await open({ oldNote })
    expect(box().value).toBe(oldNote.note)
  })

  test('is not shown at another position', async () => {
    const { unmount } = await open({ draftKey: 'there' })
    type('There')
    unmount()
    await open({ draftKey: 'here' })
    expect(box().value).toBe('')
  })

  test('is deleted when it is saved as a note', async () => {
    const onClose = vi.fn()
    const { unmount } = await open({ onClose })
    type('Kept')
    press('Save note')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    unmount()
    await open()
    expect(box().value).toBe('')
    expect(await oldDrafts()).toEqual([])
  })

  test('does not replace text that was typed while the draft was loading', async () => {
    const { unmount } = await open()
    type('Old')
    unmount()
    let give: (found: Awaited<ReturnType<typeof lockNewestDraft>>) => void = () => undefined
    takeOverDraft.mockReturnValueOnce(new Promise((resolve) => (give = resolve)))
    await open()
    type('New')
    const [draft] = await oldDrafts()
    await act(() => {
      give({ draft: draft!, release: () => undefined })
      return Promise.resolve()
    })
    expect(box().value).toBe('New')
  })
})

describe('a save that fails', () => {
  test('is explained at once, leaves the text in the editor, offers it as a file, and can be repeated', async () => {
    const onSave = vi.fn<EditorProps['onSave']>().mockResolvedValueOnce('The disk is full.').mockResolvedValue(null)
    const onClose = vi.fn()
    await open({ onSave, onClose })
    type('Precious')
    press('Save note')
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.')
    expect(box().value).toBe('Precious')
    press('Save as file')
    expect(saveDraftAsFile.mock.lastCall?.[0]).toMatchObject({
      note: 'Precious',
      about: { quote: 'Words', title: 'A page' },
    })
    press('Try again')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(onSave.mock.calls[0]![0]).toEqual(onSave.mock.calls[1]![0])
  })

  test('is announced in advance when the database cannot be opened', async () => {
    storageError = 'blocked'
    await open()
    expect(screen.getByText(patternOf('storage.why.blocked'))).toBeTruthy()
    type('Meanwhile')
    expect(screen.getByRole('button', { name: t('storage.saveAsFile') })).toBeTruthy()
  })
})

describe('a note that was changed in another window', () => {
  async function meet(stored = theirs) {
    const onSave = vi
      .fn<EditorProps['onSave']>()
      .mockResolvedValueOnce({ changedElsewhere: stored })
      .mockResolvedValue(null)
    const onClose = vi.fn()
    await open({ oldNote, onSave, onClose })
    type('Mine')
    press('Save note')
    const region = within(await screen.findByRole('region', { name: t('storage.changedElsewhere') }))
    return { onSave, onClose, region, second: () => onSave.mock.calls[1]![0] }
  }

  test('shows both versions, and writes nothing before the user chooses', async () => {
    const { region, onSave } = await meet()
    expect(region.getByText('Mine')).toBeTruthy()
    expect(region.getByText('Theirs')).toBeTruthy()
    expect(onSave).toHaveBeenCalledTimes(1)
    expect(onSave.mock.calls[0]![0].basedOn).toBe(oldNote.modified)
  })

  test('saves the user’s version after “Keep mine”', async () => {
    const { second, onClose } = await meet()
    press('Keep mine')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(second()).toMatchObject({ id: oldNote.id, note: 'Mine', basedOn: theirs.modified })
  })

  test('writes nothing after “Keep theirs”', async () => {
    const { onSave, onClose } = await meet()
    press('Keep theirs')
    expect(onClose).toHaveBeenCalled()
    expect(onSave).toHaveBeenCalledTimes(1)
  })

  test('becomes one note with both texts and all tags after “Keep both”', async () => {
    const { second, onClose } = await meet()
    press('Keep both')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(second()).toMatchObject({
      note: 'Theirs\n\n---\n\nMine',
      tags: ['theirs', 'works'],
      color: 'green',
      basedOn: theirs.modified,
    })
  })

  test('returns to the editor after “Continue editing”', async () => {
    await meet()
    press('Continue editing')
    expect(box().value).toBe('Mine')
  })

  test.each<[what: string, other: Partial<Annotation>]>([
    ['text', { note: 'Theirs' }],
    ['tags', { tags: ['theirs'] }],
    ['colour', { color: 'blue' }],
  ])('is asked about where only its %s differs from what the user saves', async (_what, other) => {
    const { onSave, region } = await meet({ ...oldNote, note: 'Mine', modified: theirs.modified, ...other })
    expect(region.getAllByRole('button').map(({ textContent }) => textContent)).toContain('Keep both')
    expect(onSave).toHaveBeenCalledTimes(1)
  })
})

test('colours are radio buttons with names', async () => {
  const onSave = vi.fn<EditorProps['onSave']>().mockResolvedValue(null)
  await open({ onSave, oldNote })
  const names = screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))
  expect(names).toEqual(['No colour', 'Yellow', 'Green', 'Blue', 'Pink', 'Purple'])
  fireEvent.click(screen.getByRole('radio', { name: t('storage.color.blue') }))
  press('Save note')
  await waitFor(() => expect(onSave.mock.lastCall?.[0]).toMatchObject({ color: 'blue', note: oldNote.note }))
})

test('tags are completed from recent tags, each once', () => {
  const known = ['tesla', 'Tests', 'dates']
  expect(completions('te', known)).toEqual(['tesla', 'Tests'])
  expect(completions('tesla, te', known)).toEqual(['tesla, Tests'])
  expect(completions('dates', known)).toEqual([])
})

describe('an unsaved draft', () => {
  const draft: StoredDraft = {
    ...{ key: 'k', place: 'p', id: 'i', basedOn: null, note: 'Left behind', tagText: 'a', color: null },
    about: { pageKey: 'https://a.example/', url: 'https://a.example/', title: 'A page', quote: 'Words' },
    at: '2026-06-09T10:00:00.000Z',
  }

  /** Shows the warnings above the notes, with this draft of a closed editor. */
  async function showLeft(left: StoredDraft, answers: Record<string, unknown> = {}) {
    writeDraft(left)
    const shown = showInPanel(<StorageWarnings />, { answers })
    await screen.findByText('Left behind')
    return shown
  }

  test('can be saved as a file, and as a note', async () => {
    const { sent } = await showLeft(draft, { 'save-annotation': { outcome: 'saved', annotation: notes[0] } })
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'A page' }).href, 'where it is continued').toBe(
      draft.about.url,
    )
    press('Save as file')
    expect(saveDraftAsFile).toHaveBeenCalledExactlyOnceWith(draft)
    press('Save as note')
    await waitFor(() => expect(screen.queryByText('Left behind')).toBeNull())
    expect(sent).toHaveBeenCalledExactlyOnceWith('save-annotation', expect.objectContaining({ id: 'i', tags: ['a'] }))
  })

  test('stays where it could not be saved as a note, with the reason', async () => {
    await showLeft(draft, { 'save-annotation': { outcome: 'changed-elsewhere', stored: notes[0] } })
    press('Save as note')
    expect((await screen.findByRole('alert')).textContent).toBe('This note was changed in another window')
    expect(screen.getByText('Left behind')).toBeTruthy()
  })

  test('can be discarded', async () => {
    await showLeft(draft)
    press('Discard')
    await waitFor(() => expect(screen.queryByText('Left behind')).toBeNull())
    expect(await oldDrafts()).toEqual([])
  })

  test('cannot be saved as a note when it is a change of an existing note', async () => {
    await showLeft({ ...draft, basedOn: '2026-01-01T00:00:00.000Z' })
    expect(screen.queryByRole('button', { name: t('storage.keepDraft') })).toBeNull()
  })
})

test('the editor has no accessibility violations in any state', async () => {
  storageError = 'full'
  const { container } = await open({ oldNote, onSave: () => Promise.resolve('It is full.') })
  press('Save note')
  await screen.findByText('It is full.')
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
  expect((await axe.run(container, { rules })).violations).toEqual([])
})

describe('a highlight without words', () => {
  test('is saved with a colour where the words of a page are selected', async () => {
    const onSave = vi.fn<(written: NoteInput) => Promise<null>>(() => Promise.resolve(null))
    await open({ onSave })
    press('Save highlight')
    await waitFor(() => expect(onSave).toHaveBeenCalledOnce())
    expect(onSave.mock.calls[0]![0]).toMatchObject({ note: '', color: 'yellow' })
  })

  test('has no colour where the user has chosen none, and shows the colour that it is saved with', async () => {
    const onSave = vi.fn<(written: NoteInput) => Promise<null>>(() => Promise.resolve(null))
    await open({ onSave })
    const isChosen = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name }).checked
    expect(isChosen('Yellow')).toBe(true)
    fireEvent.click(screen.getByRole('radio', { name: t('storage.color.none') }))
    expect(isChosen('No colour')).toBe(true)
    press('Save highlight')
    await waitFor(() => expect(onSave.mock.lastCall?.[0]).toMatchObject({ note: '', color: null }))
  })

  test('is not offered for a whole page, where nothing would be highlighted', async () => {
    await open({ quote: '' })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: t('notes.save') }).disabled).toBe(true)
  })
})
