import type { AnswerPart } from '@/lib/schema/page-state'
import type { DocumentRoot } from './document-roots'
import type { MappedBlock } from './page-map'
import { unclobbered } from './unclobbered'

/** One answer of an assistant on a chat page. */
export interface ChatAnswer {
  /** The elements with its text, in order: thoughts between them are no part of it. */
  elements: Element[]
  /** Number of the answer, the same each time the page is read. */
  id: number
  /** Whether its text has not changed for a while. */
  isSettled: boolean
  /** Whether it is read: it has settled, or has changed for so long that it is read as it is. */
  isRead: boolean
}

/** The reader of chat pages, in a script of its own that only such pages load. */
export interface ChatReader {
  /**
   * Returns the visible answers in the order of the page; null where the page is no chat.
   *
   * @param article the blocks of the page, read as an article
   */
  read(roots: readonly DocumentRoot[], article: readonly MappedBlock[]): ChatAnswer[] | null
  /** Whether an element is a turn: its words and those in it are never beside the article. */
  isTurn(element: Element): boolean
  /** Whether an element inside an answer is no text of it: thoughts, code, citation chips, buttons. */
  isBeside(element: Element): boolean
  /** Whether no sentence lacks the words of such an element on its line: a raised number, the name of a site at the end. */
  isSourceMark(element: Element): boolean
  /** Returns the parts of a text by its blocks. */
  partsOf(blocks: readonly { start: number; end: number; answer?: number | undefined }[]): AnswerPart[]
}

/** Signs of answers, of which few pages without a chat have one; `chat-answers.ts` then decides. */
const ANSWER_HINTS = '[data-message-author-role],[data-testid$="-message"],[data-is-streaming],model-response,.message-bubble,[data-role=assistant],[data-author=assistant]' // prettier-ignore

export const mayBeChat = (roots: readonly DocumentRoot[]): boolean =>
  roots.some((root) => root.querySelector(ANSWER_HINTS))

/** Whether an element of an answer has a sentence, which is text of it whatever the element is called. */
export function hasSentence(element: Element): boolean {
  const text = unclobbered(element, 'textContent')
  return /\p{L}{2}[.!?](?:\s|$)/u.test(text) && text.trim().split(/\s+/, 4).length === 4
}

/** The scripts of the extension in a page share their global object, which the page does not see. */
const shared = globalThis as { [CHAT_READER]?: ChatReader }
const CHAT_READER = Symbol.for('claimlight.chat')

export const loadedChatReader = (): ChatReader | undefined => shared[CHAT_READER]

export function provideChatReader(reader: ChatReader): void {
  shared[CHAT_READER] = reader
}
