// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { findAnchor } from '@/tests/unit/page/anchor/find-anchor'
import { readSelection } from '@/lib/page/selection/read-selection'

/** Selects from the first to the last of some words that are in one text node each. */
function select(body: string, from: string, to = from): ReturnType<typeof readSelection> {
  const parsed = new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html')
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement)
  const [start, end] = [nodeWith(from), nodeWith(to)]
  const range = document.createRange()
  range.setStart(start.node, start.at)
  range.setEnd(end.node, end.at + to.length)
  getSelection()!.removeAllRanges()
  getSelection()!.addRange(range)
  return readSelection(document)
}

function nodeWith(words: string): { node: Text; at: number } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words)
    if (at >= 0) return { node: node as Text, at }
  }
  throw new Error(`no ${words}`)
}

afterEach(() => getSelection()!.removeAllRanges())

test('a selection is read with the article text around it', () => {
  const read = select('<p>Ada came.</p><p>She  <i>left</i>\n in May<sup>[1]</sup>. Then rain.</p>', 'She', 'in May')
  expect(read).toMatchObject({ text: 'She left in May', before: 'Ada came.\n\n', after: '. Then rain.' })
})

test('the anchor of a selection is found in the article', () => {
  const read = select('<p>Ada came.</p><p>She left in May. Then rain.</p>', 'left in May')!
  const text = read.before + read.text + read.after
  expect(findAnchor(text, read.anchor!)).toMatchObject({ start: read.before.length })
})

test('a selection around a note beside the sentence is the words of the sentence', () => {
  const note = '<span class="sidenote">She was ill.</span>'
  const read = select(`<p>Ada came${note} in May. She <sup><a href="#n4">4</a></sup>left.</p>`, 'came', ' in May')
  expect(read).toMatchObject({ text: 'came in May', before: 'Ada ' })
})

test('a selection has the language that the nearest element declares for it, without that of the page', () => {
  expect(select('<p>Ada came.</p><p lang="en">She <i>left</i>.</p>', 'left')).toMatchObject({ lang: 'en' })
  expect(select('<div lang="de"><p>Ada came.</p></div>', 'came')).toMatchObject({ lang: 'de' })
  expect(select('<p>Ada came.</p>', 'came')).toMatchObject({ lang: null })
})

test.each([
  ['Lewis’s had sold 3,000 of them.', 'ewis’s had sold 3,0', 'Lewis’s had sold 3,000'],
  ['He studied computer science.', 'udied computer', 'studied computer'],
  ['Fetched on 31 March 1858.', 'ched on 31 Marc', 'Fetched on 31 March'],
  ['A café–bar, at once.', 'afé', 'café'],
  ['“So it is.”', 'So it is', 'So it is'],
])('a selection is of whole words: %s', (text, words, read) => {
  expect(select(`<p>${text}</p>`, words)).toMatchObject({ text: read, anchor: { quote: { exact: read } } })
})

test('white space at the ends of a selection is removed', () => {
  expect(select('<p>Ada came and left.</p>', ' came ')).toMatchObject({ text: 'came', before: 'Ada ' })
})

test('outside the article, a selection has no position, and the text of its own block around it', () => {
  const read = select(
    '<p>The article is here and long enough.</p><div id="comments"><p>I say she left early.</p></div>',
    'she left',
  )
  expect(read).toMatchObject({ text: 'she left', before: 'I say ', after: ' early.', anchor: { position: null } })
})

test('outside the article, a whole paragraph has the text around it on the page, and the document’s letters', () => {
  const read = select(
    '<p>The article is here, with more text than the notice below it has, and long enough to be one.</p><footer><ul><li style="text-transform: uppercase">Dates are those of the notice.</li><li>Next.</li></ul></footer>',
    'Dates are those of the notice.',
  )
  expect(read).toMatchObject({ text: 'Dates are those of the notice.', before: '', after: '' })
  expect(read!.anchor!.quote).toEqual({
    exact: 'Dates are those of the notice.',
    prefix: ' text than the notice below it has, and long enough to be one.\n\n',
    suffix: '\n\nNext.',
  })
})

test('without a selection, null is returned', () => {
  select('<p>Ada came.</p>', 'Ada')
  getSelection()!.removeAllRanges()
  expect(readSelection(document)).toBeNull()
})
