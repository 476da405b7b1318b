import type { Article } from '@/lib/schema/finding'
import { callPage } from '@/lib/messaging/call'
import type { PageState, PageText, ViewState } from '@/lib/schema/page-state'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import { t } from '@/lib/i18n/t'
import { cardTexts } from './card-texts'
import { askedQuotesOf } from './asked-on-page'
import { dossiersOf, enginesFor, type EnginesForText } from './active-dossiers'
import { withMutes } from './muted'
import type { WithOwnAddress } from '@/lib/text/own-address'
import { isSwitchedOff, switchedOffState } from './off'
import { unreadMessage } from './page-parts'
import { changesOfPage } from './page-changes'
import { newCheck } from './check-states'
import { beginPage, changePage } from './page-states'
import { shownFindings } from './reuse-findings'
import { runCheck, type Found } from './run-check'
import { defined } from '@/lib/text/defined'

/**
 * Checks the article of a tab in slices. Findings are sent to the page as they come, and stored in the session a few
 * times a second. Ends early when a newer check or a newer state of the tab begins.
 */
export async function checkPage(tabId: number, page: WithOwnAddress<PageText>): Promise<void> {
  const signal = beginPage(tabId, { url: page.url, visit: page.visit })
  const isStale = (): boolean => signal.aborted
  const { text, blocks, lang: _lang, leftOut = 0, unread, answers = [], ...pageIdentity } = page
  const { visit } = page
  if (await isSwitchedOff(page.url)) {
    await changePage(tabId, (state) => (isStale() ? state : switchedOffState(tabId, page)))
    // A page from the browser's memory still has its marks.
    if (!isStale()) await callPage(tabId, 'paint', { visit, findings: [], done: true, replaces: true })
    return
  }
  if (isStale()) return
  const article: Article = { text, blocks, ...(pageIdentity.date ? { date: pageIdentity.date } : {}) }
  const notRead = [leftOut > 0 ? t('pageStatus.leftOut', leftOut) : '', unreadMessage(unread) ?? ''].filter(Boolean)
  const newState: PageState = {
    ...newCheck({ ...pageIdentity, tabId }),
    blockStarts: bodyParagraphStarts(text, blocks),
    textLength: text.length,
    ...(answers.length > 0 && { answers }),
    ...(notRead.length > 0 && { message: notRead.join(' ') }),
  }
  // Not awaited here, so that the engine works while the browser stores the state.
  const stored = changePage(
    tabId,
    // When a page is checked again after a late change, the old list stays until the new one is complete.
    (before) => {
      if (isStale()) return before
      return before?.url === page.url && isListed(before) ? { ...before, visit } : newState
    },
    ({ inView }, before) => ({ inView: before.url === page.url ? inView : null, current: null }),
  )
  // Awaited after the check; until then a rejection would be unhandled.
  stored.catch(() => undefined)
  const showChanges = async (): Promise<void> => {
    // The findings stand though what the page was cannot be read.
    const changes = await changesOfPage(page).catch(console.error)
    await changePage(tabId, (state) => (state && !isStale() ? { ...state, ...changes } : state))
  }
  try {
    const active = await enginesFor(`${page.title}\n${text}`, 'none', page.url)
    if (isStale()) return
    if (active.engines.length === 0) {
      // The page is the only evidence on its subject, or the dossier was switched off while the page was read.
      await callPage(tabId, 'paint', { visit, findings: [], done: true, replaces: true })
      await changePage(tabId, (state) =>
        state && !isStale() ? { ...newState, ...notesOn(state), status: 'off-subject' } : state,
      )
      await showChanges()
      return
    }
    // The pages are checked again when all claims are encoded: an earlier list stays until then.
    let hasList = false as boolean
    if (active.isEncoding())
      await changePage(tabId, (state) => {
        hasList = state !== null && !isStale() && isListed(state)
        return state && hasList ? { ...state, status: 'checking' } : state
      })
    if (!hasList) await checkArticle(tabId, visit, article, { ...newState, dossiers: active.dossiers }, active, signal)
    await stored
    await showChanges()
  } catch (error) {
    console.error('Claimlight: the check failed', error)
    await changePage(tabId, (state) =>
      state && !isStale() ? { ...state, status: 'error', message: t('pageStatus.stopped') } : state,
    )
    // The existing findings stay on the page, as valid as before.
  }
}

/** Whether a state has the findings of a whole text. */
const isListed = ({ status, checked, sentences, findings }: PageState): boolean =>
  findings.length > 0 && (status === 'done' || (status === 'checking' && checked === sentences))

async function checkArticle(
  tabId: number,
  visit: string,
  article: Article,
  newState: PageState,
  { engines, dossiers, isEncoding }: EnginesForText,
  newer: AbortSignal,
): Promise<void> {
  // The state of a tab is removed when its page is left.
  const left = new AbortController()
  const signal = AbortSignal.any([newer, left.signal])
  const occasion = new Set(await askedQuotesOf(tabId, newState.url))
  let sentCount = 0
  let storedCount = 0
  let sending: Promise<unknown> = Promise.resolve()
  let isSending = false
  const show = async (found: Found): Promise<void> => {
    if (isSending && found.status === 'checking') return
    const status = isEncoding() ? 'checking' : found.status
    const isDone = status === 'done'
    const { findings } = found
    const batch = shownFindings(await withMutes({ findings: findings.slice(sentCount) }))
    sentCount = findings.length
    const texts = cardTexts(await dossiersOf(batch), batch, dossiers)
    const stored = changePage(
      tabId,
      (state) => {
        if (!state) left.abort()
        if (!state || signal.aborted) return state
        if (state.id !== newState.id)
          return isDone && isListed(state) ? { ...newState, ...notesOn(state), ...found, status } : state
        const added = findings.slice(storedCount)
        storedCount = findings.length
        return { ...state, ...found, status, dossiers, findings: [...state.findings, ...added] }
      },
      viewOfNewFindings,
    )
    if (isDone || batch.length > 0) {
      isSending = true
      const allowNext = (): void => void (isSending = false)
      sending = Promise.all([
        sending,
        callPage(tabId, 'paint', { visit, findings: batch, done: isDone, about: texts }).finally(allowNext),
      ])
    }
    // The next sentence waits for the write, which takes seconds where it shares the thread with the check.
    await stored
  }

  const found = await runCheck({ engines, article, occasion, answers: newState.answers }, { signal, show })
  if (found === null) return
  await show(found)
  await sending
}

function notesOn({ orphans, moved, changes }: PageState): Partial<PageState> {
  return defined({ orphans, moved, changes })
}

/** Returns the view for a list of findings that replaces another; the active sentence is found again by its words. */
function viewOfNewFindings({ inView, current }: ViewState, before: PageState, { findings }: PageState): ViewState {
  const held = before.findings.find(({ start }) => start === current)
  return { inView, current: findings.find(({ quote }) => quote === held?.quote)?.start ?? null }
}
