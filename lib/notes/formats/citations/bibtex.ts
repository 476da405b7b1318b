import type { Annotation } from '@/lib/schema/annotation'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import type { Source } from '@/lib/dossier/format/schema'
import { sayStateAndHead } from '@/lib/details/say'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import { contentId } from '@/lib/text/content-id'
import { tierName } from '@/lib/i18n/tier-words'
import { notesByPage, type NotesOfPage } from '@/lib/notes/formats/shared/notes-by-page'
import { publisherAndDate } from '@/lib/i18n/source-words'
import { isWebUrl } from '@/lib/notes/formats/shared/page-report'
import type { WriterContext, NoteWriter } from '@/lib/notes/formats/shared/exchange'
import { sayExportedChange } from '@/lib/notes/formats/shared/say-change'
import {
  lookupOf,
  sourcesOfNote,
  type DossierLookup,
  type DossierLookups,
} from '@/lib/notes/formats/shared/dossier-lookup'
import { encodeForUrl } from '@/lib/text/urls'

/**
 * A page with notes, or a source of a finding. Its id has ASCII letters, digits and hyphens; it is unique, and the same
 * in every export.
 */
export type Reference = ReturnType<typeof referenceOf>

/** Yields the pages of the notes, each followed by the sources of its findings; each source once. */
export async function* references(
  batches: AsyncIterable<readonly Annotation[]>,
  about: WriterContext,
): AsyncGenerator<Reference, void, undefined> {
  const keys = new Set<string>()
  const cited = new Set<string>()
  for await (const page of notesByPage(batches)) {
    if (page.claim === null) yield pageReference(page, pageCiteKey(page, keys), about)
    for (const { dossier, numbers } of citedBy(page.notes, about.dossiers)) {
      const lookup = lookupOf(dossier, about.dossiers)
      for (const source of lookup.sourcesOf(numbers)) {
        const once = JSON.stringify([dossier?.id, source.n])
        if (cited.has(once)) continue
        cited.add(once)
        yield sourceReference(source, lookup, dossier?.id)
      }
    }
  }
}

function citedBy(notes: readonly Annotation[], lookups: DossierLookups) {
  return notes.flatMap(({ finding, claim, dossier }) => {
    const ofFinding = finding ? [{ dossier: finding.dossier, numbers: finding.sources }] : []
    if (claim === null) return ofFinding
    const claims = lookupOf(dossier, lookups).claimsOf([claim])
    return [...ofFinding, ...claims.map(({ sources }) => ({ dossier, numbers: sources }))]
  })
}

function pageReference(
  { title, url, site, article, notes }: NotesOfPage,
  key: string,
  writerContext: WriterContext,
): Reference {
  const visits = notes.map(({ created }) => created.slice(0, 10)).sort()
  return referenceOf(key, 'page', {
    title: title || t('saved.untitled'),
    author: article?.author,
    publisher: site,
    date: article?.date,
    url,
    accessed: visits.at(-1) ?? '',
    annote: notes
      .map((note) => quoteAndNoteOf(note, writerContext))
      .filter(Boolean)
      .join('\n\n'),
  })
}

function quoteAndNoteOf(noted: Annotation, about: WriterContext): string {
  const { anchor, note, finding } = noted
  const quote = anchor === null ? '' : inQuotationMarks(anchor.quote.exact.trim())
  const titles = sourcesOfNote(noted, about.dossiers).map(({ title }) => title)
  const from = titles.length === 0 ? '' : ` (${titles.join('; ')})`
  const verdict = finding && `${sayStateAndHead(finding)}${from}.`
  return [quote, verdict, sayExportedChange(noted, about), note.trim()].filter(Boolean).join(' ')
}

/**
 * Describes a source of a dossier.
 * @param dossier id of any dossier but the bundled one; part of the key, as each dossier numbers its own sources
 */
export function sourceReference(
  source: BookSource,
  { subject, version, asOf }: Pick<DossierLookup, 'subject' | 'version' | 'asOf'>,
  dossier?: string,
): Reference {
  const { n, date = '', tier, kind, note = '', passages = [], access } = source
  const origin = `${t('copied.source', { n, subject: subject.name, version })} ${tierName(tier)}.`
  return referenceOf(sourceCiteKey(n, publisherAndDate({ ...source, date: undefined }), dossier), kind ?? 'other', {
    ...source,
    // Nobody has visited the address beside a pasted text.
    accessed: access?.state === 'pasted' ? '' : (passages[0]?.accessed ?? access?.on ?? asOf),
    note: isDate(date) ? '' : date,
    annote: [origin, note].filter(Boolean).join(' '),
  })
}

/** Facts about a page or source. `accessed`: when somebody last read it. Only `note` is printed in a list of works. */
interface CitedWork extends Partial<Pick<Source, 'author' | 'publisher' | 'date' | 'url' | 'note'>> {
  title: string
  accessed: string
  annote?: string
}

/** Describes a cited work for `bibtexEntry`. @param kind kind of source in the dossier; `page` for pages with notes */
export function referenceOf(id: string, kind: string, cited: CitedWork) {
  // Removes what the URL standard ignores: surrounding spaces, tabs and line breaks.
  const url = cited.url?.replace(/[\t\r\n]/g, '').trim()
  return {
    ...cited,
    id,
    isArticle: kind === 'news' || kind === 'paper',
    date: isDate(cited.date) ? cited.date : '',
    url: isWebUrl(url) ? url : '',
  }
}

function isDate(date: string | undefined): date is string {
  return date !== undefined && /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(date)
}

/** Returns a key such as "review-example-p0k9x2mp41ab": the site, and a hash of the page's key. */
function pageCiteKey({ site, key }: NotesOfPage, taken: Set<string>): string {
  // The "p" before the hash distinguishes it from the number of a source, which has an "s".
  const stem = `${slug(site) || 'page'}-p${contentId([key]).slice(-11)}`
  let own = stem
  for (let n = 2; taken.has(own); n++) own = `${stem}-${n}`
  taken.add(own)
  return own
}

/** Returns a key such as "the-paper-s14": publisher, id of the dossier unless bundled, and number of the source. */
function sourceCiteKey(n: number, origin: string, dossier?: string): string {
  return `${slug(origin) || 'source'}${dossier === undefined ? '' : `-${keyPartOf(dossier)}`}-s${n}`
}

/** Returns a dossier's id for a key; an id that `slug` changes gets a hash, so that two ids never become equal. */
function keyPartOf(dossier: string): string {
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

/**
 * Writes the pages of the notes and the sources of their findings as BibTeX, in UTF-8, with the fields of biblatex and
 * `year` for older styles. Entries: `@article` for papers and press, `@online` for anything with an address, otherwise
 * `@misc`.
 * @see https://ctan.org/pkg/biblatex
 */
export const writeBibtex: NoteWriter = async function* (batches, about) {
  for await (const reference of references(batches, about)) yield `${bibtexEntry(reference)}\n\n`
}

export function bibtexEntry(reference: Reference): string {
  const { id, isArticle, title, author = '', publisher = '', date, url, accessed, note = '', annote = '' } = reference
  const fields = [
    ['title', `{${bibtexText(title)}}`],
    ['author', author && bibtexNames(author)],
    [isArticle ? 'journal' : 'organization', bibtexText(publisher)],
    ['date', date],
    ['year', date.slice(0, 4)],
    ['url', bibtexUrl(url)],
    ['urldate', accessed],
    ['note', bibtexText(note)],
    ['annote', annote.split('\n\n').map(bibtexText).join('\n\n')],
  ]
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`)
  return `@${entryTypeOf(reference)}{${id},\n${lines.join(',\n')}\n}`
}

function entryTypeOf({ isArticle, url }: Reference): string {
  if (isArticle) return 'article'
  return url ? 'online' : 'misc'
}

/**
 * Returns names as BibTeX sorts and shortens them: "Doyle, Margaret". Where one of them is no person's, such as that of
 * an office, all stay whole in braces.
 */
function bibtexNames(literal: string): string {
  const spaced = literal.trim().replaceAll(/\s+/g, ' ')
  const names = spaced.replace(/,? et al\.?$/i, '').split(/,? (?:and|&) | ?[;,] ?/i)
  if (!names.every((name) => PERSON.test(name)) || NO_PERSON.test(literal)) return `{${bibtexText(literal)}}`
  const sorted = names.map((name) => bibtexText(name.replace(PERSON, '$2, $1')))
  return [...sorted, ...(/et al\.?$/i.test(spaced) ? ['others'] : [])].join(' and ')
}

/** Given names, and the family name with a particle such as "von" before it. */
const PERSON =
  /^(\p{Lu}[\p{L}’'-]*\.?(?: \p{Lu}[\p{L}’'-]*\.?){0,2}) ((?:(?:da|de|del|den|der|di|du|la|ten|van|von) )*\p{Lu}[\p{L}’'-]*)$/u
/** Words of offices, papers and groups, which have no family name. */
const NO_PERSON =
  /\b(?:the|of|for|press|news|times|post|team|staff|editors?|desk|agency|university|institute|ministry|office|association|foundation|council|union|company|inc|ltd|labs?|group)\b/i

/** Escapes a text for BibTeX. Braces become commands: BibTeX counts even escaped braces, which may be unbalanced. */
function bibtexText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .replace(/[\\{}~^%&#_$]/g, (sign) => escapedSigns[sign] ?? sign)
      // TeX would merge two such characters into one: a dash, a quotation mark.
      .replace(/([-`',<>])(?=\1)|[!?](?=`)/g, '$&{}')
  )
}

const escapedSigns: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
}

/** Returns an address for BibTeX: without escapes, but characters that could end the field are percent-encoded. */
function bibtexUrl(url: string): string {
  return url.toWellFormed().replace(/[\s{}\\\p{Cc}]/gu, (sign) => encodeForUrl(sign))
}
