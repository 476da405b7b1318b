import { type RootRegistry, isDocument, unslottedChildren, type DocumentRoot } from '@/lib/extract/document-roots'
import { declaredLanguage, isEnglish, isEnglishTag, isForeign, ownLanguageOf } from '@/lib/extract/language'
import { rawTextOf } from '@/lib/extract/raw-text'
import { mayMention, mentionsName } from '@/lib/text/mentions'
import type { PageMetadata } from '@/lib/extract/page-metadata'
import { joinParts, mapText, partsOf, type PageMap } from '@/lib/extract/page-map'
import { loadedChatReader, mayBeChat } from '@/lib/extract/chat-signs'
import { extractArticle } from '@/lib/extract/extract-article'
import { createScrolledRows } from './scrolled-rows'
import type { PageAgentHost, UncheckedPage, WhyNotChecked } from './page-agent-host'
import { nextTask, runInSlices } from '@/lib/text/run-in-slices'
import { visibilityOf } from '@/lib/extract/visibility'
import { SHOW_TEXT, parentIn } from '@/lib/extract/unclobbered'
import { COMMENTS_SELECTOR, isCommentSection } from '@/lib/extract/boilerplate-filter'

/** Minimum number of English words for a check of a page in another language, whose headings may look English. */
const LEAST_ENGLISH_WORDS = 30
const MOST_TRIES = 2
const RETRY_MS = 1000
const EMPTY_MAP: PageMap = { text: '', blocks: [], pieces: [] }

/**
 * Creates the scanner, which reads the page on request: whether it names the subject, its text, and any changes.
 *
 * @param onMove called when the same text may be in other nodes, or when there is no text any more
 */
export function createPageScanner(
  page: Document,
  roots: RootRegistry,
  host: PageAgentHost,
  metadata: () => PageMetadata,
  onMove: (map: PageMap) => void,
) {
  const { signal } = host
  const hidden = createHiddenText()
  const rows = createScrolledRows()
  let pageMap: PageMap | null = null
  let reading: Promise<PageMap> | null = null
  let foreign: PageMap | null = null
  let visit: string | null = null
  let checkedText: string | null = null
  let lastSeen: string | null = null
  let currentScan: Promise<void> | null = null
  let askedAgain = false
  let tries = 0

  const extractWithRows = function* () {
    return yield* rows.addTo(yield* extractArticle(page, hidden.add))
  }
  const readPage = (): Promise<PageMap> => (reading = readInSlices())
  const readInSlices = async (): Promise<PageMap> => {
    await nextTask()
    hidden.clear()
    pageMap = (await runInSlices(extractWithRows(), { signal }))?.result ?? pageMap ?? EMPTY_MAP
    await nextTask()
    return pageMap
  }
  const nothingToCheck = (status: UncheckedPage['status'], more: WhyNotChecked): void => {
    if (visit !== null) onMove(EMPTY_MAP)
    visit = checkedText = null
    if (status !== 'other-language') foreign = null
    const { canonical, title, site } = metadata()
    const seen = { canonical, title, site, status, ...more }
    if (lastSeen === JSON.stringify(seen)) return
    lastSeen = JSON.stringify(seen)
    host.reportUnchecked({ url: page.location.href, ...seen })
  }
  const scanOnce = async (): Promise<void> => {
    roots.refresh()
    const isChat = mayBeChat(roots.all())
    if (isChat && !loadedChatReader()) await host.loadChatReader()
    // Most pages end here: one pass over the page's characters, without styles or layout.
    if (
      !isChat &&
      visit === null &&
      ![page.title, ...roots.all().map(rawTextOf)].some((text) => mayMention(text, host.names()))
    ) {
      nothingToCheck('off-subject', {})
      return
    }
    const wholeMap = await readPage()
    const answers = loadedChatReader()?.partsOf(wholeMap.blocks)
    // The first answer of a chat is still being written.
    if (signal.aborted || (visit === null && wholeMap.text === '' && wholeMap.isGrowing)) return
    const lang = declaredLanguage(page)
    if (wholeMap.text === '' || !mentionsName(`${page.title} ${wholeMap.text}`, host.names())) {
      nothingToCheck('off-subject', { ...placeOfName(), unread: wholeMap.unread, answers })
      return
    }
    const english = keepEnglish(wholeMap)
    const isRead =
      isEnglish(wholeMap.text, lang) ||
      ((english.text.match(/\S+/g)?.length ?? 0) >= LEAST_ENGLISH_WORDS && isEnglish(english.text, 'en'))
    const now = isRead ? english : keepMarkedAsEnglish(wholeMap)
    if (now.text === '' || !mentionsName(`${page.title} ${now.text}`, host.names())) {
      pageMap = foreign = wholeMap
      nothingToCheck('other-language', { lang })
      return
    }
    pageMap = now
    foreign = null
    if (now.text === checkedText) onMove(now)
    else await check(now, lang, wholeMap.blocks.length - now.blocks.length)
  }
  /** Returns where the page names the subject if its article does not. */
  const placeOfName = (): WhyNotChecked => {
    const names = host.names()
    const inComments = commentsNaming(roots.all(), names)
    const text = inComments ?? (mentionsName(page.title, names) ? page.title : textOutsideArticle(roots.all(), names))
    if (text === undefined) return {}
    const mentioned = names.filter((name) => mentionsName(text, [name]))
    return { foundIn: inComments === undefined ? 'outside' : 'comments', mentioned }
  }
  const check = async (now: PageMap, lang: string | null, leftOut: number): Promise<void> => {
    lastSeen = null
    checkedText = now.text
    visit = crypto.getRandomValues(new Uint32Array(4)).join('-') // http pages have no `randomUUID`.
    const answers = loadedChatReader()?.partsOf(now.blocks)
    const about = { url: page.location.href, ...metadata(), lang, leftOut, unread: now.unread, answers }
    const taken = await host.check({ visit, ...about, ...mapText(now) })
    if (taken) {
      tries = 0
      return
    }
    // The check was not accepted, because the worker has stopped: another run asks again after `RETRY_MS`.
    checkedText = null
    if (++tries > MOST_TRIES || signal.aborted) return
    const timer = setTimeout(() => void rescan(), RETRY_MS)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const scanUntilIdle = async (): Promise<void> => {
    do {
      askedAgain = false
      try {
        await scanOnce()
      } catch (error) {
        console.error('Claimlight:', error)
        nothingToCheck('error', {})
      }
    } while (wantsMore())
  }
  const wantsMore = (): boolean => askedAgain && !signal.aborted

  const rescan = (): Promise<void> => {
    askedAgain = true
    currentScan ??= scanUntilIdle().finally(() => (currentScan = null))
    return currentScan
  }

  return {
    /** Id of the visit that is being or was checked; null while the page has nothing to check. */
    visit: () => visit,
    /** Returns the whole text of a page in another language; null on any other page. */
    foreign: () => foreign,
    /** Returns the page's text at the last run; extracts it if that run did not, as on a page off the subject. */
    map: (): Promise<PageMap> => (pageMap ? Promise.resolve(pageMap) : (reading ?? readPage())),
    /** Reads the page again. Calls during a run cause one more run at its end. */
    again: rescan,
    /** Reads the page again, and has its text checked even if the text has not changed. */
    recheck(): Promise<void> {
      checkedText = lastSeen = null
      return rescan()
    },
    hasAppeared: hidden.hasAppeared,
    isGrowing: (): boolean => pageMap?.isGrowing === true,
    scrollToRow: (text: string): void => rows.scrollTo(text),
  }
}

/**
 * Returns the first text of the page that names a subject, also hidden text, menus and footers, but not scripts and
 * styles. Used to explain why nothing is checked.
 */
function textOutsideArticle(roots: readonly DocumentRoot[], names: readonly string[]): string | undefined {
  for (const root of roots) {
    const within = isDocument(root) ? root.querySelector('body, frameset') : root
    const texts = within?.ownerDocument.createTreeWalker(within, SHOW_TEXT)
    for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
      const text = node.nodeValue ?? ''
      if (mentionsName(text, names) && !CODE_ELEMENTS.has(node.parentElement?.localName ?? '')) return text
    }
  }
  return undefined
}

const CODE_ELEMENTS = new Set(['script', 'style', 'noscript', 'template'])

/** Creates a list of the elements whose text was skipped because it was not visible; it may appear later. */
export function createHiddenText() {
  const hidden = new Set<Element>()
  return {
    clear: () => hidden.clear(),
    add: (element: Element): void => {
      if (hidden.size < MOST_HIDDEN_ELEMENTS && element.textContent.trim() !== '') hidden.add(element)
    },
    /** Returns whether one of the elements is visible now. Reads the styles of at most `MOST_HIDDEN_ELEMENTS`. */
    hasAppeared: () => [...hidden].some(isShown),
  }
}

/** Maximum number of hidden elements: pages that reveal text on scroll hide one per paragraph, and a word may be behind them. */
const MOST_HIDDEN_ELEMENTS = 2000

function isShown(element: Element): boolean {
  const view = element.ownerDocument.defaultView
  if (!view || !element.isConnected || visibilityOf(element, view.getComputedStyle(element)).seen !== 'seen')
    return false
  const parent = parentIn(element)
  return !parent || !unslottedChildren(parent).includes(element)
}

/**
 * Returns the first comments on the page that name a subject. Used to explain why a page is not checked whose article
 * names none.
 */
function commentsNaming(roots: readonly DocumentRoot[], names: readonly string[]): string | undefined {
  return roots
    .flatMap((root) => [...root.querySelectorAll(COMMENTS_SELECTOR)])
    .find((element) => isCommentSection(element, Infinity) && mentionsName(element.textContent, names))?.textContent
}

/** Returns a map of the English blocks of a page; the same object if all blocks are English. */
function keepEnglish(map: PageMap): PageMap {
  const isKept = map.blocks.map(({ element, start, end }) => {
    const text = map.text.slice(start, end)
    const language = ownLanguageOf(element)
    const before = resultByElement.get(element)
    if (before?.text === text && before.language === language) return before.isKept
    const isKept = !isForeign(text, language)
    resultByElement.set(element, { text, language, isKept })
    return isKept
  })
  return isKept.includes(false) ? withBlocks(map, isKept) : map
}

/** The last result for each element: most paragraphs are unchanged when a page is read again. */
const resultByElement = new WeakMap<Element, { text: string; language: string | null; isKept: boolean }>()

/** Returns a map of the blocks that a page in another language marks as English by themselves. */
function keepMarkedAsEnglish(map: PageMap): PageMap {
  const isMarked = map.blocks.map(({ element, start, end }) => {
    const language = ownLanguageOf(element, ':root, body, main, article')
    return language !== null && isEnglishTag(language) && !isForeign(map.text.slice(start, end), language)
  })
  return withBlocks(map, isMarked)
}

const withBlocks = (map: PageMap, isKept: readonly boolean[]): PageMap =>
  joinParts(
    partsOf(map).filter((_, at) => isKept[at]),
    map,
  )
