// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createHiddenText } from '@/lib/page/lifecycle/page-scanner'
import { extractArticle } from '@/lib/extract/extract-article'

/** Reads a page and returns its hidden text. */
function hiddenIn(body: string) {
  const page = new DOMParser().parseFromString(body, 'text/html')
  document.body.replaceChildren(...document.importNode(page.body, true).childNodes)
  const hidden = createHiddenText()
  const steps = extractArticle(document, hidden.add)
  while (!steps.next().done);
  return hidden
}

test.each([
  ['an opacity of 0', 'opacity: 0'],
  ['visibility: hidden', 'visibility: hidden'],
  ['display: none', 'display: none'],
])('text hidden by %s is noticed when it is shown', (_how, style) => {
  const hidden = hiddenIn(`<p>Shown.</p><p id="late" style="${style}">Late.</p>`)
  expect(hidden.hasAppeared()).toBe(false)
  document.querySelector('#late')?.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(true)
})

test('a body that was hidden is noticed when it is shown', () => {
  document.body.style.visibility = 'hidden'
  const hidden = hiddenIn('<article><h1>Title</h1><p>Text.</p></article>')
  expect(hidden.hasAppeared()).toBe(false)
  document.body.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(true)
})

test('a hidden element without text is ignored', () => {
  const hidden = hiddenIn('<p>Shown.</p><div id="late" style="display: none"> </div>')
  document.querySelector('#late')?.removeAttribute('style')
  expect(hidden.hasAppeared()).toBe(false)
})

test('a removed element is not noticed', () => {
  const hidden = hiddenIn('<p>Shown.</p><p id="late" style="display: none">Late.</p>')
  const late = document.querySelector('#late')
  late?.removeAttribute('style')
  late?.remove()
  expect(hidden.hasAppeared()).toBe(false)
})

test.each([
  ['between two words', '<p>It was <span id="late" hidden>not</span> built.</p>'],
  ['at the end', '<p>It was built <span id="late" hidden>in part</span></p>'],
  ['behind a word in bold', '<p><b>It was</b><i id="late" hidden>not</i><b>built</b></p>'],
])('a hidden word %s of a sentence behind many hidden paragraphs is noticed when it is shown', (_where, sentence) => {
  const hidden = hiddenIn('<p hidden>Late.</p>'.repeat(600) + sentence)
  expect(hidden.hasAppeared()).toBe(false)
  document.querySelector('#late')?.removeAttribute('hidden')
  expect(hidden.hasAppeared()).toBe(true)
})
