import { z } from 'zod'
import { anchorSchema, detailWordsSchema } from './annotation'
import { noteLimits } from './limits'

export const noteChangeSchema = z.object({
  id: z.string().max(noteLimits.id),
  /** `changed`: other words took the place of the quote; `deleted`: none did; `gone`: most of the page's text is gone. */
  kind: z.enum(['changed', 'deleted', 'gone']),
  /** Removed and added words, each with up to one unchanged word beside it. Either may be empty. */
  parts: z.array(z.tuple([detailWordsSchema, detailWordsSchema])).max(noteLimits.changedParts),
  /** The anchor of the new words; null unless `changed`. */
  anchor: anchorSchema.nullable(),
})

/** A change of the quote of a note that is no longer on its page. */
export type NoteChange = z.infer<typeof noteChangeSchema>
