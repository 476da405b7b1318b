import {
  element,
  inHtml,
  inMarkdown,
  joined,
  markdownSource,
  unlinked,
  words,
  type Content,
} from '@/lib/documents/document'
import { t } from '@/lib/i18n/t'
import { sourceWords } from '@/lib/dossier/format/dossier-document'
import { mapDefined } from '@/lib/text/lists'
import { safeUrl } from '@/lib/text/urls'
import type { CitedSentence, ReportList } from '@/packages/judges/not-covered'
import type { Report, ReportTable } from '../report/report-of'

/** Returns a report as a document: contents, text with numbered references, and the sources, in HTML with links back. */
export function reportDocument(report: Report): Content {
  const { title, about, lead, tables, sections, missing, notes, tiers } = report
  const places = citedPlaces(report)
  const cited = (sentences: readonly CitedSentence[]): Content =>
    joined(
      sentences.map((sentence) => element('span', { id: places.idOf(sentence) }, citedSentence(sentence))),
      words(' '),
    )
  const headedList = (name: string, items: readonly CitedSentence[]): Content =>
    items.length > 0 && [
      element('h3', unlinked(name)),
      element(
        'ul',
        items.map((item) => element('li', cited([item]))),
      ),
    ]
  const chapter = (name: string, lists: readonly ReportList[]): Content =>
    lists.length > 0 && [element('h2', name), lists.map((list) => headedList(list.name, list.items))]
  return [
    element('h1.title', unlinked(title), inMarkdown(words(' — Research'))),
    element('p.report-lead', cited(lead)),
    tables.map(statementTable),
    element(
      'nav',
      { 'aria-label': t('writtenReport.contents') },
      element(
        'ol',
        sections.map(({ name }, at) => element('li', element('a', { href: `#section-${at + 1}` }, unlinked(name)))),
      ),
    ),
    sections.map(({ name, levels, note, paragraphs, tables: own, uncertain }, at) => {
      const id = `section-${at + 1}`
      const remarks = joined([unlinked(levels), unlinked(note)], words(' '))
      return element(
        'section',
        { 'aria-labelledby': id },
        anchorAt(id),
        element('h2', { id }, unlinked(name)),
        element('p.report-note', element('span', { markdown: 'em' }, remarks)),
        paragraphs.map((part) => element('p', cited(part))),
        own.map(statementTable),
        headedList(t('writtenReport.uncertain'), uncertain),
      )
    }),
    chapter(t('writtenReport.missing'), missing),
    chapter(t('writtenReport.notes'), notes),
    element('h2', t('writtenReport.sources')),
    tiers.map(({ name, sources }) =>
      element(
        'section',
        element('h3', name),
        element(
          'ul.report-sources',
          sources.map(({ source, about: line }) =>
            element(
              'li',
              { id: `source-${source.n}` },
              inMarkdown(anchorAt(`source-${source.n}`), markdownSource(`[${source.n}] `)),
              inHtml(element('b', `[${source.n}]`), words(' ')),
              sourceWords(source),
              inMarkdown('.'),
              words(' '),
              element('span.report-note', unlinked(line)),
              inHtml(places.of(source.n).map((id, at) => backLink(id, at + 1))),
            ),
          ),
        ),
      ),
    ),
    element('h2', t('writtenReport.about')),
    about.map((line) => element('p', unlinked(line))),
  ]
}

/** Returns a place in Markdown to which links lead; HTML has ids. */
const anchorAt = (id: string): Content => markdownSource(`<a id="${id}"></a>`)

function citedSentence({ text, sources, passages = [] }: CitedSentence): Content {
  const references = sources.map((n) =>
    element('a.report-ref', { href: `#source-${n}` }, inHtml(`[${n}]`), markdownSource(`[${n}]`)),
  )
  const places = passages.map((address) =>
    element(
      'a.report-ref',
      { href: safeUrl(address) ?? '' },
      inHtml(t('writtenReport.passage')),
      inMarkdown('passage'),
    ),
  )
  return joined([[unlinked(text), references.length > 0 && inMarkdown(words(' ')), references], ...places], words(' '))
}

function backLink(id: string, n: number): Content {
  return [words(' '), element('a', { href: `#${id}`, 'aria-label': `${t('writtenReport.back')} ${n}` }, `↑${n}`)]
}

function statementTable({ name, heads, rows }: ReportTable): Content {
  const cells = (tag: 'th' | 'td', row: readonly Content[]): Content =>
    element(
      'tr',
      row.map((cell) => element(tag, { scope: tag === 'th' ? 'col' : undefined }, cell)),
    )
  return element(
    'div.report-table',
    inMarkdown(element('p', element('strong', unlinked(name)))),
    element(
      'table',
      inHtml(element('caption', name)),
      element('thead', cells('th', [...heads.map(unlinked), t('writtenReport.sources')])),
      element(
        'tbody',
        rows.map((row) => cells('td', [...row.cells.map(unlinked), citedSentence({ text: '', sources: row.sources })])),
      ),
    ),
  )
}

function citedPlaces({ lead, sections, missing, notes }: Report) {
  const all = [
    ...lead,
    ...sections.flatMap(({ paragraphs, uncertain }) => [...paragraphs.flat(), ...uncertain]),
    ...[...missing, ...notes].flatMap(({ items }) => items),
  ]
  const ids = new Map(all.map((sentence, at) => [sentence, `s${at + 1}`]))
  return {
    idOf: (sentence: CitedSentence): string => ids.get(sentence) ?? '',
    of: (n: number): string[] => mapDefined(ids, ([{ sources }, id]) => (sources.includes(n) ? id : null)),
  }
}
