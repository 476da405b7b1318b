import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Engine from '@/lib/engine'
import { database } from '@/lib/dossiers/data/database'
import { addDossier, setDossierOn } from '@/lib/dossiers/data/store'
import { fakeStorage } from '../platform/fake-storage'
import { incomingDossier } from '../dossiers/fixtures'
import { quietAction, setBrowser } from '../fake-browser'

let engines = 0
vi.mock('@/lib/engine', async (original) => {
  const engine = await original<typeof Engine>()
  return {
    ...engine,
    createEngine: (...given: Parameters<typeof engine.createEngine>) => (engines++, engine.createEngine(...given)),
  }
})
const session = fakeStorage()
const sent: { tab: number; kind: string; data: unknown }[] = []
const started: number[] = []
setBrowser({
  action: quietAction,
  storage: { session, local: fakeStorage() },
  scripting: {
    executeScript: ({ target }: { target: { tabId: number } }) => {
      started.push(target.tabId)
      return Promise.resolve([])
    },
  },
  tabs: {
    sendMessage: (tab: number, { kind, data }: { kind: string; data: unknown }) => {
      sent.push({ tab, kind, data })
      return Promise.resolve({ ok: true, value: null })
    },
  },
})
const { applyDossierChanges, checkPagesAgain, startPageAgentOn } = await import('@/lib/check/dossier-changes')
const { newCheck } = await import('@/lib/check/check-states')
const { changePage } = await import('@/lib/check/page-states')
const { clearDossierCache } = await import('@/lib/check/active-dossiers')

const page = { url: 'https://a.example/', pageKey: 'https://a.example/', title: 'T', site: 'a.example', date: null }

beforeEach(() => {
  engines = 0
  session.clear()
  clearDossierCache()
  sent.length = started.length = 0
})
afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

describe('a change of the dossiers', () => {
  test('makes every known page search for the new names and be checked again', async () => {
    await changePage(1, () => newCheck({ ...page, tabId: 1, status: 'done' }))
    await changePage(2, () => newCheck({ ...page, tabId: 2, status: 'off-subject' }))
    await applyDossierChanges()
    await addDossier(incomingDossier())
    await setDossierOn('bundled', false)
    sent.length = 0
    await applyDossierChanges()
    expect(sent).toEqual([1, 2].map((tab) => ({ tab, kind: 'subjects-changed', data: { names: ['byrne'] } })))
  })
})

describe('the end of the encoding of a dossier', () => {
  test('makes the pages that were compared with it be checked again', async () => {
    const dossiers = [{ id: 'ada-byrne', name: 'Ada Byrne' }]
    await changePage(1, () => ({ ...newCheck({ ...page, tabId: 1, status: 'done' }), dossiers }))
    await changePage(2, () => newCheck({ ...page, tabId: 2, status: 'done' }))
    await checkPagesAgain('ada-byrne')
    expect(sent.map(({ tab, kind }) => [tab, kind])).toEqual([[1, 'subjects-changed']])
  })
})

describe('a page that names the subject of the bundled dossier', () => {
  const tab = { tabId: 3, url: page.url }

  test('is checked while this dossier is on', async () => {
    expect(await startPageAgentOn(tab, true)).toMatchObject({ started: true })
    expect(started).toEqual([3])
    // Its engine is made while the page is read.
    await vi.waitFor(() => expect(engines).toBe(1))
  })

  test('is not checked while it is off, and gets the names to search for', async () => {
    await addDossier(incomingDossier())
    await setDossierOn('bundled', false)
    expect(await startPageAgentOn(tab, true)).toEqual({ started: false, names: ['byrne'] })
    expect(started).toEqual([])
    expect(await startPageAgentOn(tab, false)).toMatchObject({ started: true })
  })
})
