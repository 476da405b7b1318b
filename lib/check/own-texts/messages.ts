import { z } from 'zod'
import { fromPanel, idSchema, type CallsOf } from '@/lib/messaging/to-background'
import { articleSchema } from '@/lib/messaging/to-page'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import { checkOwnText, checkQuote, endOwnText } from './check-own-text'

export const ownTextMessages = {
  'check-text': fromPanel(z.object({ text: z.string().transform((text) => text.slice(0, LONGEST_TEXT)) }), ({ text }) =>
    checkQuote(text),
  ),
  /** Checks a text of the user, or waits for its running check. Replies with its `OwnTextCheck`. */
  'check-own-text': fromPanel(
    articleSchema.extend({ id: idSchema, occasion: z.enum(['along', 'asked']), isKept: z.boolean() }),
    ({ date, ...text }) => checkOwnText({ ...text, ...(date === undefined ? {} : { date }) }),
  ),
  'end-own-text': fromPanel(z.object({ id: idSchema, isKept: z.boolean() }), ({ id, isKept }) =>
    endOwnText(id, isKept),
  ),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof ownTextMessages> {}
}
