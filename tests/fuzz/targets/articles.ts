import fc from 'fast-check'
import { createEngine } from '@/lib/engine'
import { readArticleLine } from '@/tools/cli/article-line'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { readHtml } from '@/lib/dossier/readers/read-html'
import { readText } from '@/lib/dossier/readers/read-text'
import type { CheckableText } from '@/lib/dossier/readers/checkable-document'
import { faultOfMarkdown } from '@/lib/documents/parse-markdown'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'
import { readMarkdown } from '@/tests/unit/dossier/readers/blocks'
import { anyText, damaged, jsonOf, longText, nearly } from '../arbitraries'
import { dossier } from '../shelf'
import { must, target } from '../target'

const engine = createEngine(dossier)
const sentences = fc.constantFrom(
  ...['Nora Lindqvist joined Halden Labs in May 2018.', 'She left it in June 2017, and it was not in 2015.'],
  ...['“I was born in Bergen,” Lindqvist said.'],
  ...['In 2015 Nora Lindqvist, who had studied in Oslo, became director of AI at Halden.'],
  ...['pebbleNet has 4,000 lines.'],
)
const article = fc.oneof(
  {
    weight: 5,
    arbitrary: damaged(fc.array(fc.oneof(sentences, anyText), { maxLength: 5 }).map((parts) => parts.join(' '))),
  },
  { weight: 1, arbitrary: longText },
)
const tags = fc.constantFrom(
  'p',
  'div',
  'article',
  'table',
  'tr',
  'td',
  'li',
  'ul',
  'form',
  'select',
  'svg',
  'template',
  'script',
  'style',
  'main',
  'h1',
  'b',
  'x-fuzz',
)
const html = fc.oneof(
  damaged(
    fc
      .array(
        fc.tuple(
          tags,
          fc.constantFrom(
            '',
            ' hidden',
            ' style="display:none"',
            ' id=body',
            ' onclick=x',
            ' name=childNodes',
            ' lang=de',
          ),
          fc.oneof(sentences, anyText),
          fc.boolean(),
        ),
        { maxLength: 8 },
      )
      .map((parts) =>
        parts
          .map(([tag, attribute, text, closed]) => `<${tag}${attribute}>${text}${closed ? `</${tag}>` : ''}`)
          .join('\n'),
      ),
  ),
  longText,
)

/** The blocks of a text are in order, apart and without blanks around them. */
function expectReadable({ article: { text, blocks = [] } }: CheckableText): void {
  let last = 0
  for (const { start, end } of blocks) {
    must(start >= last && start < end && end <= text.length, 'a block outside its place', { start, end, last })
    const words = text.slice(start, end)
    must(words.trim() === words, 'a block with blanks around it', words)
    last = end
  }
}

export const articleTargets = [
  target({
    name: 'engine',
    share: 2,
    input: fc.tuple(
      article,
      fc.option(fc.constantFrom('2020-01-01', '2016', '9999-99-99', 'x'), { nil: undefined }),
      fc.nat(400),
      fc.nat(100),
    ),
    run: ([text, date, at, length]) => {
      const { findings } = engine.check({ text, ...(date === undefined ? {} : { date }) })
      for (const { start, end, quote } of findings)
        must(text.slice(start, end) === quote, 'a quote that is not in the text', quote)
      engine.check({ text }, 'asked', { start: Math.min(at, text.length), end: Math.min(at + length, text.length) })
    },
    msPerThousand: 100,
  }),
  target({
    name: 'html-pages',
    share: 4,
    input: html,
    run: (source) => {
      let read
      try {
        read = readHtml(source)
      } catch (error) {
        if (error instanceof UnreadableDocument) return
        throw error
      }
      expectReadable(read)
      const { text, blocks = [] } = read.article
      must(blocks.map(({ start, end }) => text.slice(start, end)).join('\n\n') === text, 'text outside of blocks', text)
    },
    msPerThousand: 40,
  }),
  target({
    name: 'markdown-pages',
    share: 3,
    input: fc.oneof(
      damaged(fc.array(fc.oneof(sentences, anyText), { maxLength: 8 }).map((parts) => parts.join('\n'))),
      longText,
    ),
    run: (source) => {
      if (faultOfMarkdown(source) === null) expectReadable(readMarkdown(source))
    },
    msPerThousand: 300,
  }),
  target({
    name: 'plain-pages',
    share: 20,
    input: article,
    run: (source) => {
      const read = readText(source)
      expectReadable(read)
      must(read.article.text.length === source.length, 'offsets that are not those of the file', source)
    },
  }),
  target({
    name: 'article-lines',
    share: 30,
    input: fc.oneof(
      nearly(
        fc.record(
          { id: fc.oneof(anyText, fc.integer()), text: anyText, html: anyText, url: anyText, date: fc.option(anyText) },
          { requiredKeys: ['id'] },
        ),
      ).map((value) => jsonOf(value)),
      anyText,
    ),
    run: (text) => must(typeof readArticleLine({ number: 1, text, fault: null }).ok === 'boolean', 'no answer'),
  }),
  target({
    name: 'page-dates',
    share: 40,
    input: fc.oneof(anyText, fc.stringMatching(/^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}(T.{0,8})?$/)),
    run: (text) => {
      const day = isoDate(text)
      must(day === null || /^\d{4}(?:-\d\d){0,2}$/.test(day), 'not an ISO day', day)
    },
  }),
]
