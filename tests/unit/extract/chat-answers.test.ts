// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createChatReader, SETTLE_MS } from '@/lib/extract/chat-answers'
import type { ChatReader } from '@/lib/extract/chat-signs'
import { documentRoots } from '@/lib/extract/document-roots'
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
  expect(ofFile().read(documentRoots(document))).toBeNull()
})
