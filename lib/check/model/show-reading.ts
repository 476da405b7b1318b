import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { selectionCheck } from '@/lib/platform/session'
import { moveReading, withModelReading, type ModelReading } from '@/lib/model/model-reading'
import type { Finding } from '@/lib/schema/finding'
import { changeCheck } from '@/lib/check/check-states'
import { withMutes } from '@/lib/check/muted'
import { changePage } from '@/lib/check/page-states'
import { repaint } from '@/lib/check/card-texts'
import { shownFindings } from '@/lib/check/reuse-findings'
import { spansOverlap } from '@/lib/text/spans'

/** The differences that a model found on the page of a tab, or in the selection that was checked there. */
interface TabReading {
  tabId: number
  /** Id of the check that the model read; if the tab has another check by now, nothing is shown. */
  check: string
  reading: ModelReading
  /** Offset of the selection in the text that the model read; 0 for a page. */
  selectionStart: number
  /** Size of the text, for a page that the engine has not read, as one in another language. */
  size?: { characters: number; sentences: number } | undefined
}

/** Adds what a model found to the findings of a tab: in the panel, on the page and on the toolbar button. */
export async function showReading({ tabId, check, reading, selectionStart, size }: TabReading): Promise<void> {
  const asked = await changeCheck(selectionCheck(tabId), (state) =>
    state?.id === check ? withMutes(withAnswer(state, moveReading(reading, -selectionStart))) : state,
  )
  const place = asked?.anchor?.position
  if (asked && !place) return
  const onPage = place ? moveReading(reading, place.start - selectionStart) : reading
  const changed = await changePage(tabId, (state) => {
    const isSame = asked ? state?.url === asked.url && state.status === 'done' : state?.id === check
    if (!state || !isSame) return state
    const read = asked ? withReadSentences : withModelReading
    const findings = read(state.findings, onPage)
    return { ...withDoneStatus(state, shownFindings({ ...state, findings }).length, size), findings }
  })
  if (changed) await repaint(tabId, changed)
}

/** Adds a reading of a few sentences; an earlier reading of the others stays. */
function withReadSentences(findings: readonly Finding[], reading: ModelReading): Finding[] {
  const isRead = (finding: Finding): boolean =>
    reading.askedSentences.some((sentence) => spansOverlap(sentence, finding))
  const others = findings.filter((finding) => !isRead(finding))
  return [...others, ...withModelReading(findings.filter(isRead), reading)].sort((a, b) => a.start - b.start)
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
