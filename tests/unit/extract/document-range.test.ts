// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { describeRange, resolveRange } from '@/lib/extract/document-range'
import type { PageMap } from '@/lib/extract/page-map'
import { readArticle } from '@/lib/extract/read-article'

function read(body: string): PageMap {
  const parsed = new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html')
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement)
  const steps = readArticle(document)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const spanOf = ({ text }: PageMap, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
]

describe('a range', () => {
  test('has the elements of its start and end, with offsets in them', () => {
    const map = read('<article><p>Ada came.</p><p>She  <i>left</i>\n in May. Then rain.</p></article>')
    expect(describeRange(document, map, ...spanOf(map, 'left in May'))).toEqual({
      startContainer: '/article[1]/p[2]/i[1]',
      startOffset: 0,
      endContainer: '/article[1]/p[2]',
      endOffset: 17,
    })
  })

  test('is resolved to the same words, also when earlier paragraphs have grown', () => {
    const words = 'left in May'
    const map = read('<article><p>Ada came.</p><p>She  <i>left</i>\n in May. Then rain.</p></article>')
    const range = describeRange(document, map, ...spanOf(map, words))!
    const now = read('<article><p>Ada came, all by herself.</p><p>She  <i>left</i>\n in May. Then rain.</p></article>')
    const place = resolveRange(document, now, range)!
    expect(now.text.slice(place.start, place.end)).toBe(words)
  })

  test('of another tool is resolved: from the root of the document, or without [1]', () => {
    const map = read('<main><p>Ada came.</p><p>She left.</p></main>')
    const place = resolveRange(document, map, {
      startContainer: '/html/body/main[1]/p[2]',
      startOffset: 4,
      endContainer: '/html[1]/body[1]/main/p[2]',
      endOffset: 8,
    })!
    expect(map.text.slice(place.start, place.end)).toBe('left')
  })

  test.each([
    '//p',
    '/p[last()]',
    '/main[1]/p[2]/text()',
    '/nowhere[3]',
    'id("x")',
    '/main[999999999]',
    '/a'.repeat(500),
  ])('with the path %j is not resolved', (path) => {
    const map = read('<main><p>Ada came.</p><p>She left.</p></main>')
    expect(
      resolveRange(document, map, { startContainer: path, startOffset: 0, endContainer: path, endOffset: 3 }),
    ).toBeNull()
  })

  test('cannot be created in a shadow root', () => {
    const text = 'Ada came to the house by the sea, and stayed.'
    read('<div id="host"></div>')
    const root = document.getElementById('host')!.attachShadow({ mode: 'open' })
    root.append(Object.assign(document.createElement('p'), { textContent: text }))
    const steps = readArticle(document)
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value.text).toBe(text)
    expect(describeRange(document, step.value, 0, 3)).toBeNull()
  })
})
