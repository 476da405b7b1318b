import { declaredLanguage, isEnglish } from './language'
import { mentions } from './mentions'
import type { PageFacts } from './page-facts'
import { BLOCK_BREAK, type PageMap } from './page-map'
import { readArticle } from './read-article'
import type { ReaderHost } from './reader-host'
import { inSlices } from './slices'

/** Looks at the page, now and again: is it about the subject, what does it say, and has that changed? */
export interface Look {
  /** Looks again. Calls that come while it looks are answered by one more look at the end. */
  again(): Promise<void>
  /** The page's text as it was last read; read now if it was not (a page off the subject is not). */
  map(): Promise<PageMap>
  /** The visit that is being or was checked; null while the page has nothing to check. */
  visit(): string | null
}

export const EMPTY_MAP: PageMap = { text: '', blocks: [], pieces: [] }

/** @param moved is called when the text is the same but may stand in other nodes, or when there is none any more */
export function createLook(page: Document, host: ReaderHost, facts: () => PageFacts, moved: (map: PageMap) => void): Look {
  const { signal } = host
  let map: PageMap | null = null
  let visit: string | null = null
  let checkedText: string | null = null
  let status: 'off-subject' | 'other-language' | null = null
  let looking: Promise<void> | null = null
  let askedAgain = false

  const read = async (): Promise<PageMap> => {
    map = (await inSlices(readArticle(page), signal)) ?? map ?? EMPTY_MAP
    return map
  }
  const nothingToCheck = (reason: 'off-subject' | 'other-language', lang: string | null): void => {
    if (visit !== null) moved(EMPTY_MAP)
    visit = checkedText = null
    if (status === reason) return
    status = reason
    host.seen({ url: page.location.href, title: facts().title, status: reason, lang })
  }
  const once = async (): Promise<void> => {
    // Most pages end here: one pass over the page's letters, with no style or layout asked for.
    if (!mentions(`${page.title} ${page.body?.textContent ?? ''}`, host.names)) return nothingToCheck('off-subject', null)
    const now = await read()
    if (signal.aborted) return
    if (!mentions(`${page.title} ${now.text}`, host.names) || now.text === '') return nothingToCheck('off-subject', null)
    const lang = declaredLanguage(page)
    if (!isEnglish(now.text, lang)) return nothingToCheck('other-language', lang)
    status = null
    if (now.text === checkedText) return moved(now)
    checkedText = now.text
    visit = crypto.randomUUID()
    const blocks = now.blocks.map(({ kind, start, end }) => ({ kind, text: now.text.slice(start, end) }))
    const taken = await host.check({ visit, url: page.location.href, ...facts(), lang, blocks })
    // Nobody took it (the worker stopped half way): the next look asks again.
    if (!taken && !signal.aborted) checkedText = null
  }

  return {
    visit: () => visit,
    map: () => (map ? Promise.resolve(map) : read()),
    again() {
      askedAgain = true
      looking ??= (async () => {
        while (askedAgain && !signal.aborted) {
          askedAgain = false
          await once()
        }
      })().finally(() => (looking = null))
      return looking
    },
  }
}

/** The text of blocks that were joined for the engine: the reader and the background must join them alike. */
export const joinBlocks = (blocks: readonly { text: string }[]): string => blocks.map(({ text }) => text).join(BLOCK_BREAK)
