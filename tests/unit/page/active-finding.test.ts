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
