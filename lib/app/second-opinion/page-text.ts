import { callPage } from '@/lib/messaging/call'
import { textSchema } from '@/lib/messaging/to-page'
import type { Block } from '@/lib/schema/finding'

/** @returns the text that the findings of a page refer to; null where no page agent answers, or with another form */
export async function textOfPage(tabId: number): Promise<{ text: string; blocks: Block[] } | null> {
  const reply = await callPage(tabId, 'page-text', null)
  return reply.ok ? (textSchema.safeParse(reply.value).data ?? null) : null
}
