import { extractArticle } from '@/lib/extract/extract-article'
import { mapText } from '@/lib/extract/page-map'
import { pageMetadata } from '@/lib/extract/page-metadata'
import { runInSlices } from '@/lib/text/run-in-slices'
import { readSelection } from './read-selection'

/**
 * Reads a page that the user wants to use as evidence: what it says of itself, its visible article, its markup for the
 * marks and the list of its sources, and the selection.
 */
export async function readEvidence(page: Document) {
  const { title, site, date } = pageMetadata(page)
  const selected = readSelection(page)
  const { result } = await runInSlices(extractArticle(page))
  const html = page.documentElement.outerHTML
  const read = mapText(result)
  return {
    ...{ url: page.location.href, title, site, date, ...read },
    html: html.length > LONGEST_HTML ? '' : html,
    // A part that the user selects is evidence wherever it is on the page.
    selection: selected && { text: selected.text, position: selected.anchor?.position ?? null, blocks: read.blocks },
  }
}

/** UTF-16 units of markup that are read. Of a longer page only the text is read, without the marks of its sources. */
const LONGEST_HTML = 8_000_000
