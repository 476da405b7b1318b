import { z } from 'zod'

/**
 * The part of the CSL-JSON input schema (1.0.2) that the export uses. It is as strict as the whole schema and has all
 * its types, so that a field or a type that CSL does not know fails.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html
 */
export const cslDataSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    type: z.enum([
      'article',
      'article-journal',
      'article-magazine',
      'article-newspaper',
      'bill',
      'book',
      'broadcast',
      'chapter',
      'classic',
      'collection',
      'dataset',
      'document',
      'entry',
      'entry-dictionary',
      'entry-encyclopedia',
      'event',
      'figure',
      'graphic',
      'hearing',
      'interview',
      'legal_case',
      'legislation',
      'manuscript',
      'map',
      'motion_picture',
      'musical_score',
      'pamphlet',
      'paper-conference',
      'patent',
      'performance',
      'periodical',
      'personal_communication',
      'post',
      'post-weblog',
      'regulation',
      'report',
      'review',
      'review-book',
      'software',
      'song',
      'speech',
      'standard',
      'thesis',
      'treaty',
      'webpage',
    ]),
    title: z.string().optional(),
    author: z.array(z.strictObject({ literal: z.string() })).optional(),
    'container-title': z.string().optional(),
    publisher: z.string().optional(),
    issued: date().optional(),
    accessed: date().optional(),
    URL: z.url().optional(),
    note: z.string().optional(),
    annote: z.string().optional(),
  }),
)

function date() {
  const part = z.number().int()
  return z.strictObject({ 'date-parts': z.array(z.array(part).min(1).max(3)).min(1).max(2) })
}
