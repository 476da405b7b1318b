// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createHiddenText } from '@/lib/page/extract/hidden-text'
import { readArticle } from '@/lib/page/extract/read-article'

/** Reads a page and gives what it passed over. */
function hiddenIn(body: string) {
  const page = new DOMParser().parseFromString(body, 'text/html')
  document.body.replaceChildren(...document.importNode(page.body, true).childNodes)
  const hidden = createHiddenText()
  const steps = readArticle(document, hidden.add)
  while (!steps.next().done);
  return hidden
}

test.each([
  ['an opacity of 0', 'opacity: 0'],
  ['visibility: hidden', 'visibility: hidden'],
  ['display: none', 'display: none'],
])('text that is hidden by %s is known to appear when that ends', (_how, style) => {
  const hidden = hiddenIn(`<p>Shown.</p><p id="late" style="${style}">Late.</p>`)
  expect(hidden.hasAppeared()).toBe(false)
  document.querySelector('#late')?.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(true)
})

test('a body that is hidden as a whole appears', () => {
  document.body.style.visibility = 'hidden'
  const hidden = hiddenIn('<article><h1>Title</h1><p>Text.</p></article>')
  expect(hidden.hasAppeared()).toBe(false)
  document.body.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(true)
})

test('what is hidden and has no text is not waited for', () => {
  const hidden = hiddenIn('<p>Shown.</p><div id="late" style="display: none"> </div>')
  document.querySelector('#late')?.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(false)
})

test('what is taken out of the page does not appear', () => {
  const hidden = hiddenIn('<p>Shown.</p><p id="late" style="display: none">Late.</p>')
  const late = document.querySelector('#late')
  late?.removeAttribute('style')
  late?.remove()
  expect(hidden.hasAppeared()).toBe(false)
})
