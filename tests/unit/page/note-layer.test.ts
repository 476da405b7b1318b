// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import type { Annotation, PageNote } from '@/lib/schema/annotation'
import type { NotesPlaced } from '@/lib/page/lifecycle/page-agent-host'
import { createNoteLayer } from '@/lib/page/mark/note-layer'
import type { PageMap } from '@/lib/extract/page-map'
import type { PaintedSpan } from '@/lib/page/mark/painter'

const OPENING = 'A house stood by the sea, and nobody lived in it. '
const NOTED = 'She left the house in May, when the storms were over.'
const CLOSING = ' Then the rain began again.'

/** The layer on a page whose text can be changed, with the painted and reported notes. */
function layerOn(start: string) {
  const page = { text: start, beside: '' }
  const told: string[][] = []
  const moved: NotesPlaced['moved'][] = []
  const changes: NotesPlaced['changes'][] = []
  const painted: string[][] = []
  const map = (): PageMap => ({ text: page.text, blocks: [], pieces: [] })
  const layer = createNoteLayer(
    { map: () => Promise.resolve(map()) },
    {
      setNotes: (on: PageMap, spans: readonly PaintedSpan[]) =>
        void painted.push(spans.map(({ start: from, end, map: own }) => (own ?? on).text.slice(from, end))),
    },
    function* () {
      return { ...map(), text: `${page.text}\n\n${page.beside}` }
    },
    (placed) => {
      told.push(placed.orphans)
      moved.push(placed.moved)
      changes.push(placed.changes)
    },
    new AbortController().signal,
  )
  return {
    ...{ layer, told, moved, painted, changes },
    become: (text: string) => ((page.text = text), layer.refresh()),
    add: (beside: string) => ((page.beside = beside), layer.retry()),
  }
}

function note(id: string, text = OPENING + NOTED + CLOSING, quote = NOTED): Annotation {
  const start = text.indexOf(quote)
  return { id, anchor: makeAnchor(text, start, start + quote.length), color: 'pink' } as Annotation
}

test('a note whose text is loaded late is reported as missing, and then found', async () => {
  const { layer, told, painted, become } = layerOn('Loading, please wait.')
  await layer.set([note('a')])
  expect(told).toEqual([['a']])
  await become(OPENING + NOTED + CLOSING)
  expect(told).toEqual([['a'], []])
  expect(painted.at(-1)).toEqual([NOTED])
  const end = OPENING.length + NOTED.length
  expect(layer.spanOf('a')).toEqual({ start: OPENING.length, end, color: 'pink' })
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

test('words that were corrected are reported with the note, in the article and beside it, until they return', async () => {
  const { layer, changes, become, add } = layerOn(OPENING + NOTED + CLOSING)
  await layer.set([note('a')])
  const corrected = NOTED.replace('May', 'June')
  await become(OPENING + corrected + CLOSING)
  expect(changes.at(-1)).toMatchObject([
    { id: 'a', kind: 'changed', parts: [['in May', 'in June']], anchor: { quote: { exact: corrected } } },
  ])
  await become(OPENING + CLOSING)
  expect(changes.at(-1)).toEqual([{ id: 'a', kind: 'deleted', parts: [], anchor: null }])
  await become('The page now begins with a long text on the price of boats, which nobody had asked for. '.repeat(9))
  expect(changes.at(-1)).toEqual([])
  await add(OPENING + corrected + CLOSING)
  expect(changes.at(-1)).toMatchObject([{ id: 'a', kind: 'changed' }])
  await become(OPENING + NOTED + CLOSING)
  expect(changes.at(-1)).toEqual([])
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

const movedNote = (id: string, quote?: string): PageNote => ({ ...note(id, undefined, quote), isMoved: true })

test('a note on words outside the article is marked there, also when they are loaded late', async () => {
  const { layer, told, painted, add } = layerOn(OPENING)
  await add(`A comment. ${NOTED}${CLOSING}`)
  await layer.set([note('a', `A comment. ${NOTED}${CLOSING}`)])
  expect([told, painted.at(-1)]).toEqual([[], [NOTED]])
  const late = layerOn(OPENING)
  await late.layer.set([note('a')])
  expect(late.told).toEqual([['a']])
  await late.add(NOTED)
  expect([late.told.at(-1), late.painted.at(-1)]).toEqual([[], [NOTED]])
})

test('a note is marked in the article when both have its words', async () => {
  const { layer, painted, add } = layerOn(OPENING + NOTED + CLOSING)
  await add(NOTED)
  await layer.set([note('a')])
  expect(painted.at(-1)).toEqual([NOTED])
  expect(layer.spanOf('a')).not.toHaveProperty('map')
})

test('a note that may have moved needs the same words around it, for an author’s line is on many pages', async () => {
  const { layer, moved, become } = layerOn(`Quite another story ends here. ${NOTED}`)
  await layer.set([movedNote('here'), { ...note('b', NOTED), id: 'alone', isMoved: true }])
  expect(moved.at(-1)).toEqual(['alone'])
  await become(OPENING + NOTED + CLOSING)
  expect(moved.at(-1)).toEqual(['here', 'alone'])
})

test('a note that may have moved is reported only where it was found', async () => {
  const { layer, told, moved, become } = layerOn(OPENING + NOTED + CLOSING)
  const elsewhere = { ...movedNote('elsewhere'), anchor: makeAnchor('Nobody has ever seen such a ship.', 0, 33) }
  await layer.set([movedNote('here'), elsewhere])
  expect([told.at(-1), moved.at(-1)]).toEqual([[], ['here']])
  await become(OPENING + CLOSING)
  expect([told.at(-1), moved.at(-1)]).toEqual([[], []])
})

test('a missing note is reported beside one that has moved here', async () => {
  const { layer, told, moved } = layerOn(CLOSING)
  await layer.set([note('gone'), { ...note('here', CLOSING, CLOSING.trim()), isMoved: true }])
  expect([told, moved]).toEqual([[['gone']], [['here']]])
})

test('that no note is missing any more is reported once', async () => {
  const { layer, told } = layerOn(OPENING + CLOSING)
  await layer.set([note('gone'), note('here', undefined, OPENING.trim())])
  await layer.set([note('here', undefined, OPENING.trim())])
  await layer.refresh()
  expect(told).toEqual([['gone'], []])
})

test('nothing is reported without notes', async () => {
  const { layer, told } = layerOn(OPENING)
  await layer.set([])
  await layer.refresh()
  expect(told).toEqual([])
})

test('the notes on a sentence are those on words of it, for the card of its finding', async () => {
  const text = OPENING + NOTED + CLOSING
  const { layer } = layerOn(text)
  const start = OPENING.length
  const noted = { ...note('own'), note: 'Ask the neighbour.' }
  await layer.set([noted, note('elsewhere', text, CLOSING.trim())])
  expect(layer.notesOn({ start, end: start + NOTED.length })).toEqual([noted])
  expect(layer.notesOn({ start: 0, end: OPENING.length - 1 })).toEqual([])
})
