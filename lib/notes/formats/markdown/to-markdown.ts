import type { Annotation } from '@/lib/schema/annotation'
import { sayStoredReason, sayState } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { containedNote } from '../web-annotation/contained-note'
import { escapeMarkdown, markdownLink, markdownSource } from './escape-markdown'
import type { NoteWriter } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { claimsOfNote, sourcesOfNote, type DossierLookups } from '../shared/dossier-lookup'
import { sayOrigin } from '../shared/say-dossier'

/** Writes the notes as one Markdown document, page by page. @returns CommonMark that ends with a line break */
export const writeMarkdown: NoteWriter = async function* (batches, { dossiers }) {
  yield `# ${t('saved.notesTitle')}\n`
  for await (const page of notesByPage(batches)) yield `\n## ${pageMarkdown(page, dossiers, inBold)}`
}

const inBold = (says: string): string => `**${says}**`

/**
 * Writes the notes on one page: its title, which the caller puts after `#`; author, site and date; then each note as a
 * block quote. Text from page and dossier is escaped. The note stays Markdown as typed: a fence, HTML or another mark
 * that it leaves open ends with its block quote.
 *
 * @param headOf returns the first line of a note, from its verdict in words and its finding
 */
export function pageMarkdown(
  { title, url, site, article, notes }: NotesOfPage,
  lookup: DossierLookups,
  headOf: (says: string, finding: Annotation['finding']) => string,
): string {
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const from = [article?.author ?? '', site, article?.date ? formatDate(article.date) : ''].filter(Boolean)
  const quotes = notes.map((note) => {
    const says = escapeMarkdown(note.finding ? sayState(note.finding) : t('notes.note'))
    return blockQuote(headOf(says, note.finding), note, lookup)
  })
  const parts = [markdownLink(name, url), from.map(escapeMarkdown).join(' · '), ...quotes]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockQuote(head: string, note: Annotation, lookup: DossierLookups): string {
  const { anchor, finding, tags, modified } = note
  const reason = [finding && sayStoredReason(finding), sayOrigin(note, lookup)].filter(Boolean).join(' ')
  const claims = claimsOfNote(note, lookup).map(({ text }) => t('saved.quote', { quote: text }))
  const blocks = [
    [head],
    anchor === null ? [] : [`> ${escapeMarkdown(anchor.quote.exact)}`],
    containedNote(note.note),
    reason === '' ? [] : [escapeMarkdown(reason)],
    [
      ...claims.map((claim) => `- ${t('finding.dossier')}: ${escapeMarkdown(claim)}`),
      ...sourcesOfNote(note, lookup).map((source) => `- ${markdownSource(source)}`),
    ],
    [[...obsidianTags(tags).map((tag) => `#${tag}`), modified.slice(0, 10)].join(' ')],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, i) => (i === 0 ? block : ['', ...block]))
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/**
 * Converts a tag to Obsidian's form: letters, digits, `_`, `-` and `/`, at least one of them not a digit. Other
 * characters between words become `-`. Empty if nothing remains.
 *
 * @see https://help.obsidian.md/tags#Tag+format
 */
export function obsidianTag(tag: string): string {
  const plain = tag
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/-*\/[-/]*/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '')
  return /^[\p{N}/]+$/u.test(plain) ? `_${plain}` : plain
}

/** Returns the tags of many notes without duplicates; tags that differ only in case are equal, as in Obsidian. */
export function obsidianTags(tags: Iterable<string>): string[] {
  const known = new Map<string, string>()
  for (const tag of tags) {
    const own = obsidianTag(tag)
    if (own !== '' && !known.has(own.toLowerCase())) known.set(own.toLowerCase(), own)
  }
  return [...known.values()]
}
