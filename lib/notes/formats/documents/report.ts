import {
  asLines,
  element,
  htmlOf,
  inHtml,
  inMarkdown,
  inRow,
  joined,
  link,
  markdownOf,
  withBreaks,
  words,
  type Content,
  oneLine,
} from '@/lib/documents/document'
import { verdictOfReading, type MarkedPart } from '@/lib/details/reading'
import { outcomes } from '@/lib/details/state'
import { quotationMarksFor } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import {
  reportContentOf,
  type PageReport,
  type ReportContent,
  type ReportGroup,
  type ReportItem,
} from '@/lib/notes/formats/shared/page-report'
import { safeUrl } from '@/lib/text/urls'
import { beginningOfFile, END_OF_FILE, stateSign } from './frame'

/** Writes the report of a page as one self-contained HTML file. */
export function reportToHtml(report: PageReport): string {
  const title = oneLine(report.title).trim() || t('saved.untitled')
  return `${beginningOfFile(t('report.title', { title }))}${htmlOf(reportDocument(report))}${END_OF_FILE}`
}

/** Writes the report of a page as Markdown. */
export const reportToMarkdown = (report: PageReport): string => markdownOf(reportDocument(report))

/** Returns the report of a page as a document, the most serious findings first. */
function reportDocument(report: PageReport): Content {
  const { url, findings, overview } = report
  const { title, published, summary, counts, groups, notes, meanings, origin } = reportContentOf(report)
  const name = title || t('saved.untitled')
  return [
    element(
      'header',
      inHtml(element('p.small', published)),
      element('h1', inHtml(element('bdi', { lang: 'en' }, name)), inMarkdown(link(url, name))),
      inHtml(element('p.small address', safeUrl(url) !== null && link(url, url))),
      inMarkdown(element('p', published)),
    ),
    element(
      'main',
      element('p.lead', element('span', { markdown: 'strong' }, findings.length === 0 ? t('page.nothing') : summary)),
      inMarkdown(element('p', joined(counts.map(({ state, words: count }) => [stateSign(state), count])))),
      overview,
      inHtml(
        element(
          'ul.verdict-filter',
          counts.map(({ state, words: count }) => element(`li.${state}`, stateSign(state), count)),
        ),
      ),
      groups.map(groupSection),
      notes.length > 0 && [element('h2', t('report.notes')), element('ol', { markdown: '' }, notes.map(noteItem))],
    ),
    inMarkdown(element('hr')),
    element(
      'footer',
      inHtml(element('h2', t('report.howMade'))),
      element('p', inMarkdown(element('strong', t('report.howMade')), words(' ')), t('report.steps')),
      element(
        'dl',
        { markdown: 'ul' },
        meanings.map(({ state, name: meant, words: meaning }) =>
          element(
            `div.${state}`,
            { markdown: 'li' },
            element('dt', stateSign(state), meant),
            inMarkdown(t('detail.colon'), words(' ')),
            element('dd', meaning),
          ),
        ),
      ),
      element('p', origin),
    ),
  ]
}

/** Returns the sentences of a state. What nothing contradicts is folded, so that the report is one screen. */
function groupSection({ state, name, items }: ReportGroup): Content {
  const isOpen = outcomes[state].place === 'row'
  return element(
    `${isOpen ? 'section' : 'details'}.${state}`,
    element(isOpen ? 'h2' : 'summary', { markdown: 'h2' }, stateSign(state), name),
    element('ol.found', items.map(reportItem)),
  )
}

function reportItem({ sentences, answers }: ReportItem): Content {
  return element(
    'li',
    asLines(
      ...sentences.map(({ parts, asides }) =>
        element(
          'p.page',
          { dir: 'auto', markdown: '' },
          inRow(element('span', { lang: 'en' }, parts.map(quotePart)), element('small', joined(asides))),
        ),
      ),
      ...answers.map(answerLines),
    ),
  )
}

/** Returns "≠ “Example left on **13 July 2022**.” · [Leaving the works](https://…) · Own site · Tier 1", and what limits it. */
function answerLines({
  name,
  state,
  verdict,
  isOther,
  evidence,
  reason,
  caveats,
  title,
  url,
  about,
}: ReportItem['answers'][number]): Content {
  const label = element('small', t('finding.evidence'), inMarkdown(t('detail.colon')))
  const texts = evidence.map((parts) => {
    const [before, after] = quotationMarksFor(parts.map(({ text }) => text).join(''))
    return element('span', { lang: 'en' }, before, parts.map(quotePart), after)
  })
  return asLines(
    element(
      `p.says ${state}`,
      { markdown: '' },
      inRow(
        element('strong', name),
        name !== '' && element('small', stateSign(state), verdict),
        texts.length > 0 && joined([isOther ? element('b.other', '≠') : label, ...texts], words(' ')),
        element('small', joined([link(url, title), ...about])),
      ),
    ),
    ...[reason, ...caveats].map((line, at) => element(at === 0 ? 'p.small' : 'p.caveat', { markdown: '' }, line)),
  )
}

/** Returns a part of a text as it stands, with its spaces; marked where it has a reading. */
export function quotePart({ text, reading }: MarkedPart): Content {
  if (reading === null || text.trim() === '') return words(text)
  const [, before = '', marked = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  return [words(before), element(`mark.${verdictOfReading[reading]}`, marked), words(after)]
}

/** Returns one of the user's notes, with its quote. Its Markdown is escaped, since headings could break the report. */
function noteItem({ quote, change, note, tags }: ReportContent['notes'][number]): Content {
  return element(
    'li',
    { markdown: '' },
    element('blockquote', { dir: 'auto' }, quote),
    element('p', element('strong', change)),
    element('p', { dir: 'auto' }, withBreaks(note)),
    element('p.small', { dir: 'auto' }, tags),
  )
}
