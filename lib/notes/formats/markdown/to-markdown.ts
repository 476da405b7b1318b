import type { Annotation } from '@/lib/schema/annotation'
import { sayStoredReason, sayState } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { containedNote } from '../web-annotation/contained-note'
import { escapeMarkdown, markdownLink } from './escape-markdown'
import type { NoteWriter } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { dossierOfNote, lookupOf, sourcesOfNote, type DossierLookups } from '../shared/dossier-lookup'
import { findingSource } from '../shared/finding-text'
import { sayStoredAnswer } from '../shared/say-dossier'

/**
 * Writes the notes as one Markdown document, page by page. Text from pages (title, quote, tags) is escaped. The note
 * stays Markdown as typed, inside a list item: an unclosed fence or HTML block ends with its item and cannot affect the
 * notes that follow.
 *
 * @returns CommonMark that ends with a line break
 */
export function writeMarkdown(lookup: DossierLookups): NoteWriter {
  return async function* (batches) {
    yield `# ${t('saved.notesTitle')}\n`
    for await (const page of notesByPage(batches)) {
      yield `\n${pageHead(page)}\n`
      for (const note of page.notes) yield `\n${item(note, lookup)}\n`
    }
  }
}

function pageHead({ title, url, site, article }: NotesOfPage): string {
  const name = escapeMarkdown(title) || t('saved.untitled')
  const head = `## ${markdownLink(name, url)}`
  const from = article === null ? [] : [article.author, site, article.date && formatDate(article.date)]
  const line = from.filter(Boolean).map(escapeMarkdown).join(' · ')
  return line === '' ? head : `${head}\n\n${line}`
}

function item({ anchor, note, finding, claim, dossier, tags, modified }: Annotation, lookup: DossierLookups): string {
  const bundled = lookup.subject.name
  const from = dossierOfNote({ finding, claim, dossier })?.name ?? (finding || claim !== null ? bundled : undefined)
  const meta = [
    finding && escapeMarkdown(t('saved.finding', { verdict: sayState(finding), reason: sayStoredReason(finding) })),
    from === undefined ? '' : escapeMarkdown(t('card.dossier', { name: from })),
    ...new Set((finding?.answers ?? []).map((answer) => escapeMarkdown(sayStoredAnswer(answer)))),
    // A space would end the tag.
    tags.map((tag) => `\\#${escapeMarkdown(tag.trim().replace(/\s+/g, '-'))}`).join(' '),
    modified.slice(0, 10),
  ]
  const blocks = [
    anchor === null ? [] : [`> ${escapeMarkdown(anchor.quote.exact)}`],
    containedNote(note),
    [meta.filter(Boolean).join(' · ')],
    evidence({ finding, claim, dossier }, lookup),
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]))
  const [head = '', ...rest] = lines.map((line) => (line.trim() === '' ? '' : `  ${line}`))
  // "- ---" would be a horizontal rule, so the note starts on the line below its bullet.
  return [...(/^[\s-]*$/.test(head) ? ['-', head] : [`- ${head.trimStart()}`]), ...rest].join('\n')
}

/** The claims of the finding and the sources, as a list. */
function evidence(note: Pick<Annotation, 'finding' | 'claim' | 'dossier'>, lookup: DossierLookups): string[] {
  const { finding } = note
  const claims =
    finding === null ? [] : lookupOf(finding.dossier, lookup).claimsOf(finding.claims.slice(0, MOST_CLAIMS))
  return [
    ...claims.map(({ text }) => `- ${t('finding.dossier')}: ${escapeMarkdown(t('saved.quote', { quote: text }))}`),
    ...sourcesOfNote(note, lookup).map((source) => `- ${escapeMarkdown(findingSource(source))}`),
  ]
}

const MOST_CLAIMS = 3
