import type { Annotation } from '@/lib/schema/annotation'
import type { Source } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { contentId } from '@/lib/text/content-id'
import { tierName } from '@/lib/i18n/tier-words'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { originOf } from '@/lib/notes/formats/shared/page-report'
import { lookupOf, type DossierLookup, type DossierLookups } from '../shared/dossier-lookup'

/** Something that can be cited: a page with notes, or a source behind a finding. */
export interface Reference {
  /** ASCII letters, digits and hyphens; unique, and the same in every export. */
  key: string
  /** The kind given by the dossier; `page` for pages with notes. */
  kind: string
  title: string
  /** As in the dossier: one text, even for several authors. */
  author: string | null
  /** The publisher, or the page's site. */
  publisher: string | null
  /** ISO date, as precise as it is known. */
  issued: string | null
  url: string | null
  /** ISO date: when the user last visited the page; for a source, the as-of date of the dossier. */
  accessed: string
  note: string
  /** The user's quotes and notes on it. */
  annotations: string[]
}

/** The pages of the notes, each followed by the sources of its findings; each source once. */
export async function* references(
  batches: AsyncIterable<readonly Annotation[]>,
  lookups: DossierLookups,
): AsyncGenerator<Reference, void, undefined> {
  const keys = new Set<string>()
  const cited = new Set<string>()
  for await (const page of notesByPage(batches)) {
    if (page.claim === null) yield pageReference(page, pageCiteKey(page, keys))
    for (const { dossier, numbers } of citedBy(page.notes, lookups)) {
      const lookup = lookupOf(dossier, lookups)
      for (const source of lookup.sourcesOf(numbers)) {
        const once = JSON.stringify([dossier?.id, source.n])
        if (cited.has(once)) continue
        cited.add(once)
        yield sourceReference(source, lookup, dossier?.id)
      }
    }
  }
}

/** The numbers of sources of notes, with their dossier. */
function citedBy(notes: readonly Annotation[], lookups: DossierLookups) {
  return notes.flatMap(({ finding, claim, dossier }) => {
    const claims = claim === null ? [] : lookupOf(dossier, lookups).claimsOf([claim])
    const ofFinding = finding ? [{ dossier: finding.dossier, numbers: finding.sources }] : []
    return [...ofFinding, ...claims.map(({ sources }) => ({ dossier, numbers: sources }))]
  })
}

function pageReference({ title, url, site, article, notes }: NotesOfPage, key: string): Reference {
  return {
    key,
    kind: 'page',
    title: title || t('saved.untitled'),
    author: article?.author || null,
    publisher: site || null,
    issued: article && isDate(article.date) ? article.date : null,
    url: addressOf(url),
    accessed: notes
      .map(({ created }) => created)
      .reduce((a, b) => (a > b ? a : b), '')
      .slice(0, 10),
    note: t('count.notes', notes.length),
    annotations: notes.map(kept).filter((text) => text !== ''),
  }
}

function kept({ anchor, note }: Annotation): string {
  const quote = anchor === null ? '' : t('saved.quote', { quote: anchor.quote.exact.trim() })
  return [quote, note.trim()].filter(Boolean).join(' ')
}

/**
 * A source of a dossier as something that can be cited.
 *
 * @param dossier id of a dossier other than the bundled one: it is part of the key, as each dossier counts its own sources
 */
export function sourceReference(
  source: Source,
  { subject, version, asOf }: Pick<DossierLookup, 'subject' | 'version' | 'asOf'>,
  dossier?: string,
): Reference {
  const { n, title, author, publisher, date, url, tier, kind, note } = source
  const issued = date !== undefined && isDate(date) ? date : null
  const origin = `${t('copied.source', { n, subject: subject.name, version })} ${tierName(tier)}.`
  return {
    key: sourceCiteKey(n, originOf({ ...source, date: undefined }), dossier),
    kind: kind ?? 'other',
    title,
    author: author ?? null,
    publisher: publisher ?? null,
    issued,
    url: addressOf(url),
    accessed: asOf,
    note: [origin, issued === null ? (date ?? '') : '', note ?? ''].filter(Boolean).join(' '),
    annotations: [],
  }
}

function isDate(date: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(date)
}

/** Removes what the URL standard ignores: surrounding spaces, tabs and line breaks. */
function addressOf(url: string | undefined): string | null {
  return url?.replace(/[\t\r\n]/g, '').trim() || null
}

/** "review-example-p0k9x2mp41ab": the site and a hash of the page's key, which is the same in every export. */
function pageCiteKey({ site, key }: NotesOfPage, taken: Set<string>): string {
  // A "p" before the hash, so that it differs from the number of a source.
  const stem = `${slug(site) || 'page'}-p${contentId([key]).slice(-11)}`
  let own = stem
  for (let n = 2; taken.has(own); n++) own = `${stem}-${n}`
  taken.add(own)
  return own
}

/** "the-paper-s14": the publisher and the number in the dossier, which is unique; with the id of any dossier but the bundled one. */
function sourceCiteKey(n: number, origin: string, dossier?: string): string {
  return `${slug(origin) || 'source'}${dossier === undefined ? '' : `-${partOf(dossier)}`}-s${n}`
}

/** A dossier's id as a part of a key; an id that `slug` changes gets a hash, so that two never become equal. */
function partOf(dossier: string): string {
  const plain = slug(dossier)
  return plain === dossier ? plain : `${plain || 'dossier'}-${contentId([dossier]).slice(-8)}`
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')
}
