import { z } from 'zod'
import { rangeFields } from '@/lib/messaging/to-background'
import { addressSchema, lineSchema } from '@/lib/schema/annotation'
import type { AnswerPart } from '@/lib/schema/page-state'

const answerSchema = z.object({
  ...rangeFields,
  cites: z.array(z.object({ url: addressSchema, name: lineSchema })).max(100),
}) satisfies z.ZodType<AnswerPart>

/** The answers of a chat as a page reports them. */
export const answersSchema = z.array(answerSchema).max(10_000).optional()
