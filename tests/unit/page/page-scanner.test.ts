// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { RootRegistry } from '@/lib/extract/root-registry'
import { createPageScanner } from '@/lib/page/lifecycle/page-scanner'
import { pageMetadata } from '@/lib/extract/page-metadata'
import type { PageSeen, PageAgentHost } from '@/lib/page/lifecycle/page-agent-host'

test('a page on which reading fails is reported with an error', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const seen: PageSeen[] = []
  const host = {
    names: () => ['Karpathy'],
    signal: new AbortController().signal,
    seen: (page: PageSeen) => seen.push(page),
  } as unknown as PageAgentHost
  const trees: RootRegistry = {
    all: () => [document],
    refresh: () => {
      throw new TypeError('element.closest is not a function')
    },
    each: () => undefined,
  }
  await createPageScanner(document, trees, host, () => pageMetadata(document), vi.fn()).again()
  expect(seen.map(({ status }) => status)).toEqual(['error'])
})
