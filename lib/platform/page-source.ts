import { collapseSpaces } from '@/lib/text/fold-words'
import { readPageSourceIn } from '@/lib/platform/scripts'
import { readSettings } from '@/lib/platform/settings'
import { switchedOffScope } from '@/lib/platform/switched-off'
import { pageKeyOf } from '@/lib/text/same-page'

/** Source data that a page states about itself; missing fields are empty. */
interface PageSource {
  author: string
  /** Name of the site as the page states it, else its host. */
  site: string
  /** An ISO day, month or year: "2026-06-02". */
  date: string
}

/**
 * Asks the page of a tab who wrote it, where it is published, and when. Only for a note or a report that the user makes:
 * nothing else needs the author.
 * @param url address of the page that the note or report is about
 * @returns null where the tab shows another page now, or the page is turned off, may not be read or does not answer soon
 */
export function requestPageSource(tabId: number, url: string): Promise<PageSource | null> {
  const patience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))
  const asked = readSettings().then(async (settings) =>
    switchedOffScope(settings, url) === null ? pageSourceIn(await readPageSourceIn(tabId), url) : null,
  )
  return Promise.race([asked.catch(() => null), patience])
}

/** Milliseconds to wait for the answer, so that a busy page does not delay the form. */
const PATIENCE_MS = 700

/** Validates the untrusted answer of a page. @returns null where it is invalid or from another page than `url` */
export function pageSourceIn(raw: unknown, url: string): PageSource | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { url: own, author, site, date } = raw as Record<string, unknown>
  if (typeof own !== 'string' || own.length > LONGEST_URL || pageKeyOf(own) !== pageKeyOf(url)) return null
  const day = /^\d{4}(?:-\d{2}){0,2}$/.exec(singleLine(date))?.[0] ?? ''
  return { author: singleLine(author), site: singleLine(site), date: day }
}

const LONGEST_URL = 8000

function singleLine(value: unknown): string {
  return typeof value === 'string' ? collapseSpaces(value.toWellFormed()).slice(0, 1000) : ''
}
