// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import type { Annotation } from '@/lib/schema/annotation'
import type { PageScanner } from '@/lib/page/lifecycle/page-scanner'
import { createNoteLayer } from '@/lib/page/mark/note-layer'
import type { PageMap } from '@/lib/extract/page-map'
import type { Painter, PaintedSpan } from '@/lib/page/mark/painter'

const OPENING = 'A house stood by the sea, and nobody lived in it. '
const NOTED = 'She left the house in May, when the storms were over.'
const CLOSING = ' Then the rain began again.'

/** The layer on a page whose text can be changed, with the painted and reported notes. */
function layerOn(start: string) {
  const page = { text: start }
  const told: string[][] = []
  const painted: string[][] = []
  const map = (): PageMap => ({ text: page.text, blocks: [], pieces: [] })
  const layer = createNoteLayer(
    { map: () => Promise.resolve(map()) } as PageScanner,
    {
      notes: (on: PageMap, spans: readonly PaintedSpan[]) =>
        void painted.push(spans.map(({ start: from, end }) => on.text.slice(from, end))),
    } as Painter,
    (orphans) => void told.push(orphans),
    new AbortController().signal,
  )
  return { layer, told, painted, become: (text: string) => ((page.text = text), layer.refresh()) }
}

function note(id: string, text = OPENING + NOTED + CLOSING, quote = NOTED): Annotation {
  const start = text.indexOf(quote)
  return { id, anchor: makeAnchor(text, start, start + quote.length) } as Annotation
}

test('a note whose text is loaded late is reported as missing, and then found', async () => {
  const { layer, told, painted, become } = layerOn('Loading, please wait.')
  await layer.set([note('a')])
  expect(told).toEqual([['a']])
  await become(OPENING + NOTED + CLOSING)
  expect(told).toEqual([['a'], []])
  expect(painted.at(-1)).toEqual([NOTED])
  expect(layer.spanOf('a')).toEqual({ start: OPENING.length, end: OPENING.length + NOTED.length })
})

test('a note whose text is removed is reported as missing, and found when the text returns', async () => {
  const { layer, told, painted, become } = layerOn(OPENING + NOTED + CLOSING)
  await layer.set([note('a')])
  expect(told).toEqual([])
  await become(OPENING + CLOSING)
  expect(told).toEqual([['a']])
  expect(layer.spanOf('a')).toBeNull()
  await become(`A line that is new. ${OPENING}${NOTED}${CLOSING}`)
  expect(told).toEqual([['a'], []])
  expect(painted.at(-1)).toEqual([NOTED])
})

test('nothing is reported for an empty page', async () => {
  const { layer, told } = layerOn('')
  await layer.set([note('a')])
  expect(told).toEqual([])
})

test('notes on the whole page are never missing', async () => {
  const { layer, told } = layerOn(OPENING)
  await layer.set([{ id: 'whole', anchor: null } as Annotation])
  expect(told).toEqual([])
})

test('of two concurrent searches the later one wins', async () => {
  const { layer, painted } = layerOn(OPENING + NOTED + CLOSING)
  const first = layer.set([note('a')])
  const second = layer.set([note('b', undefined, CLOSING.trim())])
  await Promise.all([first, second])
  expect(painted).toEqual([[CLOSING.trim()]])
})
