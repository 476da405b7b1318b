import type { PageState, Question } from '@/lib/schema/page-state'
import { pageState, question } from '@/lib/platform/session'
import { withReader, type Reading } from '@/lib/model/with-reader'
import { muteSplit } from '@/lib/check/muted'
import { changePage } from '@/lib/check/page-states'
import { repaint } from '@/lib/check/repaint'

/** The differences that a model found on the page of a tab, or in the selection that was checked there. */
export interface TabReading {
  tabId: number
  /** Id of the check that the model read; if the tab has another check by now, nothing is shown. */
  check: string
  reading: Reading
  /** Size of the text, for a page that the engine has not read, as one in another language. */
  size?: { characters: number; sentences: number } | undefined
}

/** Adds what a model found to the findings of a tab: in the panel, on the page and on the toolbar button. */
export async function showReading({ tabId, check, reading, size }: TabReading): Promise<void> {
  const asked = await question(tabId).read()
  if (asked?.id === check) await question(tabId).write(withAnswer(asked, reading))
  if ((await pageState(tabId).read())?.check !== check) return
  const split = await muteSplit()
  const shown: PageState[] = []
  await changePage(tabId, (state) => {
    if (state?.check !== check) return state
    const parted = split(withReader([...state.findings, ...(state.muted ?? [])], reading))
    const next = { ...asRead(state, parted.findings.length, size), ...parted }
    shown.push(next)
    return next
  })
  for (const state of shown) await repaint(tabId, state)
}

function withAnswer(asked: Question, reading: Reading): Question {
  const findings = withReader(asked.findings, reading)
  return { ...asked, findings, status: findings.length > 0 ? 'done' : asked.status }
}

/** Sets the status of a page in another language to `done` as soon as a model has found something on it. */
function asRead(state: PageState, found: number, size: TabReading['size']): PageState {
  if (state.status !== 'other-language' || found === 0 || size === undefined) return state
  const { characters, sentences } = size
  return { ...state, status: 'done', textLength: characters, sentences, checked: sentences }
}
