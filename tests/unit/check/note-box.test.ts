// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { NoteRequest } from '@/lib/platform/session'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { page, question } from '../components/fixtures'
import { fakeStorage } from '../platform/fake-storage'
import { setBrowser } from '../fake-browser'

const [session, local] = [fakeStorage(), fakeStorage()]
let isAllowed = true
setBrowser({
  storage: { session, local },
  scripting: {
    executeScript: () => (isAllowed ? Promise.resolve([{ result: true }]) : Promise.reject(new Error('no'))),
  },
  tabs: { sendMessage: () => Promise.reject(new Error('no listener')) },
})
const saved: AnnotationDraft[] = []
vi.mock('@/lib/notes/messages', () => ({
  saveNote: (draft: AnnotationDraft) => {
    saved.push(draft)
    return Promise.resolve({ outcome: 'saved', annotation: draft })
  },
}))
vi.mock('@/lib/notes/note-drafts', async (original) => ({
  ...(await original<object>()),
  articleOf: () => Promise.resolve({}),
}))
vi.mock('@/lib/check/active-dossiers', () => ({ dossiersOf: () => Promise.resolve(new Map()) }))
const { noteBoxMessages } = await import('@/lib/check/note-box/messages')
const { lockNewestDraft, newestPageDraft } = await import('@/lib/platform/drafts')

const selection = { ...question, tabId: 7, url: page.url, pageKey: page.pageKey, findings: [] }
const about = { pageKey: page.pageKey, url: page.url, title: page.title, quote: selection.text }
const draft = { key: 'k', place: 'here', id: 'n', basedOn: null, note: '', tagText: '', color: null, about, at: '' }
const from = { part: 'page', tabId: 7, frameId: 0, url: page.url } as const
const fields = { note: ' Why? ', tagText: 'ask, ask, dates', color: 'pink' } as const

beforeEach(async () => {
  session.clear()
  local.clear()
  saved.length = 0
  isAllowed = true
  await session.set({ 'note:7': { selection, draft } })
})

test('what is typed in a page is a draft, which the page and the sidebar continue', async () => {
  await noteBoxMessages['note-box-draft'].handle(fields, from)
  expect(await newestPageDraft('here')).toMatchObject({ note: ' Why? ', tagText: 'ask, ask, dates', color: 'pink' })
  expect((await lockNewestDraft('here'))?.draft).toMatchObject({ key: 'k', note: ' Why? ' })
  expect(await newestPageDraft('there')).toBeNull()
  await noteBoxMessages['note-box-draft'].handle({ note: '', tagText: '', color: null }, from)
  expect(await newestPageDraft('here')).toBeNull()
})

test('a note is saved on the words that the user has chosen, whatever the page says, and once', async () => {
  await noteBoxMessages['note-box-draft'].handle(fields, from)
  expect(await noteBoxMessages['note-box-save'].handle(fields, from)).toEqual({ isSaved: true })
  expect(saved).toMatchObject([
    { id: 'n', note: 'Why?', tags: ['ask', 'dates'], color: 'pink', url: page.url, pageKey: page.pageKey },
  ])
  expect(await newestPageDraft('here')).toBeNull()
  await expect(noteBoxMessages['note-box-save'].handle(fields, from)).rejects.toThrow('refused')
})

describe('a page for which the user has opened no editor', () => {
  test.each([
    ['of another site', { ...from, url: 'https://other.example/' }],
    ['in another tab', { ...from, tabId: 8 }],
  ])('%s can neither write a note nor read a draft', async (_which, other) => {
    expect(await noteBoxMessages['note-box'].handle(null, other)).toBeNull()
    await noteBoxMessages['note-box-draft'].handle(fields, other)
    expect(await newestPageDraft('here')).toBeNull()
    await expect(noteBoxMessages['note-box-save'].handle(fields, other)).rejects.toThrow('refused')
    expect(saved).toEqual([])
  })
})

test('the editor of a page that was not checked says when its note is highlighted', async () => {
  const hint = async () => (await noteBoxMessages['note-box'].handle(null, from))?.hint
  expect(await hint()).toBe('A note is highlighted on the page once the page is checked.')
  await session.set({ 'page:7': { ...page, tabId: 7 } })
  expect(await hint()).toBe('')
})

describe('"Note" in the card of a finding', () => {
  const finding = page.findings[0]!
  const act = (start: number) => noteBoxMessages['note-on-finding'].handle({ start }, from)
  beforeEach(() => session.set({ 'page:7': { ...page, tabId: 7 } }))

  test('opens the editor on its sentence, which the background knows', async () => {
    expect(await act(finding.start)).toEqual({ isShown: true })
    const { selection: noted, draft: begun } = (await session.get('note:7'))['note:7'] as NoteRequest
    expect(noted).toMatchObject({ tabId: 7, url: page.url, text: finding.quote, status: 'done' })
    expect(noted.findings).toMatchObject([{ start: 0, quote: finding.quote }])
    expect(begun.about.quote).toBe(finding.quote)
  })

  test('opens none for a sentence without a finding, and none where the page allows no script', async () => {
    await session.remove('note:7')
    expect(await act(finding.start + 1)).toEqual({ isShown: false })
    isAllowed = false
    expect(await act(finding.start)).toEqual({ isShown: false })
    expect(await session.get('note:7')).toEqual({})
  })
})
