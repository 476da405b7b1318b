import type { SentenceLookup } from '@/lib/engine/types'
import { moveLookup } from '@/lib/page/mark/move-lookup'
import { t } from '@/lib/i18n/t'
import { call } from '@/lib/messaging/call'
import { storageErrorText } from '../notes/storage-error-text'

/** Letters around a stretch that tell whom "he" means; the same as around a selection on a page. */
const BEFORE = 6000
const AFTER = 1000

/**
 * Looks up the sentences between two offsets of a text. Only what stands around them goes to the background: the text may
 * be a book.
 *
 * @returns the sentences that the stretch touches, or one sentence that says why they are not known
 */
export async function lookUp(text: string, start: number, end: number): Promise<SentenceLookup[] | string> {
  const from = Math.max(0, start - BEFORE)
  const part = { text: text.slice(from, end + AFTER), start: start - from, end: end - from }
  const reply = await call('look-up', part)
  if (!reply.ok) return t('lookup.failed', { why: storageErrorText(reply.code) })
  return reply.value.sentences.map((sentence) => moveLookup(sentence, from))
}
