import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createChatReader } from '@/lib/extract/chat-answers'
import { loadedChatReader, provideChatReader } from '@/lib/extract/chat-signs'

/** Injected where a page has signs of a chat with an assistant; the page agent then reads its answers. */
export default defineUnlistedScript(() =>
  provideChatReader(loadedChatReader() ?? createChatReader(() => performance.now())),
)
