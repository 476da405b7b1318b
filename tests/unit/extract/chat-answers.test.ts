// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createChatReader, LONGEST_WAIT_MS, SETTLE_MS } from '@/lib/extract/chat-answers'
import type { ChatReader } from '@/lib/extract/chat-signs'
import { extractArticle } from '@/lib/extract/extract-article'
import { runAtOnce } from '@/lib/text/run-in-slices'

function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  document.body.replaceChildren(...page.body.childNodes)
}
const ofFile = (): ChatReader => createChatReader(() => Infinity)
const textWith = (chat: ChatReader): string => runAtOnce(extractArticle(document, () => undefined, chat)).text
const citesOf = (chat: ChatReader) =>
  chat.partsOf(runAtOnce(extractArticle(document, () => undefined, chat)).blocks).map(({ cites }) => cites)

test('bubbles of a chat are read on the side of the assistant alone', () => {
  show(`<div class="flex items-end"><div class="message-bubble"><p>Did she win in 1911?</p></div></div>
    <div class="flex items-start"><div class="message-bubble"><p>She won in 1911 <a href="https://nobel.example/1911">nobel</a>.</p></div></div>`)
  expect(textWith(ofFile())).toBe('She won in 1911 .')
  expect(citesOf(ofFile())).toEqual([[{ url: 'https://nobel.example/1911', name: 'nobel' }]])
})

test('words that are a link stay in the sentence, and marks of sources do not', () => {
  show(`<div data-role="user">Who?</div><div data-role="assistant"><p>The <a href="https://museum.example/old">old museum</a> opened in 1899<a href="https://a.example/">[1]</a>.
    <span class="inline-citation"><a href="https://b.example/x">Daily B</a><span>+3</span></span></p></div>`)
  expect(textWith(ofFile())).toBe('The old museum opened in 1899.')
  expect(citesOf(ofFile())[0]!.map(({ name }) => name)).toEqual(['old museum', '', 'Daily B'])
})

test('a link whose address is longer than any that is stored is not named, and the others are', () => {
  show(
    `<div data-role="user">Who?</div><div data-role="assistant"><p>It opened in 1899<a href="https://a.example/${'a'.repeat(9000)}">old</a><a href="https://b.example/x">Daily B</a>.</p></div>`,
  )
  expect(citesOf(ofFile())).toEqual([[{ url: 'https://b.example/x', name: 'Daily B' }]])
})

test('an answer that the page shows twice is read once', () => {
  const answer = '<div data-role="assistant"><p>It opened in 1899.</p></div>'
  show(`<div data-role="user">When?</div>${answer}<div data-role="user">When?</div>${answer}`)
  expect(textWith(ofFile())).toBe('It opened in 1899.')
})

test('the last answer is read when it has not grown for a while and is no longer marked as busy', () => {
  let now = 0
  const chat = createChatReader(() => now)
  show('<div data-role="user">When?</div><div data-role="assistant" aria-busy="true"><p>It opened</p></div>')
  const [paragraph] = document.getElementsByTagName('p')
  expect(textWith(chat)).toBe('')
  now += SETTLE_MS
  expect(textWith(chat)).toBe('')
  document.querySelector('[aria-busy]')!.removeAttribute('aria-busy')
  paragraph!.append(' in 1899.')
  expect(textWith(chat)).toBe('')
  now += SETTLE_MS
  expect(textWith(chat)).toBe('It opened in 1899.')
})

test('a page with readers’ messages and no turns of an assistant is no chat', () => {
  show('<div class="message-bubble">I was there.</div><p class="api-response">It opened in 1899.</p>')
  expect(citesOf(ofFile())).toEqual([])
  expect(textWith(ofFile())).toContain('It opened in 1899.')
})

const SHOWN = 'The mill of Aster was opened in the year 1874 by the town, and it has three floors above the river.'
const TURNS = '<i data-role="user">When?</i><p data-role="assistant">The mill of Aster was opened in 1847.</p>'

test.each([
  ['empty', '<i data-role="user"></i><i data-role="assistant"></i>'],
  ['in a hidden element', `<div hidden>${TURNS}</div>`],
  ['in a transparent element', `<div style="opacity:0">${TURNS}</div>`],
  ['a small part of the text', TURNS.replace('The mill of Aster was opened', 'Opened')],
  [
    'hidden, each in another way',
    TURNS.replace('<i', '<i style="display:none"').replace('<p', '<p style="font-size:0"'),
  ],
])('a page whose turns of a chat are %s is read as an article', (_, turns) => {
  show(`<article><p>${SHOWN}</p><p>${SHOWN.replace('three', 'four')}</p></article>${turns}`)
  expect(textWith(ofFile())).toContain(SHOWN)
  expect(citesOf(ofFile())).toEqual([])
})

test('an article that its page calls a question is read, and so is one that it calls a thought', () => {
  show(`<article data-role="user"><p>${SHOWN}</p></article><p data-role="assistant">It was opened in 1847.</p>`)
  expect(textWith(ofFile())).toContain(SHOWN)
  show(`<i data-role="user">When?</i><article data-role="assistant"><p class="no-thought">${SHOWN}</p></article>`)
  expect(textWith(ofFile())).toContain(SHOWN)
})

const FALSE = 'The mill of Aster was opened in the year 1847, and it has nine floors above the river.'

test.each([
  ['a chip', `<p class="citation">${FALSE}</p>`],
  ['a box of chips', `<div class="sources-citations"><p>${FALSE}</p></div>`],
  ['a toolbar', `<div role="toolbar"><p>${FALSE}</p></div>`],
  ['hidden, and is not', `<div class="not-visually-hidden"><p>${FALSE}</p></div>`],
  ['a thought', `<p class="no-thought">${FALSE}</p>`],
  ['a detail', `<details open><p>${FALSE}</p></details>`],
])('a part of an answer is read that its page calls %s', (_, part) => {
  show(`<i data-role="user">When?</i><article data-role="assistant"><p>${SHOWN}</p>${part}</article>`)
  expect(textWith(ofFile())).toContain('1847')
})

test('an answer is read that would be beside an article', () => {
  show(`<div><div data-role="user"><p class="promo">When was it opened?</p></div>
    <div data-role="assistant"><p class="promo">${SHOWN}</p><p class="related-links">It has <a href="/a">three floors</a>.</p></div></div>`)
  expect(citesOf(ofFile())).toHaveLength(1)
})

test('an answer in a part of the chat that is hidden is not read', () => {
  show(`<div data-role="user">When?</div><div data-role="assistant"><p>${SHOWN}</p></div>
    <div hidden><div data-role="user">When?</div><div data-role="assistant"><p>It opened in 1847.</p></div></div>`)
  expect(textWith(ofFile())).toBe(SHOWN)
})

test.each([
  ['a year', 'opened in <a href="https://a.example/" data-testid="citation">1874</a> by the town.'],
  ['a number', 'opened with <a href="https://a.example/">40</a> stones in its wall.'],
  ['a denial', 'was <span class="citation">not</span> opened in 1847.'],
  ['a denial named like its site', 'was <a href="https://not.example/">not</a> opened in 1847.'],
  ['a last figure', 'opened in <span class="thought">1874</span>.'],
  ['a last word that is a button', 'opened in 1847 <button>Never</button>.'],
  ['a last word that is a chip', 'opened in 1847 <span class="citation">Never</span>'],
])('a sentence of an answer that lacks the words of a chip shows a hole: %s', (_, words) => {
  show(`<div data-role="user">When?</div><div data-role="assistant"><p>The mill of Aster ${words}</p></div>`)
  expect(textWith(ofFile())).toContain('\ufffc')
})

test.each([
  ['a number in brackets', 'opened in 1847<a href="https://a.example/">[1]</a> by the town.'],
  ['a raised number', 'opened in 1847<sup><a href="https://a.example/">1</a></sup> by the town.'],
  [
    'the name of a site at the end',
    'opened in 1847 <span class="citation"><a href="https://a.example/">Daily B</a>+3</span>',
  ],
])('a mark of a source leaves no hole in its sentence: %s', (_, words) => {
  show(`<div data-role="user">When?</div><div data-role="assistant"><p>The mill of Aster ${words}</p></div>`)
  expect(textWith(ofFile())).toMatch(/^The mill of Aster opened in 1847(?: by the town\.)?$/)
})

const CHANGES: [string, (paragraph: Element, now: number) => void, RegExp][] = [
  ['is marked as busy', () => undefined, /^It opened in 1899$/],
  [
    'changes',
    (paragraph, now) => (paragraph.textContent = `It opened in 1899, ${now}`),
    /^It opened in 1899, \d+ \ufffc$/,
  ],
  [
    'is replaced',
    (paragraph, now) => {
      const answer = document.querySelector('[data-role="assistant"]')!
      paragraph.textContent = `It opened in 1899, ${now}`
      answer.replaceWith(answer.cloneNode(true))
    },
    /^It opened in 1899, \d+ \ufffc$/,
  ],
]
test.each(CHANGES)('an answer that %s all the time is read after ten seconds', (_, change, text) => {
  let now = 0
  const chat = createChatReader(() => now)
  show('<div data-role="user">When?</div><div data-role="assistant" aria-busy="true"><p>It opened in 1899</p></div>')
  for (; now < LONGEST_WAIT_MS; now += SETTLE_MS / 3) {
    change(document.querySelector('p')!, now)
    expect(textWith(chat)).toBe('')
  }
  change(document.querySelector('p')!, now)
  expect(textWith(chat)).toMatch(text)
})
