// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { describeRange } from '@/lib/extract/document-range'
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
