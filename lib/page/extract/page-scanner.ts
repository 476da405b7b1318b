import { keepEnglish } from './keep-english'
import type { RootRegistry } from './root-registry'
import { declaredLanguage, isEnglish } from './language'
import { mayMention, mentions } from './mentions'
import type { PageMetadata } from './page-metadata'
import { createHiddenText } from './hidden-text'
import { commentsMention } from './comments-mention'
import { outsideMentions } from './outside-mentions'
import { pageTextQuickly } from './page-text-quickly'
import type { PageMap } from './page-map'
import { readArticle } from './read-article'
import type { PageSeen, PageAgentHost } from '../lifecycle/page-agent-host'
import { inSlices } from './slices'

/** Reads the page when asked: whether it mentions the subject, its text, and whether that has changed. */
export interface PageScanner {
  /** Reads the page again. Calls during a run cause one more run at its end. */
  again: () => Promise<void>
  /** Looks again, and has the text checked also when it is the same as before. */
  afresh: () => Promise<void>
  /** Reads the page again if hidden text has become visible. Resolves with whether it did. */
  ifRevealed: () => Promise<boolean>
  /** The page's text at the last run; extracts it if that run did not, as on a page off the subject. */
  map: () => Promise<PageMap>
  /** The whole text of a page in another language; null on other pages. */
  foreign: () => PageMap | null
  /** Id of the visit that is being or was checked; null while the page has nothing to check. */
  visit: () => string | null
}

/** On a page in another language some headings may look English; a check needs at least this many English words. */
const FEW_WORDS = 30
const MOST_TRIES = 2
const RETRY_MS = 1000

export const EMPTY_MAP: PageMap = { text: '', blocks: [], pieces: [] }

/** @param moved called when the same text may be in other nodes, or when there is no text any more */
export function createPageScanner(
  page: Document,
  roots: RootRegistry,
  host: PageAgentHost,
  facts: () => PageMetadata,
  moved: (map: PageMap) => void,
): PageScanner {
  const { signal } = host
  const hidden = createHiddenText()
  let map: PageMap | null = null
  let foreign: PageMap | null = null
  let visit: string | null = null
  let checkedText: string | null = null
  let said: string | null = null
  let looking: Promise<void> | null = null
  let askedAgain = false
  let tries = 0

  const read = async (): Promise<PageMap> => {
    hidden.clear()
    map = (await inSlices(readArticle(page, hidden.add), signal)) ?? map ?? EMPTY_MAP
    return map
  }
  const nothingToCheck = (status: PageSeen['status'], more: Pick<PageSeen, 'lang' | 'only'>): void => {
    if (visit !== null) moved(EMPTY_MAP)
    visit = checkedText = null
    if (status !== 'other-language') foreign = null
    const { canonical, title } = facts()
    const saying = JSON.stringify({ status, ...more, canonical, title })
    if (said === saying) return
    said = saying
    host.seen({ url: page.location.href, canonical, title, status, ...more })
  }
  const once = async (): Promise<void> => {
    roots.refresh()
    // Most pages end here: one pass over the page's characters, without styles or layout.
    if (
      !roots.all().some((root) => mayMention(pageTextQuickly(root), host.names())) &&
      !mayMention(page.title, host.names())
    ) {
      nothingToCheck('off-subject', {})
      return
    }
    const all = await read()
    if (signal.aborted) return
    const lang = declaredLanguage(page)
    if (all.text === '' || !mentions(`${page.title} ${all.text}`, host.names())) {
      nothingToCheck('off-subject', placeOfName())
      return
    }
    const now = keepEnglish(all)
    const isRead = isEnglish(all.text, lang) || (wordCount(now.text) >= FEW_WORDS && isEnglish(now.text, 'en'))
    if (!isRead || now.text === '' || !mentions(`${page.title} ${now.text}`, host.names())) {
      map = foreign = all
      nothingToCheck('other-language', { lang })
      return
    }
    map = now
    foreign = null
    if (now.text === checkedText) moved(now)
    else await check(now, lang, all.blocks.length - now.blocks.length)
  }
  /** Where else the page names the subject, when its article does not. */
  const placeOfName = (): Pick<PageSeen, 'only'> => {
    if (commentsMention(roots.all(), host.names())) return { only: 'comments' }
    const isElsewhere = mentions(page.title, host.names()) || outsideMentions(roots.all(), host.names())
    return isElsewhere ? { only: 'outside' } : {}
  }
  const check = async (now: PageMap, lang: string | null, leftOut: number): Promise<void> => {
    said = null
    checkedText = now.text
    visit = crypto.randomUUID()
    const blocks = now.blocks.map(({ kind, start, end }) => ({ kind, text: now.text.slice(start, end) }))
    const taken = await host.check({ visit, url: page.location.href, ...facts(), lang, leftOut, blocks })
    if (taken) {
      tries = 0
      return
    }
    // The check was not accepted: the worker stopped. The next run asks again.
    checkedText = null
    if (++tries > MOST_TRIES || signal.aborted) return
    const timer = setTimeout(() => void look.again(), RETRY_MS)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const lookUntilSeen = async (): Promise<void> => {
    do {
      askedAgain = false
      try {
        await once()
      } catch (error) {
        console.error('Claimlight:', error)
        nothingToCheck('error', {})
      }
    } while (wantsMore())
  }
  const wantsMore = (): boolean => askedAgain && !signal.aborted

  const look: PageScanner = {
    visit: () => visit,
    foreign: () => foreign,
    map: () => (map ? Promise.resolve(map) : read()),
    again() {
      askedAgain = true
      looking ??= lookUntilSeen().finally(() => (looking = null))
      return looking
    },
    afresh() {
      checkedText = said = null
      return look.again()
    },
    async ifRevealed() {
      if (!hidden.hasAppeared()) return false
      await look.again()
      return true
    },
  }
  return look
}

function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
