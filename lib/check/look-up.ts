import type { SentenceLookup } from '@/lib/schema/finding'
import { moveLookup } from '@/lib/page/mark/move-finding'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { storageErrorText } from '@/lib/i18n/storage-error-text'

/** Characters of context before the sentences, so that "he" can be resolved; as for a selection on a page. */
const CONTEXT_BEFORE = 6000
const CONTEXT_AFTER = 1000

/**
 * Looks up the sentences between two offsets of a text. Only their context is sent to the background: the text may be a
 * book.
 *
 * @param url address of the page that has the text
 * @returns the sentences in the range, or one sentence with the error
 */
export async function lookUpText(
  text: string,
  start: number,
  end: number,
  url?: string,
): Promise<SentenceLookup[] | string> {
  const from = Math.max(0, start - CONTEXT_BEFORE)
  const part = { text: text.slice(from, end + CONTEXT_AFTER), start: start - from, end: end - from, url }
  const reply = await callBackground('look-up', part)
  if (!reply.ok) return t('lookup.failed', { why: storageErrorText(reply.code) })
  return reply.value.sentences.map((sentence) => moveLookup(sentence, from))
}
