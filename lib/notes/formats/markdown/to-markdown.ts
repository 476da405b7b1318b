import type { Annotation } from '@/lib/schema/annotation'
import { sayStoredReason, sayStateAndHead } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { claimsOfNote, sourcesOfNote, sayOrigin } from '../shared/dossier-lookup'
import { sayExportedChange } from '../shared/say-change'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { tierName } from '@/lib/i18n/tier-words'
import { encodeForUrl } from '@/lib/text/urls'
import { isWebUrl } from '@/lib/notes/formats/shared/page-report'

/** Writes the notes as one Markdown document, page by page. @returns CommonMark that ends with a line break */
export const writeMarkdown: NoteWriter = async function* (batches, about) {
  yield `# ${t('saved.notesTitle')}\n`
  for await (const page of notesByPage(batches)) yield `\n## ${pageMarkdown(page, about, boldMarkdown)}`
}

const boldMarkdown = (says: string): string => `**${says}**`

/**
 * Writes the notes on one page: its title, which the caller puts after `#`; author, site and date; then each note as a
 * block quote. Text from page and dossier is escaped. The note stays Markdown as typed: a fence, HTML or another mark
 * that it leaves open ends with its block quote.
 * @param headOf returns the first line of a note, from its verdict in words and its finding
 */
export function pageMarkdown(
  { title, url, site, article, notes }: NotesOfPage,
  about: WriterContext,
  headOf: (says: string, finding: Annotation['finding']) => string,
): string {
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const from = [article?.author ?? '', site, article?.date ? formatDate(article.date) : ''].filter(Boolean)
  const quotes = notes.map((note) => {
    const says = escapeMarkdown(note.finding ? sayStateAndHead(note.finding) : t('notes.note'))
    return blockQuote(headOf(says, note.finding), note, about)
  })
  const parts = [markdownLink(name, url), from.map(escapeMarkdown).join(' · '), ...quotes]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockQuote(head: string, note: Annotation, writerContext: WriterContext): string {
  const lookup = writerContext.dossiers
  const changeText = sayExportedChange(note, writerContext)
  const { anchor, finding, tags, modified } = note
  const reason = [finding && sayStoredReason(finding), sayOrigin(note, lookup)].filter(Boolean).join(' ')
  const blocks = [
    [head],
    anchor === null ? [] : [`> ${escapeMarkdown(anchor.quote.exact)}`],
    changeText === '' ? [] : [boldMarkdown(escapeMarkdown(changeText))],
    safeNoteLines(note.note),
    reason === '' ? [] : [escapeMarkdown(reason)],
    [
      ...claimsOfNote(note, lookup).map(({ text }) => markdownClaim(text)),
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

/**
 * Returns the lines of a note, made safe for a list item or block quote: markup left open ends with it.
 * CommonMark does so for fences. Obsidian's comments (`%%`) and mathematics (`$$`) are not closed, so an
 * unpaired last marker is escaped. Tabs become spaces, so that indents count the same everywhere. Link definitions
 * (`[x]: https://…`) still apply to the whole file, as usual in Markdown.
 */
export function safeNoteLines(note: string): string[] {
  const text = note
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\0/g, '')
    .trim()
  return text === '' ? [] : escapeUnpaired(escapeUnpaired(withoutActiveParts(text), '%%'), '$$').split('\n')
}

/**
 * Escapes what a program would load, run or open as a script: HTML, pictures, links to what is no page, and code that
 * Obsidian's plugins run. A note reads then as on the screen, which draws none of it; its author may be unknown.
 */
function withoutActiveParts(text: string): string {
  return text.replace(
    ACTIVE_PARTS,
    (found: string, fence: string | undefined, code: string, ticks: string | undefined, inline: string) => {
      if (fence !== undefined) return fence + code
      if (ticks === undefined) return `\\${found}`
      const escaped = ticks.replaceAll('`', '\\`')
      return /^\s*\$?=/.test(inline) ? escaped + inline + escaped : found
    },
  )
}
/** A fence with its language, which is left out; code in a line; "<" of HTML; "!" of a picture; "]" before a bad target. */
const ACTIVE_PARTS =
  /(?<=^[ >]*)(`{3,}|~{3,})[^\n]*([^]*?(?:\1|$(?![^])))|(`+)([^`]+)\3|<(?=[a-z/!?])(?!(?:https?|mailto):)|!(?=\[)|\](?=(?:\(|:)[\s<]*[^\s<>()#])(?!(?:\(|:)[\s<]*(?:https?:|mailto:|[\w./-]+[\s)>#?]))/gim

function escapeUnpaired(text: string, sign: string): string {
  const isOdd = text.split(sign).length % 2 === 0
  if (!isOdd) return text
  const at = text.lastIndexOf(sign)
  const escaped = [...sign].map((character) => `\\${character}`).join('')
  return text.slice(0, at) + escaped + text.slice(at + sign.length)
}

/**
 * Escapes a line of Markdown so that it is plain text: no heading, list, link, HTML or entity; nor GitHub's tables,
 * footnotes, strikethrough or mathematics; nor Obsidian's tags, comments or highlights. Line breaks and other controls
 * become spaces, because a line break could start a block. Lone surrogates become U+FFFD, because UTF-8 cannot
 * represent them.
 *
 * Programs that link bare addresses still do so, which no escape prevents; such a link shows its address.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const line = text.toWellFormed().replace(BREAKS_AND_CONTROLS, ' ').trim()
  return line
    .replace(/[\\`*_[\]<>&~|$^]/g, '\\$&')
    .replace(/%{2,}|={2,}/g, (run) => run.replace(/./g, '\\$&'))
    .replace(/^[+=-]|^#|#(?=\S)/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
}

/** Returns an address in angle brackets, as a link target; characters that could end it early are percent-encoded. */
export function markdownUrl(url: string): string {
  return `<${url.toWellFormed().replace(/[\s<>\\\p{Cc}]/gu, (character) => encodeForUrl(character))}>`
}

/** Line breaks of every kind and control characters; many programs treat U+2028 and U+2029 as line breaks. */
const BREAKS_AND_CONTROLS = /[\p{Cc}\u2028\u2029]+/gu

export function markdownLink(name: string, url: string | undefined): string {
  return isWebUrl(url) ? `[${name}](${markdownUrl(url)})` : name
}

/** Returns the text of a claim as "- Evidence: “…”". */
export function markdownClaim(text: string): string {
  return `- ${t('finding.evidence')}${t('detail.colon')} ${escapeMarkdown(inQuotationMarks(text))}`
}

/** Returns a source as "[Title](<https://…>) · The Paper, 14 July 2022 · Tier 1". */
export function markdownSource(source: BookSource): string {
  const link = markdownLink(escapeMarkdown(source.title) || `\\[${source.n}\\]`, source.url)
  const about = [sayOriginAndAccess(source), tierName(source.tier)].filter(Boolean)
  return [link, ...about.map(escapeMarkdown)].join(' · ')
}
