import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import type { Dossier } from '@/lib/dossier/format/schema'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { mapDefined } from '@/lib/text/lists'

/** A published page of at least `FEWEST_PARAGRAPHS` paragraphs of English prose. */
interface PublishedPage {
  title: string
  paragraphs: string[]
}

const FEWEST_PARAGRAPHS = 8
const FEWEST_LETTERS = 60

/** Returns the test pages in a copy of github.com/mozilla/readability (Apache-2.0), which nothing learns from. */
export function readabilityPages(repository: string): PublishedPage[] {
  const folder = `${repository}/test/test-pages`
  return mapDefined(readdirSync(folder), (name) => {
    const path = (file: string): string => join(folder, name, file)
    const { title } = JSON.parse(readFileSync(path('expected-metadata.json'), 'utf8')) as { title: string }
    return pageOf(`<body>${readFileSync(path('expected.html'), 'utf8')}</body>`, title)
  })
}

/** Returns the pages in the HTML files of a folder. */
export function pagesIn(folder: string): PublishedPage[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return mapDefined(files.sort(), (name) => pageOf(readFileSync(join(folder, name), 'utf8')))
}

function pageOf(html: string, title?: string): PublishedPage | null {
  const { document } = parseHTML(html)
  const paragraphs = [...document.querySelectorAll('p')]
    .filter((paragraph) => !paragraph.closest('table, figure, nav, ul, ol, aside, footer'))
    .map((paragraph) => paragraph.textContent.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text.length > FEWEST_LETTERS && ENGLISH.test(text))
  return paragraphs.length < FEWEST_PARAGRAPHS ? null : { title: title ?? document.title, paragraphs }
}
const ENGLISH = / (?:the|of|and) /

/** Returns every second paragraph of a page as evidence, and the others as an article; null where the page cannot be evidence. */
export async function splitPage(
  { title, paragraphs }: PublishedPage,
  first: 0 | 1,
): Promise<{ dossier: Dossier; text: string } | null> {
  const half = (odd: number): string[] => paragraphs.filter((_, at) => at % 2 === odd)
  const bytes = new TextEncoder().encode(htmlOf(title, half(first)))
  const today = new Date().toISOString().slice(0, 10)
  const read = await readGivenFile({ name: 'page.html', bytes }, { today })
  const text = [title, ...half(1 - first)].join('\n\n')
  return read.ok && read.dossier ? { dossier: read.dossier, text } : null
}

function htmlOf(title: string, paragraphs: readonly string[]): string {
  const { document } = parseHTML('<html lang="en"><head><title></title></head><body><main></main></body></html>')
  document.title = title
  const append = (name: string, text: string): void => {
    const element = document.createElement(name)
    element.textContent = text
    document.querySelector('main')?.append(element)
  }
  append('h1', title)
  for (const paragraph of paragraphs) append('p', paragraph)
  return document.documentElement.outerHTML
}
