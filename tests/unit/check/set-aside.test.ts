import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { database } from '@/lib/dossiers/data/database'
import { database as notes } from '@/lib/notes/data/database'
import {
  addDossier,
  readAdjustments,
  readAdjustmentStates,
  removeAdjustment,
  replaceDossier,
  setClaimAside,
  setDossierOn,
} from '@/lib/dossiers/data/store'
import { recordChange } from '@/lib/user-rows/undo-changes'
import { shownFindings } from '@/lib/check/reuse-findings'
import type { Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { incomingDossier } from '../dossiers/fixtures'
import { quietAction, setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const TEXT = 'Mira Solberg was born in Bergen in 1965.'
const CLAIM = { id: 'born', text: 'Mira Solberg was born in Bergen in 1960.' }
const URL_OF_PAGE = 'https://a.example/'
const blocks = [{ start: 0, end: TEXT.length, kind: 'paragraph' as const }]
const selected = { text: TEXT, before: '', after: '', anchor: makeAnchor(TEXT, 0, TEXT.length) }
const facts = { canonical: null, title: 'T', site: 'A', date: null }
const answers: Record<string, unknown> = {
  'page-text': { text: TEXT, blocks },
  'which-visit': { visit: 'v', url: URL_OF_PAGE },
}
const session = fakeStorage()
setBrowser({
  action: quietAction,
  storage: { session, local: fakeStorage() },
  scripting: { executeScript: () => Promise.resolve([{ result: { selection: selected, facts } }]) },
  tabs: {
    query: () => Promise.resolve([{ id: 1 }]),
    sendMessage: (_tab: number, { kind }: { kind: string }) =>
      Promise.resolve({ ok: true, value: answers[kind] ?? null }),
  },
})
const { checkPage } = await import('@/lib/check/check-page')
const { checkClickedText } = await import('@/lib/check/ask-question')
const { checkOwnText, checkQuote } = await import('@/lib/check/own-texts/check-own-text')
const { muteFinding } = await import('@/lib/check/mutes/mutes')
const { clearMuteCache } = await import('@/lib/check/muted')
const { applyDossierChanges } = await import('@/lib/check/dossier-changes')
const { pageState, selectionCheck } = await import('@/lib/platform/session')

const mira = (...claims: { id: string; text: string }[]) =>
  incomingDossier({ name: 'Mira Solberg', aliases: [], claims: claims.map((one) => ({ ...one, sources: [1] })) })
const OTHER = { id: 'won', text: 'Mira Solberg won the Tide Prize in 2003.' }

/** Has the page and the selection on it judged again, as the page agent does after a change of the dossiers. */
async function judgeAgain(): Promise<void> {
  await applyDossierChanges()
  const about = { visit: 'v', url: URL_OF_PAGE, canonical: null, title: 'T', site: 'A', date: null, lang: 'en' }
  await checkPage(1, { ...about, pageKey: URL_OF_PAGE, otherKeys: [], text: TEXT, blocks })
}

/** Returns where the claim contradicts the text: on the page, in the answer on a selection, in a text of the user. */
async function contradictedOn(): Promise<string[]> {
  const findings: Record<string, readonly Finding[]> = {
    page: (await pageState(1).read())?.findings ?? [],
    selection: (await selectionCheck(1).read())?.findings ?? [],
    text: (await checkQuote(TEXT)).findings,
  }
  return Object.keys(findings).filter((place) =>
    findings[place]?.some(({ verdict, claims }) => verdict === 'contradicted' && claims.includes(CLAIM.id)),
  )
}
const EVERYWHERE = ['page', 'selection', 'text']

/** Returns where a finding contradicts the text that the user has not muted. */
async function shownOn(): Promise<string[]> {
  const own = { id: crypto.randomUUID(), file: null, title: 'T', date: null, text: TEXT, blocks, isKept: false }
  const checks: Record<string, CheckState | null> = {
    page: await pageState(1).read(),
    selection: await selectionCheck(1).read(),
    text: await checkOwnText(own),
  }
  return Object.keys(checks).filter((place) =>
    shownFindings(checks[place] ?? { findings: [] }).some(({ verdict }) => verdict === 'contradicted'),
  )
}

const ask = () =>
  checkClickedText({
    item: 'check-claim',
    tabId: 1,
    windowId: 1,
    frameId: 0,
    selection: TEXT,
    on: {},
    pageUrl: URL_OF_PAGE,
    pageTitle: 'T',
  })

beforeEach(async () => {
  session.clear()
  await notes().mutes.clear()
  clearMuteCache()
  await Promise.all(database().tables.map((table) => table.clear()))
  await setDossierOn('bundled', false)
  await addDossier(mira(OTHER, CLAIM))
  await judgeAgain()
  await ask()
  expect(await contradictedOn()).toEqual(EVERYWHERE)
})

test('a claim that is set aside judges no page, selection or own text, until this is undone', async () => {
  await setClaimAside('mira-solberg', CLAIM)
  await judgeAgain()
  expect(await contradictedOn()).toEqual([])
  const [adjustment] = await readAdjustments('mira-solberg')
  const undo = await recordChange(() => removeAdjustment(adjustment!.id))
  await judgeAgain()
  expect(await contradictedOn()).toEqual(EVERYWHERE)
  await undo()
  await judgeAgain()
  expect(await contradictedOn()).toEqual([])
})

test('a claim that is set aside counts again once its words have changed, and the list says so', async () => {
  await setClaimAside('mira-solberg', CLAIM)
  await replaceDossier('mira-solberg', mira(OTHER, { ...CLAIM, text: 'Mira Solberg was born in Bergen in 1958.' }))
  await judgeAgain()
  expect(await contradictedOn()).toEqual(EVERYWHERE)
  expect((await readAdjustmentStates()).map(({ state }) => state)).toEqual(['changed'])
})

test('a muted finding is shown by no page, selection or own text, until the words of its claim have changed', async () => {
  const { id } = await muteFinding({
    sentence: TEXT,
    claims: [{ id: CLAIM.id, words: CLAIM.text }],
    verdict: 'contradicted',
    dossier: { id: 'mira-solberg', name: 'Mira Solberg' },
    url: 'https://b.example/',
    title: 'B',
  })
  await judgeAgain()
  expect(await shownOn(), 'after the mute').toEqual([])
  // Asked anew, as by another right click.
  await selectionCheck(1).remove()
  await ask()
  expect(await shownOn(), 'asked again').toEqual([])
  expect((await selectionCheck(1).read())?.muted).toEqual([{ start: 0, mutes: [id] }])
  await replaceDossier('mira-solberg', mira(OTHER, { ...CLAIM, text: 'Mira Solberg was born in Bergen in 1958.' }))
  await judgeAgain()
  expect(await shownOn(), 'after other words').toEqual(['page', 'selection', 'text'])
})

test('an answer on a selection that was dismissed meanwhile does not come back with a change of the evidence', async () => {
  await setClaimAside('mira-solberg', CLAIM)
  const judged = applyDossierChanges()
  await selectionCheck(1).remove()
  await judged
  expect(await selectionCheck(1).read()).toBeNull()
})
