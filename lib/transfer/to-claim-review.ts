import type { Annotation } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'
import type { Verdict } from '@/lib/match/types'
import type { NoteWriter } from './exchange'
import { isWeb } from './page-report'
import type { Shelf } from './shelf'
import { wellFormedJson } from './well-formed-json'

/**
 * The notes on findings as schema.org's ClaimReview, for programs that take it in. It is no fact check and says so: the feed
 * and each review in it are drafts, nothing is dated as published, and the author is a program. Notes without a finding
 * or without words that were checked are left out, and so are the reader's own words.
 *
 * @see https://schema.org/ClaimReview
 */
export function writeClaimReview(shelf: Shelf): NoteWriter {
  return async function* (batches, { now }) {
    const feed = {
      '@context': 'https://schema.org',
      '@type': 'DataFeed',
      name: t('saved.notesTitle'),
      // Read by those who meet the file without us, wherever that is.
      description:
        'Interchange file made by the Claimlight browser extension. Not a published fact check: each review says what a research dossier has beside a sentence, as a program compared them. Nobody has reviewed it.',
      creativeWorkStatus: 'Draft',
      dateCreated: now,
    }
    yield `${wellFormedJson(feed).slice(0, -1)},\n"dataFeedElement":[`
    let before = '\n'
    for await (const batch of batches)
      for (const note of batch) {
        const review = claimReview(note, shelf)
        if (review === null) continue
        yield before + wellFormedJson(review)
        before = ',\n'
      }
    yield '\n]}\n'
  }
}

function claimReview({ id, url, title, anchor, claim, finding, created, modified }: Annotation, shelf: Shelf) {
  const quote = anchor?.quote.exact ?? (claim === null ? '' : title)
  if (finding === null || quote.trim() === '') return null
  const { verdict, reason, sources, dossierVersion } = finding
  return {
    '@type': 'ClaimReview',
    identifier: id,
    creativeWorkStatus: 'Draft',
    dateCreated: created,
    dateModified: modified,
    author: { '@type': 'SoftwareApplication', name: 'Claimlight', applicationCategory: 'BrowserApplication' },
    claimReviewed: quote,
    itemReviewed: {
      '@type': 'Claim',
      text: quote,
      appearance: isWeb(url) ? { '@type': 'WebPage', url, name: title || undefined } : undefined,
    },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: values[verdict],
      worstRating: values[verdict] && 1,
      bestRating: values[verdict] && 3,
      alternateName: `${words[verdict]} by the dossier`,
      ratingExplanation: reason || undefined,
    },
    isBasedOn: [
      { '@type': 'Dataset', name: `Dossier on ${shelf.subject.name}`, version: dossierVersion },
      ...shelf.sourcesOf(sources).map((source) => ({
        '@type': 'CreativeWork',
        name: source.title,
        url: isWeb(source.url) ? source.url : undefined,
        datePublished: source.date,
        publisher: source.publisher && { '@type': 'Organization', name: source.publisher },
      })),
    ],
  }
}

/** What cannot be verified has no place between 1 and 3. */
const values: Record<Verdict, number | undefined> = {
  contradicted: 1,
  disputed: 2,
  supported: 3,
  unverified: undefined,
}

/** Like the field names, the words of a form for programs: in English wherever it is made. */
const words: Record<Verdict, string> = {
  contradicted: 'Contradicted',
  disputed: 'Disputed',
  supported: 'Supported',
  unverified: 'Not verified',
}
