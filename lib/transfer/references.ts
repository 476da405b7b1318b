import type { Annotation } from '@/lib/annotations/types'
import type { Source } from '@/lib/dossier/schema'
import { t } from '@/lib/i18n/t'
import { notesByPage, type NotesOfPage } from './notes-by-page'
import { originOf } from './page-report'
import { pageCiteKey, sourceCiteKey } from './cite-keys'
import type { Shelf } from './shelf'

/** One thing that can be cited: a page with notes on it, or a source of the dossier behind a finding. */
export interface Reference {
  /** ASCII letters, digits and hyphens; the same in every export, and no other has it. */
  key: string
  /** As the dossier has it; `page` for the reader's own pages. */
  kind: string
  title: string
  /** As the dossier has it: one text, for several authors too. */
  author: string | null
  /** Who publishes it, or the page's site. */
  publisher: string | null
  /** ISO date at the grain that is known. */
  issued: string | null
  url: string | null
  /** ISO date: when the reader was there last; for a source, the day to which the dossier goes. */
  accessed: string
  note: string
  /** What the reader kept on it: quote and words. */
  annotations: string[]
}

/** The pages of the notes, each followed by the sources that its findings rest on, and each source once. */
export async function* references(
  batches: AsyncIterable<readonly Annotation[]>,
  shelf: Shelf,
): AsyncGenerator<Reference, void, undefined> {
  const keys = new Set<string>()
  const cited = new Set<number>()
  for await (const page of notesByPage(batches)) {
    if (page.claim === null) yield pageReference(page, pageCiteKey(page, keys))
    const numbers = page.notes.flatMap(({ finding, claim }) => [
      ...(finding?.sources ?? []),
      ...(claim === null ? [] : shelf.claimsOf([claim]).flatMap(({ sources }) => sources)),
    ])
    for (const source of shelf.sourcesOf(numbers)) {
      if (cited.has(source.n)) continue
      cited.add(source.n)
      yield sourceReference(source, shelf)
    }
  }
}

function pageReference({ title, url, site, notes }: NotesOfPage, key: string): Reference {
  return {
    key,
    kind: 'page',
    title: title || t('saved.untitled'),
    author: null,
    publisher: site || null,
    issued: null,
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

function sourceReference(source: Source, { subject, version, asOf }: Shelf): Reference {
  const { n, title, author, publisher, date, url, tier, kind, note } = source
  const issued = date !== undefined && isDate(date) ? date : null
  const origin = `${t('copied.source', { n, subject: subject.name, version })} ${t('tier.name', { tier })}.`
  return {
    key: sourceCiteKey(n, originOf({ ...source, date: undefined })),
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

/** Without what the standard for addresses drops: blanks around it, and tabs and line breaks anywhere. */
function addressOf(url: string | undefined): string | null {
  return url?.replace(/[\t\r\n]/g, '').trim() || null
}
