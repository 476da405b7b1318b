import type { Annotation } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import type { NoteWriter } from '../shared/exchange'
import { isWebUrl } from '@/lib/notes/formats/shared/page-report'
import { exportedVerdict, type ExportedVerdict } from '../shared/exported-verdict'
import { lookupOf, type DossierLookups } from '../shared/dossier-lookup'
import { jsonItems, wellFormedJson } from '../json/json-text'

/**
 * Writes the notes on findings as schema.org ClaimReview. It is not a published fact check and says so: the feed and
 * each review are drafts, nothing has a publication date, and the author is a program. Notes without a finding or
 * without checked text are left out, and so is the user's own text.
 *
 * @see https://schema.org/ClaimReview
 */
export const writeClaimReview: NoteWriter = async function* (batches, { now, dossiers }) {
  const feed = {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    name: t('saved.notesTitle'),
    // For people who see the file without any other explanation.
    description:
      'Interchange file made by the Claimlight browser extension. Not a published fact check: each review says what a research dossier has beside a sentence, as a program compared them. Nobody has reviewed it.',
    creativeWorkStatus: 'Draft',
    dateCreated: now,
  }
  yield `${wellFormedJson(feed).slice(0, -1)},\n"dataFeedElement":[`
  const reviews = async function* () {
    for await (const batch of batches) yield* batch.flatMap((note) => claimReview(note, dossiers) ?? [])
  }
  yield* jsonItems(reviews())
  yield '\n]}\n'
}

function claimReview(
  { id, url, title, anchor, claim, finding, created, modified }: Annotation,
  lookups: DossierLookups,
) {
  const quote = anchor?.quote.exact ?? (claim === null ? '' : title)
  if (finding === null || quote.trim() === '') return null
  const { reason, sources, dossierVersion } = finding
  const verdict = exportedVerdict(finding)
  const lookup = lookupOf(finding.dossier, lookups)
  return {
    '@type': 'ClaimReview',
    identifier: id,
    creativeWorkStatus: 'Draft',
    dateCreated: created,
    dateModified: modified,
    author: { '@type': 'SoftwareApplication', name: 'Claimlight', applicationCategory: 'BrowserApplication' },
    claimReviewed: finding.head === undefined ? quote : `${finding.head}: ${quote}`,
    itemReviewed: {
      '@type': 'Claim',
      text: quote,
      appearance: isWebUrl(url) ? { '@type': 'WebPage', url, name: title || undefined } : undefined,
    },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: ratings[verdict],
      worstRating: ratings[verdict] && 1,
      bestRating: ratings[verdict] && 3,
      alternateName: `${verdictNames[verdict]} by the dossier`,
      ratingExplanation: reason || undefined,
    },
    isBasedOn: [
      { '@type': 'Dataset', name: `Dossier on ${lookup.subject.name}`, version: dossierVersion },
      ...lookup.sourcesOf(sources).map((source) => ({
        '@type': 'CreativeWork',
        name: source.title,
        url: isWebUrl(source.url) ? source.url : undefined,
        datePublished: source.date,
        publisher: source.publisher && { '@type': 'Organization', name: source.publisher },
      })),
    ],
  }
}

/** Ratings from 1 (worst) to 3; a sentence that is not verified, or only in part, has none. */
const ratings: Record<ExportedVerdict, number | undefined> = {
  contradicted: 1,
  disputed: 2,
  part: undefined,
  supported: 3,
  unverified: undefined,
}

/** Words for the verdicts: English like the field names, because the file is for programs. */
const verdictNames: Record<ExportedVerdict, string> = {
  contradicted: 'Contradicted',
  disputed: 'Disputed',
  part: 'Covered in part',
  supported: 'Supported',
  unverified: 'Not verified',
}
