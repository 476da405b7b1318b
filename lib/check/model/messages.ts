import { z } from 'zod'
import { fromPanel, idSchema, rangeFields, tabSchema, type CallsOf } from '@/lib/messaging/to-background'
import { offsetSchema } from '@/lib/schema/annotation'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import { makeQuestions, textForModelSchema } from './make-questions'
import { showReading } from './show-reading'

export const modelMessages = {
  /** Replies with the questions to a model about a text, from the claims that the engine compared with it. */
  'model-questions': fromPanel(textForModelSchema, makeQuestions),
  /** Shows the differences that a model found on the page of a tab, or in the selection that was checked there. */
  'model-findings': fromPanel(
    tabSchema.extend({
      check: idSchema,
      selectionStart: offsetSchema,
      reading: z.object({
        name: z.string().max(400),
        isTrusted: z.boolean(),
        differs: z
          .array(
            z.object({
              ...rangeFields,
              words: z.string().max(4000),
              sentence: z.object({ ...rangeFields, text: z.string().max(LONGEST_TEXT) }),
              claim: idSchema,
              claimWords: z.string().max(4000),
              isConfirmed: z.boolean(),
              isDoubted: z.boolean(),
              sources: z.array(z.int()).max(1000),
              dossier: idSchema.nullable(),
            }),
          )
          .max(100_000),
        askedSentences: z.array(z.object({ ...rangeFields, dossier: idSchema.nullable() })).max(100_000),
      }),
      size: z.object({ characters: offsetSchema, sentences: offsetSchema }).optional(),
    }),
    showReading,
  ),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof modelMessages> {}
}
