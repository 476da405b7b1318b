import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Annotation } from '@/lib/schema/annotation'
import { writeClaimReview } from './to-claim-review'
import { book, notes } from '@/tests/unit/components/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { written } from '@/tests/unit/notes/formats/written'

/** The properties that schema.org requires, as far as an export uses them; unknown fields fail. */
const thing = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ '@type': z.literal(type), ...shape })
const url = z.string().regex(/^https?:\/\//i)
const feedSchema = thing('DataFeed', {
  '@context': z.literal('https://schema.org'),
  name: z.string(),
  description: z.string().regex(/Not a published fact check/),
  creativeWorkStatus: z.literal('Draft'),
  dateCreated: z.iso.datetime(),
  dataFeedElement: z.array(
    thing('ClaimReview', {
      identifier: z.string(),
      creativeWorkStatus: z.literal('Draft'),
      dateCreated: z.string(),
      dateModified: z.string(),
      author: thing('SoftwareApplication', { name: z.literal('Claimlight'), applicationCategory: z.string() }),
      claimReviewed: z.string().min(1),
      itemReviewed: thing('Claim', {
        text: z.string(),
        appearance: thing('WebPage', { url, name: z.string().optional() }).optional(),
      }),
      reviewRating: thing('Rating', {
        ratingValue: z.number().min(1).max(3).optional(),
        worstRating: z.literal(1).optional(),
        bestRating: z.literal(3).optional(),
        alternateName: z.string().regex(/ by the dossier$/),
        ratingExplanation: z.string().optional(),
      }),
      isBasedOn: z.tuple([thing('Dataset', { name: z.string(), version: z.string() })]).rest(
        thing('CreativeWork', {
          name: z.string(),
          url: url.optional(),
          datePublished: z.string().optional(),
          publisher: thing('Organization', { name: z.string() }).optional(),
        }),
      ),
    }),
  ),
})
const feed = async (annotations: readonly Annotation[]) =>
  feedSchema.parse(JSON.parse(await written(writeClaimReview, annotations, book)))

describe('ClaimReview', () => {
  test('has the dossier’s verdict on the quote, the page and the sources', async () => {
    const { dataFeedElement } = await feed(notes)
    expect(dataFeedElement).toHaveLength(1) // the second note has no finding
    expect(dataFeedElement[0]).toMatchObject({
      claimReviewed: 'She left the works in March 2022, after five years.',
      itemReviewed: {
        appearance: { url: 'https://review.example/ada', name: 'The woman who left the works to teach' },
      },
      reviewRating: { ratingValue: 1, alternateName: 'Contradicted by the dossier' },
      isBasedOn: [
        { name: 'Dossier on Ada Example', version: 'test.1' },
        { name: 'Leaving the works', url: 'https://example.org/leaving' },
      ],
    })
  })

  test('has no rating for an unverified sentence', async () => {
    const [note] = notes
    const { dataFeedElement } = await feed([{ ...note!, finding: { ...note!.finding!, verdict: 'unverified' } }])
    expect(dataFeedElement[0]?.reviewRating).toEqual({
      '@type': 'Rating',
      alternateName: 'Not verified by the dossier',
      ratingExplanation: 'The dossier has 13 July 2022.',
    })
  })

  test('does not contain the user’s own text', async () => {
    expect(await written(writeClaimReview, notes, book)).not.toContain('Ask the desk')
  })

  test('is valid, is marked as a draft, and has each note on a finding with a quote, for any page and note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (annotations) => {
        const { dataFeedElement } = await feed(annotations)
        const wanted = annotations.flatMap(({ finding, anchor, claim, title }) => {
          const words = anchor?.quote.exact ?? (claim === null ? '' : title)
          return finding && words.trim() !== '' ? [words.toWellFormed()] : []
        })
        expect(dataFeedElement.map(({ itemReviewed }) => itemReviewed.text).sort()).toEqual(wanted.sort())
      }),
      { numRuns: 300 },
    )
  })
})
