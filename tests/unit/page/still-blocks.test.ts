// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Line } from '@/lib/page/mark/drawing'
import type { PageMap } from '@/lib/page/extract/page-map'
import { stillBlocks } from '@/lib/page/mark/still-blocks'

/** A line under the words of each element with an id, in the order of the document. */
function linesOn(html: string): { isStill: (id: string) => boolean } {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  const elements = [...document.querySelectorAll('[id]')]
  const blocks = elements.map((element, i) => ({ kind: 'paragraph' as const, start: i * 10, end: i * 10 + 8, element }))
  const map: PageMap = { text: 'x'.repeat(blocks.length * 10), blocks, pieces: [] }
  const isStill = stillBlocks(document)
  const lineIn = (id: string): Line => {
    const at = elements.findIndex((element) => element.id === id)
    return { map, layer: 'claimlight-matches', start: at * 10 + 1, end: at * 10 + 4 }
  }
  return { isStill: (id) => isStill(lineIn(id)) }
}

test('words in the flow of the page are still', () => {
  const { isStill } = linesOn('<main style="position: relative"><p id="a">One.</p><p id="b">Two.</p></main>')
  expect([isStill('a'), isStill('b')]).toEqual([true, true])
})

test.each([
  ['fixed to the window', '<div style="position: fixed"><p id="a">One.</p></div>'],
  ['sticky', '<div style="position: sticky"><p id="a">One.</p></div>'],
  ['transformed', '<div style="transform: translateX(3px)"><p id="a">One.</p></div>'],
  ['about to be transformed', '<div style="will-change: transform"><p id="a">One.</p></div>'],
])('words in an element that is %s are not', (_, html) => {
  expect(linesOn(html).isStill('a')).toBe(false)
})

test('words in an element that hides a part of its content are not, and those in one that shows all are', () => {
  const { isStill } = linesOn(
    '<div style="overflow-y: auto" data-tall><p id="a">One.</p></div><div style="overflow-y: hidden"><p id="b">Two.</p></div>',
  )
  Object.defineProperty(document.querySelector('[data-tall]'), 'scrollHeight', { value: 500 })
  expect([isStill('a'), isStill('b')]).toEqual([false, true])
})

test('words of a block that contains another block are not', () => {
  const { isStill } = linesOn('<div id="a">One. <p id="b">Two.</p></div>')
  expect([isStill('a'), isStill('b')]).toEqual([false, true])
})

test('words in a raised element are still unless a background lies between it and them', () => {
  const { isStill } = linesOn(
    `<div style="position: relative"><p id="a">One.</p><section style="background-color: white"><p id="b">Two.</p></section></div>
    <div style="background-color: white"><p id="c">Three.</p></div>`,
  )
  expect(['a', 'b', 'c'].map(isStill)).toEqual([true, false, true])
})

test.each(['z-index: 2', 'opacity: 0.5', 'isolation: isolate', 'filter: blur(1px)'])(
  'words in a layer of the page (%s) are not still',
  (style) => {
    expect(linesOn(`<div style="position: relative; ${style}"><p id="a">One.</p></div>`).isStill('a')).toBe(false)
  },
)

test('links and forms with a field called host around the words are no obstacle', () => {
  const { isStill } = linesOn('<a href="/x"><p id="a">One.</p></a><form><input name="host"><p id="b">Two.</p></form>')
  expect(['a', 'b'].map(isStill)).toEqual([true, true])
})
