import type { Annotation } from '@/lib/annotations/types'
import { sayReasonThen } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import { containedNote } from '../web-annotation/contained-note'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
import type { NoteWriter } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { isWeb } from '@/lib/formats/shared/page-report'
import { dossierOfNote } from '../shared/dossier-lookup'
import { sayAnswerThen } from '../shared/say-dossier'

/**
 * Writes the notes as one Markdown document, page by page. Text from pages (title, quote, tags) is escaped. The note
 * stays Markdown as typed, inside a list item: an unclosed fence or HTML block ends with its item and cannot affect the
 * notes that follow.
 *
 * @returns CommonMark that ends with a line break
 */
export const writeMarkdown: NoteWriter = async function* (batches, { subject }) {
  yield `# ${t('saved.notesTitle')}\n`
  for await (const page of notesByPage(batches)) {
    yield `\n${pageHead(page)}\n`
    for (const note of page.notes) yield `\n${item(note, subject)}\n`
  }
}

function pageHead({ title, url }: NotesOfPage): string {
  const name = escapeMarkdown(title) || t('saved.untitled')
  return isWeb(url) ? `## [${name}](${markdownUrl(url)})` : `## ${name}`
}

function item(
  { anchor, note, finding, claim, dossier, tags, modified }: Annotation,
  bundled: string | undefined,
): string {
  const from = dossierOfNote({ finding, claim, dossier })?.name ?? (finding || claim !== null ? bundled : undefined)
  const meta = [
    finding &&
      escapeMarkdown(t('saved.finding', { verdict: t(`verdict.${finding.verdict}`), reason: sayReasonThen(finding) })),
    from === undefined ? '' : escapeMarkdown(t('card.dossier', { name: from })),
    ...(finding?.answers ?? []).map((answer) => escapeMarkdown(sayAnswerThen(answer))),
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
  // "- ---" would be a horizontal rule, so the note starts on the line below its bullet.
  return [...(/^[\s-]*$/.test(head) ? ['-', head] : [`- ${head.trimStart()}`]), ...rest].join('\n')
}
