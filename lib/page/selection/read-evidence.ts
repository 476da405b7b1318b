import { extractArticle } from '@/lib/extract/extract-article'
import { mapText } from '@/lib/extract/page-map'
import { pageMetadata } from '@/lib/extract/page-metadata'
import type { UnreadPart } from '@/lib/schema/unread'
import { runInSlices } from '@/lib/text/run-in-slices'
import { readSelection } from './read-selection'

/**
 * Reads a page that the user wants to use as evidence: what it says of itself, its visible article, its markup for the
 * marks and the list of its sources, and the selection.
 */
export async function readEvidence(page: Document) {
  const { title, site, date } = pageMetadata(page)
  const selected = readSelection(page)
  let isFolded = false
  const addHidden = (element: Element): void => {
    isFolded ||= element.textContent.length >= LEAST_FOLDED && element.closest('details:not([open])') !== null
  }
  const { result } = await runInSlices(extractArticle(page, addHidden))
  const html = page.documentElement.outerHTML
  const read = mapText(result)
  // Of an article behind a paywall, the page says how long it is.
  const [, words = 0] = /"wordCount"\s*:\s*"?(\d{2,6})/.exec(page.querySelector(DATA)?.textContent ?? '') ?? []
  const isStub = (result.text.match(/\S+/g)?.length ?? 0) < Number(words) / 2
  const isCut =
    isStub ||
    isFolded ||
    read.text.length < result.text.length ||
    (result.unread ?? []).some((part) => CUT_PARTS.has(part))
  return {
    url: page.location.href,
    title,
    site,
    date,
    ...read,
    isCut,
    html: html.length > LONGEST_HTML ? '' : html,
    // A part that the user selects is evidence wherever it is on the page.
    selection: selected && { text: selected.text, position: selected.anchor?.position ?? null, blocks: read.blocks },
  }
}

/** Characters of a closed fold from which it is a part of the text, and no remark. */
const LEAST_FOLDED = 200
const DATA = 'script[type="application/ld+json"]'
const CUT_PARTS = new Set<UnreadPart>(['frame', 'cut', 'blurred'])

/** UTF-16 units of markup that are read. Of a longer page only the text is read, without the marks of its sources. */
const LONGEST_HTML = 8_000_000
