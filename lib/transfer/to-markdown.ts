import type { Annotation } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'
import { containedNote } from './contained-note'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
import type { NoteWriter } from './exchange'
import { notesByPage, type NotesOfPage } from './notes-by-page'
import { isWeb } from './page-report'

/**
 * The notes as one Markdown document, page by page. What a page wrote (title, quote, tags) is escaped. The note itself
 * stays Markdown, as the reader typed it, inside a list item: a fence or HTML block that is left open ends with its item
 * and cannot swallow the notes that follow.
 *
 * @returns CommonMark that ends with a line break
 */
export const writeMarkdown: NoteWriter = async function* (batches) {
  yield `# ${t('saved.notesTitle')}\n`
  for await (const page of notesByPage(batches)) {
    yield `\n${pageHead(page)}\n`
    for (const note of page.notes) yield `\n${item(note)}\n`
  }
}

function pageHead({ title, url }: NotesOfPage): string {
  const name = escapeMarkdown(title) || t('saved.untitled')
  return isWeb(url) ? `## [${name}](${markdownUrl(url)})` : `## ${name}`
}

function item({ anchor, note, finding, tags, modified }: Annotation): string {
  const meta = [
    finding && escapeMarkdown(t('saved.finding', { verdict: t(`verdict.${finding.verdict}`), reason: finding.reason })),
    tags.map((tag) => `\\#${escapeMarkdown(tag)}`).join(' '),
    modified.slice(0, 10),
  ]
  const blocks = [
    anchor === null ? [] : [`> ${escapeMarkdown(anchor.quote.exact)}`],
    containedNote(note),
    [meta.filter(Boolean).join(' · ')],
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]))
  const [head = '', ...rest] = lines.map((line) => (line.trim() === '' ? '' : `  ${line}`))
  // "- ---" would be a line across the page and no item: then the note begins on the line below its bullet.
  return [...(/^[\s-]*$/.test(head) ? ['-', head] : [`- ${head.trimStart()}`]), ...rest].join('\n')
}
