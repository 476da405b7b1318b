import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageAuthor } from '@/lib/extract/page-author'
import { pageMetadata } from '@/lib/extract/page-metadata'

/** Injected when the user adds a claim or a note from a page: what the page is, as a source. It leaves nothing in the page. */
export default defineUnlistedScript(() => {
  const { title, site, date } = pageMetadata(document)
  return { url: document.location.href, title, site, date, author: pageAuthor(document) }
})
