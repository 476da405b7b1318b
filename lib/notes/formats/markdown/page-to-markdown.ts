import type { Annotation } from '@/lib/schema/annotation'
import type { Source } from '@/lib/dossier/format/schema'
import { sayStoredReason, sayState } from '@/lib/check/details/say'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { findingStates, stateOf, type FindingState } from '@/lib/check/details/state'
import { containedNote } from '@/lib/notes/formats/web-annotation/contained-note'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
import type { NotesOfPage } from '@/lib/notes/formats/shared/notes-by-page'
import { obsidianTags } from './obsidian-tag'
import { isWeb, originOf } from '@/lib/notes/formats/shared/page-report'
import { yamlFrontMatter } from './yaml-front-matter'
import { lookupOf, sourcesOfNote, type DossierLookups } from '../shared/dossier-lookup'
import { sayStoredDossier } from '../shared/say-dossier'

/**
 * Writes the notes on one page as a Markdown file for Obsidian: properties, then one callout per note. A callout is a
 * block quote, so markup that a note leaves open ends with it. Text from page and dossier is escaped.
 */
export function pageToMarkdown(page: NotesOfPage, lookup: DossierLookups): string {
  const { url, site } = page
  const title = page.title || t('saved.untitled')
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  return [
    yamlFrontMatter(properties(page, title)),
    `# ${isWeb(url) ? `[${name}](${markdownUrl(url)})` : name}`,
    ...(site === '' ? [] : ['', escapeMarkdown(site)]),
    ...page.notes.flatMap((note) => ['', callout(note, lookup)]),
    '',
  ].join('\n')
}

function properties({ key, url, site, article, claim, notes }: NotesOfPage, title: string) {
  const counts = findingStates.map((state) => {
    const count = notes.filter(({ finding }) => finding !== null && stateOf(finding) === state).length
    return [`claimlight-${state}`, count] as const
  })
  return [
    ['title', title],
    ['url', url || null],
    ['site', site || null],
    ['author', article?.author || null],
    ['published', article?.date || null],
    ['tags', obsidianTags(notes.flatMap(({ tags }) => tags))],
    ['created', dayOf(notes.map(({ created }) => created).reduce((a, b) => (a < b ? a : b), '9'))],
    ['modified', dayOf(notes.map(({ modified }) => modified).reduce((a, b) => (a > b ? a : b), ''))],
    claim === null ? (['claimlight-page', key] as const) : (['claimlight-claim', claim] as const),
    ['claimlight-notes', notes.length],
    ...counts,
  ] as const
}

/** Obsidian reads a date as such, but a UTC timestamp as local time. */
function dayOf(instant: string): string {
  return instant.slice(0, 10)
}

/** Obsidian's callout types whose colours match the states in Claimlight: red, violet, blue, grey. */
const kinds: Record<FindingState, string> = {
  contradicted: 'failure',
  look: 'example',
  supported: 'info',
  uncovered: 'quote',
}

function callout(annotation: Annotation, lookup: DossierLookups): string {
  const { anchor, note, finding, tags, modified } = annotation
  const head = finding
    ? `[!${kinds[stateOf(finding)]}] ${escapeMarkdown(sayState(finding))}`
    : `[!note] ${escapeMarkdown(t('notes.note'))}`
  const ownTags = obsidianTags(tags).map((tag) => `#${tag}`)
  const sources = sourcesOfNote(annotation, lookup)
  const blocks = [
    [head],
    anchor === null ? [] : [`> ${escapeMarkdown(anchor.quote.exact)}`],
    containedNote(note),
    comparedWith(annotation, lookup),
    sources.map(sourceLine),
    [[...ownTags, dayOf(modified)].join(' ')],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, i) => (i === 0 ? block : ['', ...block]))
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function comparedWith({ finding, claim, dossier }: Annotation, lookup: DossierLookups): string[] {
  if (finding !== null)
    return [escapeMarkdown([sayStoredReason(finding), sayStoredDossier(finding, lookup)].filter(Boolean).join(' '))]
  if (claim === null) return []
  return [escapeMarkdown(t('copied.claim', { subject: lookupOf(dossier, lookup).subject.name }))]
}

function sourceLine(source: Source): string {
  const title = escapeMarkdown(source.title) || `\\[${source.n}\\]`
  const rest = [originOf(source), tierName(source.tier)].filter(Boolean).map(escapeMarkdown).join(' · ')
  return `- ${isWeb(source.url) ? `[${title}](${markdownUrl(source.url)})` : title} · ${rest}`
}
