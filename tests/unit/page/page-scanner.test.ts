// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { RootRegistry } from '@/lib/extract/document-roots'
import { createPageScanner } from '@/lib/page/lifecycle/page-scanner'
import { nextTask } from '@/lib/text/run-in-slices'
import { textSchema } from '@/lib/messaging/to-page'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import type { PageText } from '@/lib/schema/page-state'
import { pageMetadata } from '@/lib/extract/page-metadata'
import type { PageAgentHost, UncheckedPage } from '@/lib/page/lifecycle/page-agent-host'

test('a page on which reading fails is reported with an error', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const seen: UncheckedPage[] = []
  const host = {
    names: () => ['Karpathy'],
    signal: new AbortController().signal,
    reportUnchecked: (page: UncheckedPage) => seen.push(page),
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

test('a page that names a subject only in its footer is reported with that name alone', async () => {
  const [article, footer] = [document.createElement('article'), document.createElement('footer')]
  article.append('Soup is best when it is hot.')
  footer.append('On Marie Curie.')
  document.body.replaceChildren(article, footer)
  const seen: UncheckedPage[] = []
  const host = {
    names: () => ['karpathy', 'curie'],
    signal: new AbortController().signal,
    reportUnchecked: (page: UncheckedPage) => seen.push(page),
  } as unknown as PageAgentHost
  const roots: RootRegistry = { all: () => [document], refresh: () => undefined, each: () => undefined }
  await createPageScanner(document, roots, host, () => pageMetadata(document), vi.fn()).again()
  expect(seen).toMatchObject([{ status: 'off-subject', foundIn: 'outside', mentioned: ['curie'] }])
})

/** A scanner of a page with one article, and the pages that it sends to be checked. */
function scannerOf(paragraphs: readonly string[]) {
  const article = document.createElement('article')
  for (const text of paragraphs) {
    const paragraph = document.createElement('p')
    paragraph.textContent = text
    article.append(paragraph)
  }
  document.body.replaceChildren(article)
  const sent: PageText[] = []
  const host = {
    names: () => ['Karpathy'],
    signal: new AbortController().signal,
    reportUnchecked: vi.fn(),
    check: (page: PageText) => Promise.resolve(sent.push(page) > 0),
  } as unknown as PageAgentHost
  const roots: RootRegistry = { all: () => [document], refresh: () => undefined, each: () => undefined }
  return { scanner: createPageScanner(document, roots, host, () => pageMetadata(document), vi.fn()), sent }
}

test('a page with more text than is checked is sent in its first part', async () => {
  const paragraph = `Andrej Karpathy worked at the company. ${'He wrote about it at the time. '.repeat(4000)}`
  const { scanner, sent } = scannerOf(Array.from({ length: 20 }, () => paragraph))
  await scanner.again()
  expect((await scanner.map()).text.length).toBeGreaterThan(LONGEST_TEXT)
  expect(sent).toHaveLength(1)
  expect(textSchema.safeParse(sent[0]).success).toBe(true)
  expect(sent[0]!.text).toHaveLength(LONGEST_TEXT)
  expect(sent[0]!.blocks.at(-1)!.end).toBe(LONGEST_TEXT)
})

test('of a page in other languages, the paragraphs that are marked as English are read', async () => {
  const english = 'Andrej Karpathy left Tesla in July 2019.'
  const { scanner, sent } = scannerOf([
    'Karpathy gründete im Juli 2024 die Firma Eureka Labs. Er arbeitete bis 2022 bei Tesla und das ist nicht alles.',
    english,
    'Andrej Karpathy a quitté Tesla en juillet 2019. Il a fondé la firme Eureka Labs avec des amis en 2024.',
  ])
  await scanner.again()
  expect(sent).toEqual([])
  document.querySelectorAll('p')[1]!.lang = 'en'
  await scanner.again()
  expect(sent.map(({ text }) => text)).toEqual([english])
})

test('text that is asked for during the first scan leaves the checked text in place', async () => {
  const english = 'Andrej Karpathy worked at the company for five years, and he wrote about it at the time. '.repeat(3)
  const spanish =
    'El director de la empresa dijo que no sabe cuando se va a abrir la nueva casa de los libros. '.repeat(3)
  // Long enough for several slices, so that a reading that began later would end after the scan.
  const { scanner, sent } = scannerOf(Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? english : spanish)))
  const scan = scanner.again()
  const asked: Promise<unknown>[] = []
  for (let n = 0; n < 10 && sent.length === 0; n++) {
    asked.push(scanner.map())
    await nextTask()
  }
  await Promise.all([scan, ...asked])
  expect(sent[0]!.text).not.toContain('empresa')
  expect((await scanner.map()).text).toBe(sent[0]!.text)
})
