import type { SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import { callPage } from '@/lib/messaging/call'
import { textSchema } from '@/lib/messaging/to-page'
import { moveFinding } from '@/lib/page/mark/move-finding'
import { askedSentences, pageState } from '@/lib/platform/session'
import type { Article, Finding } from '@/lib/schema/finding'
import { pageKeyOf } from '@/lib/text/same-page'
import { askedVerdicts, isContradicted } from './asked-verdict'
import { articleOfAnswer } from './check-answers'
import { changePage } from './page-states'
import { repaint } from './card-texts'
import { shownFindings } from './reuse-findings'
import { movedSpan, spansOverlap, type Span } from '@/lib/text/spans'

/** A selection in the text that its page was checked with; in a chat, in its answer. */
interface SelectionInArticle extends Span {
  article: Article
  check: string
  /** Offset of the article in the text of the page. */
  offset: number
}

/** Returns a selection's place in the text of its checked page; null outside of that text. */
export async function placeInArticle(
  tabId: number,
  url: string,
  read: SelectionRead,
): Promise<SelectionInArticle | null> {
  const position = read.anchor?.position
  const page = await pageState(tabId).read()
  if (!position || page?.url !== url || !/^(?:checking|done)$/.test(page.status)) return null
  const reply = await callPage(tabId, 'page-text', null)
  const text = reply.ok ? textSchema.safeParse(reply.value).data : undefined
  if (text?.text.slice(position.start, position.end) !== read.text) return null
  const { answers = [], id: check, date } = page
  const answer = answers.find(({ start, end }) => start <= position.start && position.end <= end)
  if (answers.length > 0 && !answer) return null
  const article = { ...(answer ? articleOfAnswer(text, answer) : text), ...(date ? { date } : {}) }
  const offset = answer?.start ?? 0
  return { ...movedSpan(position, -offset), article, check, offset }
}

/**
 * Shows what asking contradicts on the page too, so that a sentence has one verdict. A later check of the page asks about
 * the same sentences again.
 *
 * @returns the findings of the selection as the page shows them: a model may have found more
 */
export async function showAskedOnPage(
  tabId: number,
  { check, offset, ...place }: SelectionInArticle,
  found: readonly Finding[],
): Promise<Finding[]> {
  const asked = found.map((finding) => moveFinding(finding, offset))
  let shown = asked
  const changed = await changePage(tabId, (state) => {
    if (state?.id !== check) return state
    const before = state.findings
    shown = askedVerdicts(
      before.filter((finding) => spansOverlap(finding, movedSpan(place, offset))),
      asked,
    )
    const added = shown.filter((finding) => isContradicted(finding) && !before.includes(finding))
    if (added.length === 0) return state
    const others = before.filter(({ start }) => !added.some((finding) => finding.start === start))
    return { ...state, findings: [...others, ...added].sort((a, b) => a.start - b.start) }
  })
  if (changed) await repaint(tabId, changed)
  return shown.map((finding) => moveFinding(finding, -offset))
}

/** Returns the findings of a selection as the page shows them, for a note: nothing is asked. */
export async function findingsOnPage(
  tabId: number,
  { check, offset, ...place }: SelectionInArticle,
): Promise<Finding[]> {
  const state = await pageState(tabId).read()
  if (state?.id !== check) return []
  return shownFindings(state)
    .map((finding) => moveFinding(finding, -offset))
    .filter((finding) => spansOverlap(finding, place))
}

/** Returns the sentences of the page at `url` that asking contradicted, in this tab. */
export async function askedQuotesOf(tabId: number, url: string): Promise<string[]> {
  const asked = await askedSentences(tabId).read()
  return asked?.page === pageKeyOf(url) ? asked.quotes : []
}

/** Stores the sentences that asking contradicted, for the checks of the page at `url`. */
export async function storeAsked(tabId: number, url: string, findings: readonly Finding[]): Promise<void> {
  const added = findings.filter(isContradicted).map(({ quote }) => quote)
  if (added.length === 0) return
  const quotes = new Set([...(await askedQuotesOf(tabId, url)), ...added])
  await askedSentences(tabId).write({ page: pageKeyOf(url), quotes: [...quotes].slice(-MOST_ASKED) })
}

/** Maximum number of sentences of a page that are asked about again with each check of it. */
const MOST_ASKED = 200
