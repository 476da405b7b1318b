import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pageAuthor, pageMetadata } from '@/lib/extract/page-metadata'

/** Injected when the user adds a claim or note from a page: returns the page as a source. It leaves nothing there. */
export default defineUnlistedScript(() => {
  const { title, site, date } = pageMetadata(document)
  return { url: document.location.href, title, site, date, author: pageAuthor(document) }
})
