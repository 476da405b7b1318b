import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { pageState, selectionCheck } from '@/lib/platform/session'
import { withModelReading, type ModelReading } from '@/lib/model/model-reading'
import { readMuteSplitter } from '@/lib/check/muted'
import { changePage } from '@/lib/check/page-states'
import { repaint } from '@/lib/check/repaint'

/** The differences that a model found on the page of a tab, or in the selection that was checked there. */
export interface TabReading {
  tabId: number
  /** Id of the check that the model read; if the tab has another check by now, nothing is shown. */
  check: string
  reading: ModelReading
  /** Size of the text, for a page that the engine has not read, as one in another language. */
  size?: { characters: number; sentences: number } | undefined
}

/** Adds what a model found to the findings of a tab: in the panel, on the page and on the toolbar button. */
export async function showReading({ tabId, check, reading, size }: TabReading): Promise<void> {
  const asked = await selectionCheck(tabId).read()
  if (asked?.id === check) await selectionCheck(tabId).write(withAnswer(asked, reading))
  if ((await pageState(tabId).read())?.check !== check) return
  const split = await readMuteSplitter()
  const shown: PageState[] = []
  await changePage(tabId, (state) => {
    if (state?.check !== check) return state
    const parted = split(withModelReading([...state.findings, ...(state.muted ?? [])], reading))
    const next = { ...withDoneStatus(state, parted.findings.length, size), ...parted }
    shown.push(next)
    return next
  })
  for (const state of shown) await repaint(tabId, state)
}

function withAnswer(asked: SelectionCheck, reading: ModelReading): SelectionCheck {
  const findings = withModelReading(asked.findings, reading)
  return { ...asked, findings, status: findings.length > 0 ? 'done' : asked.status }
}

/** Sets the status of a page in another language to `done` as soon as a model has found something on it. */
function withDoneStatus(state: PageState, found: number, size: TabReading['size']): PageState {
  if (state.status !== 'other-language' || found === 0 || size === undefined) return state
  const { characters, sentences } = size
  return { ...state, status: 'done', textLength: characters, sentences, checked: sentences }
}
