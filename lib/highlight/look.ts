import { declaredLanguage, isEnglish } from './language'
import { mayMention, mentions } from './mentions'
import type { PageFacts } from './page-facts'
import { pageLetters } from './page-letters'
import { BLOCK_BREAK, type PageMap } from './page-map'
import { readArticle } from './read-article'
import type { ReaderHost } from './reader-host'
import { inSlices } from './slices'

/** Looks at the page, now and again: is it about the subject, what does it say, and has that changed? */
export interface Look {
  /** Looks again. Calls that come while it looks are answered by one more look at the end. */
  again: () => Promise<void>
  /** The page's text as it was last read; read now if it was not (a page off the subject is not). */
  map: () => Promise<PageMap>
  /** The visit that is being or was checked; null while the page has nothing to check. */
  visit: () => string | null
}

const MOST_TRIES = 2
const RETRY_MS = 1000

export const EMPTY_MAP: PageMap = { text: '', blocks: [], pieces: [] }

/** @param moved is called when the text is the same but may stand in other nodes, or when there is none any more */
export function createLook(
  page: Document,
  host: ReaderHost,
  facts: () => PageFacts,
  moved: (map: PageMap) => void,
): Look {
  const { signal } = host
  let map: PageMap | null = null
  let visit: string | null = null
  let checkedText: string | null = null
  let status: 'off-subject' | 'other-language' | null = null
  let looking: Promise<void> | null = null
  let askedAgain = false
  let tries = 0

  const read = async (): Promise<PageMap> => {
    map = (await inSlices(readArticle(page), signal)) ?? map ?? EMPTY_MAP
    return map
  }
  const nothingToCheck = (reason: 'off-subject' | 'other-language', lang: string | null): void => {
    if (visit !== null) moved(EMPTY_MAP)
    visit = checkedText = null
    if (status === reason) return
    status = reason
    const { pageKey, title } = facts()
    host.seen({ url: page.location.href, pageKey, title, status: reason, lang })
  }
  const once = async (): Promise<void> => {
    // Most pages end here: one pass over the page's letters, with no style or layout asked for.
    if (!mayMention(`${page.title} ${pageLetters(page)}`, host.names)) {
      nothingToCheck('off-subject', null)
      return
    }
    const now = await read()
    if (signal.aborted) return
    const lang = declaredLanguage(page)
    if (now.text === '' || !mentions(`${page.title} ${now.text}`, host.names)) nothingToCheck('off-subject', null)
    else if (!isEnglish(now.text, lang)) nothingToCheck('other-language', lang)
    else if (now.text === checkedText) moved(now)
    else await check(now, lang)
  }
  const check = async (now: PageMap, lang: string | null): Promise<void> => {
    status = null
    checkedText = now.text
    visit = crypto.randomUUID()
    const blocks = now.blocks.map(({ kind, start, end }) => ({ kind, text: now.text.slice(start, end) }))
    const taken = await host.check({ visit, url: page.location.href, ...facts(), lang, blocks })
    if (taken) {
      tries = 0
      return
    }
    // Nobody took it: the worker stopped half way. It starts again when it is asked again.
    checkedText = null
    if (++tries > MOST_TRIES || signal.aborted) return
    const timer = setTimeout(() => void look.again(), RETRY_MS)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const lookUntilSeen = async (): Promise<void> => {
    do {
      askedAgain = false
      await once()
    } while (wantsMore())
  }
  const wantsMore = (): boolean => askedAgain && !signal.aborted

  const look: Look = {
    visit: () => visit,
    map: () => (map ? Promise.resolve(map) : read()),
    again() {
      askedAgain = true
      looking ??= lookUntilSeen().finally(() => (looking = null))
      return looking
    },
  }
  return look
}

/** The text of blocks that were joined for the engine: the reader and the background must join them alike. */
export const joinBlocks = (blocks: readonly { text: string }[]): string =>
  blocks.map(({ text }) => text).join(BLOCK_BREAK)
