// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { Finding } from '@/lib/schema/finding'
import { watchPointer } from '@/lib/page/lifecycle/watch-pointer'

test('events created by the page’s scripts neither open nor close a card', () => {
  vi.useFakeTimers()
  const card = { open: vi.fn(), close: vi.fn(), isOpen: () => true, isPinned: () => false }
  watchPointer(document, { findingAt: () => ({ start: 0 }) as Finding }, card, new AbortController().signal)
  document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  const move = Object.assign(new Event('pointermove', { bubbles: true }), { pointerType: 'mouse', buttons: 0 })
  document.body.dispatchEvent(move)
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  vi.runAllTimers()
  expect(card.open).not.toHaveBeenCalled()
  expect(card.close).not.toHaveBeenCalled()
  vi.useRealTimers()
})
