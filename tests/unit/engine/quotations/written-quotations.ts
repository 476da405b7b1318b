import { readFileSync } from 'node:fs'
import type { Dossier } from '@/lib/dossier/format/schema'
import { evidenceFrom } from '@/lib/dossier/import/read-dossier-file'
import { markdownBlocks } from '@/lib/dossier/readers/markdown-blocks'
import { linesAsBlocks } from '@/lib/engine/analyse/prepare-article'
import type { Article } from '@/lib/schema/finding'

export type WrittenState = 'verbatim' | 'shortened' | 'look' | 'changed' | 'speaker' | 'absent'

/** A page, and what other pages quote from it: each with the state that it should get. */
export interface WrittenPage {
  title: string
  dossier: Dossier
  quoting: { state: WrittenState; article: Article }[]
}

/** Reads pages with quotations from `tests/eval/quotations`: "=== title", paragraphs, ">>>", lines of a state, a tab and a text. */
export function writtenPages(name: string): WrittenPage[] {
  return readFileSync(`tests/eval/quotations/${name}.txt`, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((one) => {
      const [page = '', quoting = ''] = one.split('>>>\n')
      const [title = '', ...paragraphs] = page.trim().split('\n')
      return { title, dossier: evidenceOf(title, paragraphs), quoting: quoting.trim().split('\n').map(articleOf) }
    })
}

export function evidenceOf(title: string, paragraphs: readonly string[]): Dossier {
  const document = markdownBlocks([`# ${title}`, ...paragraphs].join('\n\n'), 'article')
  const read = evidenceFrom(document, { title, readOn: '2026-01-15' })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.dossier
}

/** A "¶" begins another paragraph, "> " a block quote. */
function articleOf(line: string): WrittenPage['quoting'][number] {
  const [state = '', given = ''] = line.split('\t')
  const lines = given.split(' ¶ ')
  const text = lines.map((one) => one.replace(/^> /, '')).join('\n')
  const blocks = [...linesAsBlocks(text)].map((block, at) => ({
    ...block,
    kind: lines[at]?.startsWith('> ') ? ('quote' as const) : block.kind,
  }))
  return { state: state as WrittenState, article: { text, blocks } }
}
