// @vitest-environment jsdom
import { sent, showInPanel } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { NoteActions } from '@/components/panel/note-actions'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import { NoteChanges } from '@/components/notes/note-changes'
import { actionsThat, notes, page } from './fixtures'
import { t } from '@/lib/i18n/t'

const WAS = 'The course was announced in November 2019.'
const IS = 'The course was announced in November 2017.'
const note: Annotation = {
  ...notes[0]!,
  id: 'n',
  created: '2026-11-24T12:00:00.000Z',
  anchor: { quote: { exact: WAS, prefix: '', suffix: '' }, position: null, range: null },
}
const changed: NoteChange = {
  id: 'n',
  kind: 'changed',
  parts: [['November 2019', 'November 2017']],
  anchor: { quote: { exact: IS, prefix: '', suffix: '' }, position: { start: 100, end: 142 }, range: null },
}
const lost = (kind: 'deleted' | 'gone'): NoteChange => ({ id: 'n', kind, parts: [], anchor: null })

function findingThat(over: Partial<Finding>): Finding {
  const finding = page.findings[0]!
  const [detail] = finding.details
  const on = { ...detail!, article: 'November 2017', verdict: 'agrees' as const }
  return { ...finding, verdict: 'supported', partial: false, quote: IS, start: 100, end: 142, details: [on], ...over }
}

function showChanges(changes: NoteChange[], { findings = [], actions = {} }: { findings?: Finding[]; actions?: Partial<NoteActions> } = {}) {
  showInPanel(<NoteChanges changes={changes} notes={[note]} findings={findings} />, { actions: actionsThat(actions) })
} // prettier-ignore
const region = () => screen.getByRole('region', { name: t('changed.name', 1) })
const words = () => within(region()).getAllByRole('listitem')[0]!.querySelector('p')?.textContent

describe('the words of a note that were changed on the page', () => {
  test('are shown once, open, with the old and the new ones and the day of the note', () => {
    showChanges([changed])
    expect(words()).toBe('Changed since your note of 24 November 2026: November 2019 →became November 2017. ')
    expect(region().querySelector('details')?.open).toBe(true)
  })
  test.each([
    ['match the dossier', findingThat({}), 'It now matches the evidence.'],
    [
      'differ',
      findingThat({ verdict: 'contradicted', details: [{ ...findingThat({}).details[0]!, verdict: 'differs' }] }),
      'It differs from the evidence.',
    ],
    ['match only in part', findingThat({ partial: true }), ''],
    [
      'are not what the finding compared',
      findingThat({ details: [{ ...findingThat({}).details[0]!, article: 'course' }] }),
      '',
    ],
    ['are in another sentence than the finding', findingThat({ quote: 'Something else.' }), ''],
  ] as const)('say so only where they are sure: they %s', (_, found, says) => {
    showChanges([changed], { findings: [found] })
    expect(words()?.split('November 2017. ')[1]).toBe(says)
  })
  test('can be attached, copied for a mail, and dismissed', async () => {
    const actions = { attachToNewWords: vi.fn(() => Promise.resolve(null)) }
    const writeText = vi.fn((_text: string) => Promise.resolve())
    Object.assign(navigator, { clipboard: { writeText } })
    showChanges([changed], { actions })
    fireEvent.click(screen.getByRole('button', { name: t('changed.attach') }))
    await waitFor(() => expect(actions.attachToNewWords).toHaveBeenCalledWith(note, changed))
    fireEvent.click(screen.getByRole('button', { name: t('changed.copy') }))
    expect(writeText).toHaveBeenCalledWith(
      `${note.title} (${note.url}): on 24 November 2026 the page said “${WAS}”. It now says “${IS}”.`,
    )
    fireEvent.click(screen.getByRole('button', { name: t('changed.dismiss') }))
    expect(sent).toHaveBeenCalledWith('dismiss-change', { tabId: 1, note: 'n' })
  })
})

test.each([
  ['deleted', 'The sentence was deleted since your note of 24 November 2026. '],
  ['gone', 'Most of this page’s text is gone, and the words of your note with it.'],
] as const)('words that are %s cannot be attached', (kind, says) => {
  showChanges([lost(kind)])
  expect(words()).toBe(says)
  expect(screen.queryByRole('button', { name: t('changed.attach') })).toBeNull()
})

test('nothing is shown for a note that is no longer listed as unattached', () => {
  showInPanel(<NoteChanges changes={[changed]} notes={[]} findings={[]} />)
  expect(screen.queryByRole('region')).toBeNull()
})

test('a page without its text is said once for all notes, and dismissed for all', () => {
  const other = { ...note, id: 'other' }
  const changes = [lost('gone'), { ...lost('gone'), id: 'other' }]
  showInPanel(<NoteChanges changes={changes} notes={[note, other]} findings={[]} />)
  const region = within(screen.getByRole('region', { name: t('changed.name', 2) }))
  expect(region.getAllByText(t('changed.goneAll'))).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: t('changed.dismiss') }))
  const dismissed = sent.mock.calls.filter(([kind]) => kind === 'dismiss-change')
  expect(dismissed.map(([, data]) => data)).toEqual(['n', 'other'].map((id) => ({ tabId: 1, note: id })))
})
