// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import CheckScreen from '@/components/check/check-screen'
import { createOwnTextChecker } from '@/lib/check/own-texts/own-text-checker'
import { newCheck } from '@/lib/check/check-states'
import { ownTextCheck, type OwnText } from '@/lib/check/own-texts/own-text-state'
import type * as calls from '@/lib/messaging/call'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { Detail, Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { nextTask } from '@/lib/text/run-in-slices'
import { fakeStorage } from '../platform/fake-storage'
import { WorkerHere } from '../worker-here'
import { book } from './fixtures'
import { connectWorker } from '@/lib/platform/worker-calls'
import { t } from '@/lib/i18n/t'

const TEXT = 'Ada Example left the works in March 2022.\n\nHer doctorate was supervised by John Reef.'

/** The findings that the background has for a text: each wrong value of it differs. */
function findingsIn(text: string): Finding[] {
  const wrong = [
    { article: 'March 2022', dossier: '13 July 2022', claim: 'left-works', kind: 'date' as const, source: 10 },
    { article: 'John Reef', dossier: 'Mary Shore', claim: 'supervisor', kind: 'name' as const, source: 30 },
  ]
  return wrong.flatMap(({ article, source, ...values }) => {
    const start = text.indexOf(article)
    if (start === -1) return []
    const from = text.lastIndexOf('\n', start) + 1
    const end = text.indexOf('.', start) + 1
    const place = { start, end: start + article.length, verdict: 'differs' as const, doubted: false, slot: null }
    const detail: Detail = { ...values, ...place, article, question: 'Which' }
    const rest = { partial: false, newer: false, claims: [values.claim], sources: [source], details: [detail] }
    return { start: from, end, quote: text.slice(from, end), verdict: 'contradicted' as const, ...rest }
  })
}

const checked: string[] = []
/** Outlasts a panel that is closed. */
let storage = { session: fakeStorage(), local: fakeStorage() }
const writeText = vi.fn((_words: string) => Promise.resolve())

vi.mock('@/lib/messaging/call', async (original) => ({
  ...(await original<typeof calls>()),
  callUntilDone: async (_kind: string, { id, text }: OwnText, isDone: (check: CheckState) => boolean) => {
    checked.push(text)
    const check: CheckState = {
      ...newCheck({ id }),
      status: 'done',
      checked: 2,
      sentences: 2,
      findings: findingsIn(text),
    }
    await nextTask()
    await ownTextCheck.write(check)
    isDone(check)
  },
}))
const file = { ok: true as const, text: { title: null, date: null, text: TEXT, blocks: [] } }
vi.stubGlobal('Worker', function startReader() {
  return new WorkerHere(
    (end) => void connectWorker(end, { read: () => Promise.resolve(file), paste: () => Promise.resolve(null) }),
  )
})

function showScreen() {
  const checker = createOwnTextChecker()
  const dossiersOf = (installed: readonly InstalledDossier[]) => ({ installed, removed: [], isBroken: false })
  const shown = showInPanel(<CheckScreen />, { checker, dossiers: dossiersOf([]), browser: { storage } })
  return {
    ...shown,
    setEvidence: (all: readonly InstalledDossier[]) => shown.change({ dossiers: dossiersOf(all) }),
  }
}

async function checkText(text = TEXT) {
  const shown = showScreen()
  fireEvent.change(await screen.findByRole('textbox', { name: t('check.text') }), { target: { value: text } })
  fireEvent.click(screen.getByRole('button', { name: t('check.check') }))
  await screen.findByRole('button', { name: USE_DATE })
  return shown
}

const USE_DATE = 'Use the value of the evidence: “in March 2022” becomes “on 13 July 2022”'
const USE_NAME = 'Use the value of the evidence: “John Reef” becomes “Mary Shore”'
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const words = () => screen.getByRole('region', { name: t('check.marked') }).textContent
const inBox = () => {
  press('Edit text')
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('check.text') }).value
}
const copied = async (name: string) => {
  press(name)
  await vi.waitFor(() => expect(writeText).toHaveBeenCalled())
  return writeText.mock.lastCall![0]
}

beforeEach(() => {
  storage = { session: fakeStorage(), local: fakeStorage() }
  checked.length = 0
  writeText.mockClear()
  Object.assign(navigator, { clipboard: { writeText } })
})

test('the text, its findings and its changes are there again after the panel was closed, until they are cleared', async () => {
  const { unmount } = await checkText()
  press(USE_DATE)
  unmount()
  showScreen()
  await screen.findByRole('region', { name: t('check.marked') })
  expect(words()).toContain('left the works on 13 July 2022.')
  expect(checked).toHaveLength(1)
  press('Clear')
  expect(screen.getByRole('textbox', { name: t('check.text') }).textContent).toBe('')
  cleanup()
  showScreen()
  expect((await screen.findByRole('textbox', { name: t('check.text') })).textContent).toBe('')
})

test('a result goes with its evidence: the text is checked again with what is left, and is closed where nothing is left', async () => {
  const evidence = (id: string, isOn: boolean) => ({ id, isOn, claims: 1, subject: book.subject }) as InstalledDossier
  const { setEvidence } = await checkText()
  setEvidence([evidence('bundled', true), evidence('other', true)])
  expect(checked).toHaveLength(1)
  setEvidence([evidence('bundled', false), evidence('other', true)])
  await vi.waitFor(() => expect(checked.length).toBeGreaterThan(1))
  setEvidence([evidence('bundled', false)])
  expect((await screen.findByRole('textbox', { name: t('check.text') })).textContent).toBe(TEXT)
  expect(screen.queryByRole('region', { name: t('check.marked') })).toBeNull()
})

test('the dossier’s value replaces the words in the text, and the same button brings them back', async () => {
  await checkText()
  press(USE_DATE)
  expect(words()).toContain('left the works on 13 July 2022.')
  expect(screen.getByText(t('edits.done', { old: 'in March 2022', words: 'on 13 July 2022' }))).toBeTruthy()
  press('Undo: “on 13 July 2022” becomes “in March 2022” again')
  expect(screen.queryByRole('region', { name: t('edits.count', 1) })).toBeNull()
  expect(inBox()).toBe(TEXT)
})

test('the head counts a sentence with the dossier’s value as changed, and its filter leaves it out', async () => {
  await checkText()
  const counts = () => screen.getByRole('group', { name: t('page.show') }).textContent
  expect(counts()).toBe('2 contradicted')
  press(USE_DATE)
  expect(counts()).toBe('1 contradicted1 changed')
  press('1 contradicted')
  expect(within(screen.getByRole('list', { name: t('page.findings') })).queryByText(/left the works/)).toBeNull()
  press('1 contradicted')
  press('Undo: “on 13 July 2022” becomes “in March 2022” again')
  expect(counts()).toBe('2 contradicted')
})

test('the undo bar brings the words back, and leaves other changes', async () => {
  await checkText()
  press(USE_NAME)
  press(USE_DATE)
  press('Undo')
  expect(inBox()).toBe(TEXT.replace('John Reef', 'Mary Shore'))
})

test('the changed text is checked again on request, and what was changed stays in the list', async () => {
  await checkText()
  press(USE_DATE)
  press('Check again')
  await vi.waitFor(() => expect(checked).toEqual([TEXT, TEXT.replace('in March 2022', 'on 13 July 2022')]))
  await screen.findByRole('button', { name: USE_NAME })
  expect(screen.queryByRole('button', { name: USE_DATE })).toBeNull()
  press(USE_NAME)
  expect(within(screen.getByRole('region', { name: t('edits.count', 2) })).getAllByRole('listitem')).toHaveLength(2)
  const list = await copied('Copy changes')
  expect(list).toContain('Paragraph 1: Ada Example left the works in March 2022.\n   - in March 2022 → on 13 July 2022')
  expect(list).toContain('Source: Digital repository. University, 2016. https://example.org/repository')
})

test('an edit by hand begins with the changes, locks the buttons, and is kept when the text is checked', async () => {
  await checkText()
  press(USE_DATE)
  const edited = `${inBox()} She likes tides.`
  expect(screen.getByRole<HTMLButtonElement>('button', { name: USE_NAME }).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: t('notes.undo') })).toBeNull()
  fireEvent.change(screen.getByRole('textbox', { name: t('check.text') }), { target: { value: edited } })
  press('Check again')
  await vi.waitFor(() => expect(checked.at(-1)).toBe(edited))
  await screen.findByRole('button', { name: USE_NAME })
  press(USE_NAME)
  press('New text')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('check.text') }).value).toBe(
    edited.replace('John Reef', 'Mary Shore'),
  )
})

test('sources become footnotes when the box is ticked, are not checked, and go when it is not', async () => {
  await checkText()
  press(USE_DATE)
  fireEvent.click(screen.getByRole('checkbox', { name: t('edits.footnotes') }))
  expect(words()).toContain('on 13 July 2022 [1].')
  const source = 'Sources\n\n[1] Leaving the works. Own site, 2022-07-13. https://example.org/leaving'
  const changed = TEXT.replace('in March 2022', 'on 13 July 2022 [1]')
  expect(await copied('Copy text')).toBe(`${changed}\n\n${source}`)
  fireEvent.click(screen.getByRole('checkbox', { name: t('edits.footnotes') }))
  expect(words()).not.toContain('[1]')
  fireEvent.click(screen.getByRole('checkbox', { name: t('edits.footnotes') }))
  press('Check again')
  await vi.waitFor(() => expect(checked.at(-1)).toBe(`${changed}\n`))
  await screen.findByRole('button', { name: USE_NAME })
  expect(words()).toContain(source)
})

test('a file is not changed: its changes are listed to be copied', async () => {
  showScreen()
  const file = new File(['words'], 'draft.docx')
  fireEvent.change(await screen.findByLabelText(t('check.choose')), { target: { files: [file] } })
  await screen.findByRole('button', { name: t('edits.addOf', { old: 'John Reef', words: 'Mary Shore' }) })
  press('Add to the changes: “John Reef” becomes “Mary Shore”')
  expect(words()).toContain('supervised by John Reef.')
  const list = within(screen.getByRole('region', { name: t('edits.count', 1) }))
  expect(list.getByText(t('edits.file'))).toBeTruthy()
  expect(list.queryByRole('checkbox')).toBeNull()
  expect(list.queryByRole('button', { name: t('check.checkAgain') })).toBeNull()
  expect(await copied('Copy changes')).toContain('# Changes: draft.docx')
})
