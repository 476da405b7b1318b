import type { Page } from 'playwright-core'
import { moveFinding } from '@/lib/page/mark/move-finding'
import type { PageState, ViewState } from '@/lib/schema/page-state'

interface PanelState {
  name: string
  state: PageState
  view?: ViewState
  width?: number
  /** Steps before the screenshot. */
  steps?: (panel: Page) => Promise<void>
}

/** A tab that no browser has: its state is written for the picture. */
const TAB = 990_001

/** States of "This page" that the sample article does not reach, derived from its result. */
export function panelStates(checked: PageState): PanelState[] {
  const own = { ...checked, tabId: TAB, orphans: [] }
  const { findings } = own
  const bare = { ...own, findings: [], checked: 0, sentences: 0 }
  const half = findings.slice(0, Math.ceil(findings.length / 2))
  const disputed = findings.find(({ verdict }) => verdict === 'disputed')
  const quiet = findings.filter(({ verdict }) => verdict === 'supported' || verdict === 'unverified')
  return [
    { name: 'not-asked', state: { ...bare, status: 'idle' } },
    {
      name: 'not-allowed',
      state: { ...bare, status: 'not-allowed', message: 'The browser does not let extensions read this page.' },
    },
    { name: 'starting', state: { ...bare, status: 'checking' } },
    { name: 'off-subject', state: { ...bare, status: 'off-subject' } },
    { name: 'other-language', state: { ...bare, status: 'other-language' } },
    { name: 'error', state: { ...bare, status: 'error' } },
    {
      name: 'checking',
      state: { ...own, status: 'checking', findings: half, checked: Math.round(own.sentences / 2) },
    },
    { name: 'nothing-conflicts', state: { ...own, findings: quiet } },
    { name: 'nothing-found', state: { ...own, findings: [] } },
    { name: 'very-long', state: repeated(own, 30) },
    { name: 'disputed', state: own, view: { inView: null, current: disputed?.start ?? null } },
    { name: '320', state: own, width: 320 },
    { name: '480', state: own, width: 480 },
    {
      name: 'search',
      state: own,
      steps: async (panel) => {
        await panel.getByRole('button', { name: 'Search findings' }).click()
        await panel.getByRole('searchbox').fill('tesla')
      },
    },
    {
      name: 'foot',
      state: { ...own, muted: findings.slice(0, 1) },
      steps: async (panel) => {
        await panel.getByRole('button', { name: 'Turn off Claimlight' }).click()
        await panel.evaluate(() => scrollTo(0, document.body.scrollHeight))
      },
    },
  ]
}

/** Repeats the article, for a page of tens of thousands of words. */
function repeated(state: PageState, times: number): PageState {
  const length = state.textLength + 2
  const all = <T>(list: readonly T[], move: (one: T, by: number) => T): T[] =>
    Array.from({ length: times }, (_, i) => list.map((one) => move(one, i * length))).flat()
  return {
    ...state,
    sentences: state.sentences * times,
    checked: state.sentences * times,
    textLength: length * times,
    blockStarts: all(state.blockStarts, (start, by) => start + by),
    findings: all(state.findings, moveFinding),
  }
}
