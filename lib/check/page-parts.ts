import { z } from 'zod'
import { joinWithAnd } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { pageIdentitySchema, rangeFields } from '@/lib/messaging/to-background'
import { addressSchema, lineSchema } from '@/lib/schema/annotation'
import { unreadParts, type UnreadPart } from '@/lib/schema/unread'

const citedSchema = z.object({ url: addressSchema, name: lineSchema })

/** Fields of each report on a page: its identity, the parts that are not read, and the answers of a chat. */
export const pagePartsSchema = pageIdentitySchema.extend({
  unread: z.array(z.enum(unreadParts)).max(unreadParts.length).readonly().optional(),
  answers: z
    .array(z.object({ ...rangeFields, cites: z.array(citedSchema).max(100) }))
    .max(10_000)
    .optional(),
})

/** Returns a sentence with what a page shows and was not read; undefined where all was read. */
export const unreadMessage = (parts: readonly UnreadPart[] = []): string | undefined =>
  parts.length === 0 ? undefined : t('unread.list', { parts: joinWithAnd(parts.map((part) => t(`unread.${part}`))) })
