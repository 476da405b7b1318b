// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { watchReturn, whenShown } from '@/lib/page/lifecycle/watch-showing'

const show = (persisted: boolean) => dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))

test('a page that the browser prerenders starts nothing before the user opens it', () => {
  const page = document.implementation.createHTMLDocument('A story')
  const start = vi.fn()
  Object.assign(page, { prerendering: true })
  whenShown(page, start)
  expect(start).not.toHaveBeenCalled()
  Object.assign(page, { prerendering: false })
  page.dispatchEvent(new Event('prerenderingchange'))
  page.dispatchEvent(new Event('prerenderingchange'))
  expect(start).toHaveBeenCalledOnce()
})

test('a page that is shown starts at once', () => {
  const start = vi.fn()
  whenShown(document, start)
  expect(start).toHaveBeenCalledOnce()
})

test('only a page from the browser’s memory has come back, each time, until it is no longer watched', () => {
  const returned = vi.fn()
  const end = new AbortController()
  watchReturn(document, returned, end.signal)
  show(false)
  expect(returned).not.toHaveBeenCalled()
  show(true)
  show(true)
  end.abort()
  show(true)
  expect(returned).toHaveBeenCalledTimes(2)
})
