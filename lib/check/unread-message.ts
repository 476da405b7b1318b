import { joinWithAnd } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { unreadParts, type UnreadPart } from '@/lib/schema/unread'
import { z } from 'zod'

export const unreadSchema = z.array(z.enum(unreadParts)).max(unreadParts.length).readonly().optional()

/** Returns a sentence with what a page shows and was not read; undefined where all was read. */
export function unreadMessage(parts: readonly UnreadPart[] = []): string | undefined {
  return parts.length === 0
    ? undefined
    : t('unread.list', { parts: joinWithAnd(parts.map((part) => t(`unread.${part}`))) })
}
