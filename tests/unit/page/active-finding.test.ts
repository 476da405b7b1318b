// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import type { createCard } from '@/lib/page/card/card'
import { createActiveFinding } from '@/lib/page/mark/active-finding'
import type { Painter } from '@/lib/page/mark/painter'
import type { Finding } from '@/lib/schema/finding'

type CardHost = Parameters<typeof createCard>[1]

/** The card, which a document without layout cannot open. */
const card = { host: null as CardHost | null, isOpen: false }
vi.mock('@/lib/page/card/card', () => ({
  createCard: (_page: Document, host: CardHost) => {
    card.host = host
    return {
      open: () => void (card.isOpen = true),
      close: () => void (card.isOpen = false),
      isOpen: () => card.isOpen,
      say: () => undefined,
    }
  },
}))

const noNotes = () => []

test('another click on the sentence asks again whether the panel is open, and leads the panel to it', async () => {
  const finding = { start: 4, end: 9 } as Finding
  const painter = {
    findings: () => [finding],
    hasOtherWords: () => false,
    stepTargets: () => [],
    setActive: () => null,
  }
  const told: (number | null)[] = []
  const host = {
    signal: new AbortController().signal,
    activeChanged: (start: number | null) => void told.push(start),
    isPanelOpen: () => Promise.resolve(true),
    openPanel: () => Promise.resolve(true),
    openNoteBox: () => Promise.resolve(true),
  }
  const active = createActiveFinding(document, painter as unknown as Painter, host, noNotes)
  active.activate(4, true)
  await expect.poll(() => told).toEqual([4])
  active.activate(4, true)
  await expect.poll(() => told).toEqual([4, null, 4])
  expect(active.isActive(4)).toBe(true)
})

test('the key for a card opens the first contradicted sentence, not one to look at above it', () => {
  const violet = { start: 4, end: 9, verdict: 'disputed', details: [], claims: [], sources: [] } as unknown as Finding
  const red = { ...violet, start: 20, end: 30, verdict: 'contradicted' } as Finding
  const painter = {
    findings: () => [violet, red],
    hasOtherWords: () => false,
    stepTargets: () => [violet, red],
    visibleFindings: () => [violet, red],
    rects: () => [],
    ranges: () => [],
    setActive: () => null,
  }
  const active = createActiveFinding(
    document,
    painter as unknown as Painter,
    {
      signal: new AbortController().signal,
      activeChanged: () => undefined,
      isPanelOpen: () => Promise.resolve(true),
      openPanel: () => Promise.resolve(true),
      openNoteBox: () => Promise.resolve(true),
    },
    noNotes,
  )
  expect(active.step(0)).toBe(true)
  expect(active.isActive(red.start)).toBe(true)
  active.step(0)
  active.step(1)
  expect(active.isActive(violet.start)).toBe(true)
})

describe('"Note" in the card', () => {
  const sentence = 'Ada left in 2021.'
  const finding = {
    ...{ start: 4, end: 21, quote: sentence, verdict: 'contradicted', partial: false, newer: false },
    ...{ claims: [], sources: [], details: [] },
  } as unknown as Finding

  async function pressNote(isShown: boolean) {
    document.body.replaceChildren('So: ', sentence, ' The end.')
    const range = document.createRange()
    range.selectNodeContents(document.body.childNodes[1]!)
    getSelection()!.removeAllRanges()
    const asked: string[] = []
    const painter = {
      findings: () => [finding],
      hasOtherWords: () => false,
      stepTargets: () => [],
      rects: () => [],
      ranges: () => [range],
      setActive: () => null,
    }
    const active = createActiveFinding(
      document,
      painter as unknown as Painter,
      {
        signal: new AbortController().signal,
        activeChanged: () => undefined,
        isPanelOpen: () => Promise.resolve(false),
        openPanel: (start, at) => Promise.resolve(asked.push(`panel ${at} ${start}`) > 0),
        openNoteBox: (start) => {
          asked.push(`box ${start} on ${String(getSelection())}, card ${card.isOpen ? 'open' : 'closed'}`)
          return Promise.resolve(isShown)
        },
      },
      noNotes,
    )
    active.activate(finding.start, true)
    await expect.poll(() => card.isOpen).toBe(true)
    card.host!.writeNote(finding.start)
    await expect.poll(() => asked.length).toBe(isShown ? 1 : 2)
    return asked
  }

  test('selects the sentence and opens the editor in the page, without the card', async () => {
    expect(await pressNote(true)).toEqual([`box 4 on ${sentence}, card closed`])
  })

  test('opens the sidebar where the page shows no editor', async () => {
    expect(await pressNote(false)).toEqual([`box 4 on ${sentence}, card closed`, 'panel note 4'])
  })
})
