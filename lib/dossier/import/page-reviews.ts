import { claimReviewsIn, type ClaimReviews } from '@/lib/dossier/format/claim-reviews'
import { pageDocument } from '@/lib/dossier/readers/page-document'
import { markedUpRecords } from '@/lib/dossier/readers/marked-up-records'
import { parsedJson } from '@/lib/text/parsed-json'

/** Returns a page as a document, with the claims that it rates. */
export const pageWithReviews = (html: string, readable: Parameters<typeof pageDocument>[1]) => ({
  ...pageDocument(html, readable),
  reviews: claimReviewsInMarkup(html),
})

/** Reads the claim reviews of a page: JSON-LD, microdata and RDFa of schema.org. */
export function claimReviewsInMarkup(markup: string): ClaimReviews | undefined {
  if (!markup.includes('ClaimReview')) return undefined
  const { records, scripts } = markedUpRecords(markup, 'ClaimReview')
  const parsed = scripts.filter((text) => text.includes('ClaimReview')).map((text) => parsedJson(text.trim()))
  const broken = parsed.filter((one) => one === undefined).map(() => ({ words: '', reason: 'it is not JSON' }))
  const read = claimReviewsIn([...records, ...parsed])
  return { ...read, refused: [...read.refused, ...broken] }
}
