import { z } from 'zod'
import { fromPanel, idSchema, type CallsOf } from '@/lib/messaging/to-background'
import { textSchema } from '@/lib/messaging/to-page'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import { checkOwnText, checkQuote, endOwnText } from './check-own-text'

export const ownTextMessages = {
  'check-text': fromPanel(z.object({ text: z.string().transform((text) => text.slice(0, LONGEST_TEXT)) }), ({ text }) =>
    checkQuote(text),
  ),
  /** Checks a text of the user, or waits for its running check. Replies with its state. */
  'check-own-text': fromPanel(
    textSchema.extend({
      id: idSchema,
      file: z.string().nullable(),
      title: z.string(),
      date: z.iso.date().nullable(),
      isKept: z.boolean(),
    }),
    checkOwnText,
  ),
  'end-own-text': fromPanel(z.object({ id: idSchema, isKept: z.boolean() }), ({ id, isKept }) =>
    endOwnText(id, isKept),
  ),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof ownTextMessages> {}
}
