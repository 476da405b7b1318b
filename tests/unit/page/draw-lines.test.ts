// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RootRegistry } from '@/lib/extract/document-roots'
import type { PageMap } from '@/lib/extract/page-map'
import { drawLines } from '@/lib/page/mark/draw-lines'
import { createPainter } from '@/lib/page/mark/painter'

/** A paragraph with one line on its words, and the number of ranges that are underlined. */
function underlined() {
  const registry = new Map<string, Set<Range>>()
  vi.stubGlobal('CSS', { highlights: registry })
  vi.stubGlobal('Highlight', Set)
  const end = new AbortController()
  onTestFinished(() => {
    end.abort()
    vi.unstubAllGlobals()
  })
  const text = 'She left in March.'
  const node = document.createTextNode(text)
  const element = document.createElement('p')
  element.append(node)
  document.body.replaceChildren(element)
  const map: PageMap = {
    text,
    blocks: [{ start: 0, end: text.length, kind: 'paragraph', element }],
    pieces: [{ start: 0, length: text.length, node, at: 0 }],
  }
  const roots: RootRegistry = { all: () => [document], refresh: () => undefined, each: () => undefined }
  const drawing = drawLines(roots, end.signal)
  const draw = () => drawing([{ layer: 'claimlight-contradicted', start: 0, end: 8, map }])
  const words = () => [...(registry.get('claimlight-contradicted') ?? [])].map(String)
  return { element, node, draw, words, map, roots, registry, signal: end.signal }
}

test('words that the page took out and put back are underlined again', () => {
  const { element, node, draw, words } = underlined()
  element.remove()
  draw()
  expect(words()).toEqual([])
  document.body.append(element)
  expect(node.isConnected).toBe(true)
  draw()
  expect(words()).toEqual(['She left'])
})

test('words that the page replaced in their node and put back are underlined again', () => {
  const { node, draw, words } = underlined()
  const { data } = node
  draw()
  expect(words()).toEqual(['She left'])
  node.data = 'Loading'
  node.data = data
  draw()
  expect(words()).toEqual(['She left'])
})

test('a note is painted in its colour, and one without a colour in none', () => {
  const { map, roots, registry, signal } = underlined()
  vi.stubGlobal(
    'IntersectionObserver',
    vi.fn(function () {
      return { observe: vi.fn(), disconnect: vi.fn() }
    }),
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn() }))
  const spans = [
    { start: 0, end: 3, color: 'green' as const },
    { start: 4, end: 8, color: null },
  ]
  createPainter(document, roots, signal).setNotes(map, spans)
  const painted = [...registry].map(([name, ranges]) => [name, [...ranges].map(String)])
  expect(painted).toEqual([
    ['claimlight-note-green', ['She']],
    ['claimlight-note', ['She', 'left']],
    ['claimlight-note-none', ['left']],
  ])
})
