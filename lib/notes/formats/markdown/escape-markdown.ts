import type { Source } from '@/lib/dossier/format/schema'
import { tierName } from '@/lib/i18n/tier-words'
import { encodeForUrl } from '@/lib/text/safe-url'
import { isWebUrl, originOf } from '../shared/page-report'

/**
 * Escapes a line of Markdown so that it is plain text: no heading, list, link, HTML or entity; nor GitHub's tables,
 * footnotes, strikethrough or mathematics; nor Obsidian's tags, comments or highlights. Line breaks and other controls
 * become spaces, because a line break could start a block. Lone surrogates become U+FFFD, because UTF-8 cannot
 * represent them.
 *
 * Programs that link bare addresses still do so, which no escape prevents; such a link shows its address.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  const line = text.toWellFormed().replace(CONTROLS, ' ').trim()
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
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu

/** Returns a name in Markdown, as a link if the address is a web address. */
export function markdownLink(name: string, url: string | undefined): string {
  return isWebUrl(url) ? `[${name}](${markdownUrl(url)})` : name
}

/** Returns a source as "[Title](<https://…>) · The Paper, 2022-07-14 · Tier 1". */
export function markdownSource({ title, n, url, ...about }: Source): string {
  const link = markdownLink(escapeMarkdown(title) || `\\[${n}\\]`, url)
  return [link, ...[originOf(about), tierName(about.tier)].filter(Boolean).map(escapeMarkdown)].join(' · ')
}
