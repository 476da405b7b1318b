// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useJustAsked } from '@/entrypoints/sidepanel/use-watched'
import { show } from './render'

const { read, watchers } = vi.hoisted(() => ({
  read: vi.fn(() => Promise.resolve<object | null>(null)),
  watchers: new Set<(wish: object) => void>(),
}))
vi.mock('@/lib/platform/session', () => ({
  checkRequest: {
    read,
    watch: (changed: (wish: object) => void) => (watchers.add(changed), () => watchers.delete(changed)),
  },
}))

function Panel({ tab, hasAnswer = false }: { tab: number; hasAnswer?: boolean }) {
  return <p>{useJustAsked(tab, hasAnswer) ? 'reading' : 'not asked'}</p>
}
const wish = (tabId: number, ago = 0) => ({ tabId, id: 'one', at: Date.now() - ago })

test('a panel that opens with a click says at once that the page is read, before the background does', async () => {
  read.mockResolvedValueOnce(wish(5))
  show(<Panel tab={5} />)
  expect(await screen.findByText('reading')).toBeTruthy()
})

test('an old click, and one on another tab, say nothing', async () => {
  read.mockResolvedValueOnce(wish(5, 60_000))
  show(<Panel tab={5} />)
  await act(async () => {
    await read.mock.results.at(-1)?.value
    for (const changed of watchers) changed(wish(6))
  })
  expect(screen.getByText('not asked')).toBeTruthy()
})

test('the answer ends it, also when the page is left afterwards', async () => {
  read.mockResolvedValueOnce(wish(5))
  const { rerender } = show(<Panel tab={5} />)
  await screen.findByText('reading')
  rerender(<Panel tab={5} hasAnswer />)
  rerender(<Panel tab={5} />)
  expect(screen.getByText('not asked')).toBeTruthy()
})
