// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createActiveFinding } from '@/lib/page/mark/active-finding'
import type { Painter } from '@/lib/page/mark/painter'
import type { Finding } from '@/lib/schema/finding'

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
  }
  const active = createActiveFinding(document, painter as unknown as Painter, host)
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
  const active = createActiveFinding(document, painter as unknown as Painter, {
    signal: new AbortController().signal,
    activeChanged: () => undefined,
    isPanelOpen: () => Promise.resolve(true),
    openPanel: () => Promise.resolve(true),
  })
  expect(active.step(0)).toBe(true)
  expect(active.isActive(red.start)).toBe(true)
  active.step(0)
  active.step(1)
  expect(active.isActive(violet.start)).toBe(true)
})
