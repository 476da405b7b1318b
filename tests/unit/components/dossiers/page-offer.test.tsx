// @vitest-environment jsdom
import { Blob } from 'node:buffer'
import { gzipSync } from 'node:zlib'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { setBrowser } from '../../fake-browser'
import { show } from '../render'

const url = 'https://example.org/ada/'
const text = JSON.stringify({
  ...{ offer: 1, name: 'Ada Byrne', version: '1', asOf: '2026-01', claims: 1, sources: 1, signedBy: null },
  ...{ file: 'ada.json', bytes: 4, sha256: 'a'.repeat(64) },
})
const body = gzipSync('ada!').toString('base64')
/** Answers that the test gives to each tab after a press. */
const answers = new Map<number, () => void>()
interface Asked {
  target: { tabId: number }
  args: { isWhole: boolean }[]
}
setBrowser({
  scripting: {
    executeScript({ target, args }: Asked) {
      const said = (packed: string | null) => [
        { result: { url, count: 1, head: { length: text.length, text }, body: { length: 4, text: packed } } },
      ]
      if (args[0]?.isWhole !== true) return Promise.resolve(said(null))
      return new Promise((resolve) => answers.set(target.tabId, () => resolve(said(body))))
    },
  },
})
vi.stubGlobal('Blob', Blob)
const { PanelContext } = await import('@/entrypoints/sidepanel/panel-context')
const { default: PageOffer } = await import('@/entrypoints/sidepanel/page-offer')

test('the answer of a page takes the place of no file once the user has left the screen', async () => {
  const choose = vi.fn<(tab: number) => void>()
  const offerOf = (tabId: number) => {
    const actions = { choose: () => choose(tabId) }
    const adder = { state: vi.fn(), subscribe: vi.fn(), actions } as never
    return show(
      <PanelContext value={{ adder } as never}>
        <PageOffer page={{ tabId, url } as never} installed={[]} />
      </PanelContext>,
    )
  }
  const [left, open] = [offerOf(1), offerOf(2)]
  for (const { container } of [left, open])
    fireEvent.click(await within(container).findByRole('button', { name: 'Preview the evidence' }))
  expect(screen.getAllByRole('button', { name: 'Reading…' })).toHaveLength(2)
  left.unmount()
  answers.get(1)?.()
  answers.get(2)?.()
  await vi.waitFor(() => expect(choose).toHaveBeenCalledWith(2))
  expect(choose).toHaveBeenCalledOnce()
})
