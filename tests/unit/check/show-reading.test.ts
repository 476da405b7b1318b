import { expect, test, vi } from 'vitest'
import type { Finding } from '@/lib/schema/finding'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
setBrowser({
  action: quietAction,
  storage: { session, local: fakeStorage() },
  tabs: { sendMessage: () => Promise.resolve({ ok: true, value: { visit: 'v', url: '' } }) },
})
vi.mock('@/lib/check/active-dossiers', () => ({
  dossiersOf: () => Promise.resolve(new Map()),
  activeSubjects: () => Promise.resolve(['Ada']),
}))
const { newCheck } = await import('@/lib/check/check-states')
const { showReading } = await import('@/lib/check/model/show-reading')
const { page } = await import('../components/fixtures')

test('what a model finds in a part of a sentence is in the answer and on the page', async () => {
  const text = 'Intro. Ada left in 2021.'
  const silent: Finding = {
    ...{ start: 7, end: 24, quote: text.slice(7), verdict: 'unverified', partial: false, newer: false },
    ...{ claims: [], sources: [], details: [] },
  }
  const other = { ...silent, start: 0, end: 6, quote: 'Intro.' }
  const state: PageState = { ...page, tabId: 1, status: 'done', findings: [other, silent] }
  const question: SelectionCheck = newCheck({
    ...{ id: 'q', tabId: 1, url: state.url, pageKey: '', text: 'in 2021', status: 'done' },
    findings: [{ ...silent, start: -9, end: 8 }],
    anchor: { quote: { exact: 'in 2021', prefix: '', suffix: '' }, position: { start: 16, end: 23 }, range: null },
  })
  await session.set({ 'page:1': state, 'question:1': question })
  const pair = { start: 19, end: 23, words: '2021', claim: 'c', claimWords: '2022', dossier: null, sources: [1] }
  const sentence = { start: 7, end: 24, text: text.slice(7) }
  await showReading({
    ...{ tabId: 1, check: 'q', selectionStart: 16 },
    reading: {
      ...{ name: 'tiny', isTrusted: true, askedSentences: [{ start: 7, end: 24, dossier: null }] },
      differs: [{ ...pair, sentence, isConfirmed: true, isDoubted: false }],
    },
  })
  const shown = (await session.get(['page:1', 'question:1'])) as { 'page:1': PageState; 'question:1': SelectionCheck }
  expect(shown['question:1'].findings).toMatchObject([{ verdict: 'contradicted', start: -9, details: [{ start: 3 }] }])
  expect(shown['page:1'].findings).toMatchObject([
    other,
    { verdict: 'contradicted', start: 7, details: [{ start: 19 }] },
  ])
})
