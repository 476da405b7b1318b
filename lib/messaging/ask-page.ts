import { isAnchor } from '@/lib/schema/is-annotation'
import type { Anchor } from '@/lib/schema/annotation'
import { callPage } from '@/lib/messaging/call'
import { LONGEST_TEXT } from '@/lib/schema/limits'

// Calls from the panel to the page agent of a tab, without the background, which might have to be started first.
// Replies come from the page's process, so they are validated.

/** Scrolls to a part of the text. @returns false where it is not on the page, or no page agent answers */
export async function scrollPageTo(tabId: number, start: number, end: number): Promise<boolean> {
  const reply = await callPage(tabId, 'scroll-to', { start, end })
  return reply.ok && reply.value.found
}

/** Returns whether a visit to a page is still in its tab; a page without a reader has no visit, and is not. */
export async function isVisitShown(tabId: number, visit: string | undefined): Promise<boolean> {
  const reply = visit === undefined ? null : await callPage(tabId, 'which-visit', null)
  return reply?.ok === true && reply.value.visit === visit
}

/** Scrolls to the words of a note. @returns false where they are not on the page, or no page agent answers */
export async function scrollPageToNote(tabId: number, id: string): Promise<boolean> {
  const reply = await callPage(tabId, 'scroll-to-annotation', { id })
  return reply.ok && reply.value.found
}

/** @returns the text of the article, at most `LONGEST_TEXT` units; empty where no page agent answers */
export async function textOfPage(tabId: number): Promise<string> {
  const reply = await callPage(tabId, 'page-text', null)
  const text: unknown = reply.ok ? reply.value?.text : ''
  return typeof text === 'string' ? text.slice(0, LONGEST_TEXT) : ''
}

/** @returns the anchor for a note on this part of the article's text; null where the page agent gives none */
export async function anchorOnPage(tabId: number, start: number, end: number): Promise<Anchor | null> {
  const reply = await callPage(tabId, 'anchor-of', { start, end })
  return reply.ok && isAnchor(reply.value) ? reply.value : null
}

/** @returns `anchor` of the selection, null where nothing is selected; `isThere`: whether a page agent answers */
export async function selectionOnPage(tabId: number): Promise<{ isThere: boolean; anchor: Anchor | null }> {
  const reply = await callPage(tabId, 'read-selection', null)
  const anchor: unknown = reply.ok ? reply.value?.anchor : null
  return { isThere: reply.ok, anchor: isAnchor(anchor) ? anchor : null }
}
