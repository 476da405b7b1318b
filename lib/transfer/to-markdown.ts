import type { Annotation } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'
import { escapeMarkdown, markdownUrl } from './escape-markdown'

/**
 * The notes as one Markdown document, page by page in the order given. What a page wrote (title, quote, tags) is escaped.
 * The note itself stays Markdown, as the reader typed it, inside a list item: a fence or HTML block that is left open
 * ends with its item and cannot swallow the notes that follow.
 *
 * @returns CommonMark that ends with a line break
 */
export function notesToMarkdown(annotations: readonly Annotation[]): string {
  const pages = new Map<string, Annotation[]>()
  for (const annotation of annotations)
    pages.set(annotation.pageKey, [...(pages.get(annotation.pageKey) ?? []), annotation])
  const sections = [...pages.values()].map((notes) => `${pageHead(notes)}\n\n${notes.map(item).join('\n\n')}`)
  return `${[`# ${t('saved.notesTitle')}`, ...sections].join('\n\n')}\n`
}

function pageHead([first]: readonly Annotation[]): string {
  const title = escapeMarkdown(first?.title ?? '') || t('saved.untitled')
  const url = first?.url ?? ''
  return /^https?:\/\//i.test(url) ? `## [${title}](${markdownUrl(url)})` : `## ${title}`
}

function item(annotation: Annotation): string {
  const { anchor, note, finding, tags, modified } = annotation
  const parts: string[] = []
  if (anchor) parts.push(`> ${escapeMarkdown(anchor.quote.exact)}`)
  if (note.trim() !== '') parts.push(wellFormedLines(note))
  parts.push(
    [
      finding &&
        escapeMarkdown(t('saved.finding', { verdict: t(`verdict.${finding.verdict}`), reason: finding.reason })),
      tagLine(tags),
      modified.slice(0, 10),
    ]
      .filter(Boolean)
      .join(' · '),
  )
  const [head = '', ...rest] = parts.join('\n\n').split('\n')
  return [`- ${head}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
}

/** Tabs become spaces, so that the indent of the list item counts the same everywhere. */
function wellFormedLines(note: string): string {
  return note
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\0/g, '')
    .trim()
}

function tagLine(tags: readonly string[]): string {
  return tags.map((tag) => `\\#${escapeMarkdown(tag)}`).join(' ')
}
