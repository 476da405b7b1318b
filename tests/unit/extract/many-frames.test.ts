// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { documentRoots, frameBody } from '@/lib/extract/document-roots'

// In a document without a window frames load nothing, and a thousand take no time.
let page: Document
const asked = new Set<Element>()
beforeEach(() => {
  page = document.implementation.createHTMLDocument()
  vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockImplementation(function (this: Element) {
    asked.add(this)
    return this.hasAttribute('src') ? null : document.implementation.createHTMLDocument()
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  page.body.replaceChildren()
  asked.clear()
})

function addFrames(count: number, attribute?: string): void {
  for (let i = 0; i < count; i++) {
    const frame = page.createElement('iframe')
    if (attribute) frame.setAttribute(attribute, 'https://other.example/')
    page.body.append(frame)
  }
}

test('of a thousand frames only the first forty are read, also after many reads', () => {
  addFrames(1000)
  for (let i = 0; i < 3; i++) {
    documentRoots(page)
    for (const frame of page.querySelectorAll('iframe')) frameBody(frame)
  }
  expect(asked.size).toBe(40)
  expect(documentRoots(page)).toHaveLength(41)
})

test('removed frames make room for others', () => {
  addFrames(1000)
  documentRoots(page)
  page.body.replaceChildren()
  addFrames(30)
  expect(documentRoots(page)).toHaveLength(31)
})

test('frames of other origins do not count', () => {
  addFrames(1000, 'src')
  addFrames(5)
  expect(documentRoots(page)).toHaveLength(6)
})
