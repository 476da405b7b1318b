import fc from 'fast-check'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { findAnchor } from '@/tests/unit/page/anchor/find-anchor'
import { parseQuery } from '@/lib/notes/library/match-entry'
import { foldWords } from '@/lib/text/fold-words'
import { formatAsOf, formatDate, formatTime } from '@/lib/i18n/dates'
import { isOfSite, patternOfSite, siteOf } from '@/lib/platform/sites'
import { dateOfIso, sayDate } from '@/lib/text/date-value'
import { datesOf } from '@/lib/text/dates'
import { decodeBytes } from '@/lib/text/decode-bytes'
import { fold } from '@/lib/text/fold'
import { blankFootnoteMarks } from '@/lib/text/footnote-marks'
import { numbersOf } from '@/lib/text/numbers'
import { isSameSite, pageKeyOf } from '@/lib/text/same-page'
import { sentencesOf } from '@/lib/text/sentences'
import { withTextFragment } from '@/lib/text/text-fragment'
import { normalizeFolded } from '@/lib/text/normalized-text'
import { formsOf, wordsOf } from '@/lib/text/words'
import { anyText, longText } from '../arbitraries'
import { must, target } from '../target'

/** The places are in order and apart, and none is empty or outside the text. */
function expectSpans(text: string, spans: readonly { start: number; end: number }[]): void {
  let last = 0
  for (const { start, end } of spans) {
    must(start < end && end <= text.length, 'a place outside the text', { start, end })
    must(start >= last, 'two places over one another', { start, last })
    last = end
  }
}

/** All words of the text but marks of footnotes are in its sentences, which have no blanks around them. */
function expectSentences(text: string): void {
  const plain = blankFootnoteMarks(fold(text))
  const spans = sentencesOf(text)
  expectSpans(text, spans)
  const between = spans.map(({ start }, at) => plain.slice(spans[at - 1]?.end ?? 0, start))
  const rest = plain.slice(spans.at(-1)?.end ?? 0)
  must(/^[\s\u200b·•]*$/.test(between.join('') + rest), 'words that are in no sentence', text)
  for (const { start, end } of spans)
    must(text.slice(start, end).trim().length === end - start, 'a sentence with blanks around it', text)
}

const address = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  anyText,
  fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'file:///', 'javascript:', '//', ''),
      fc.array(
        fc.constantFrom(
          'a.example',
          'www.',
          'm.',
          'amp.',
          'cdn.ampproject.org',
          '/amp',
          '/print',
          '?',
          '&',
          'utm_source=x',
          '#',
          '!/',
          '=',
          '/c/s/',
          ':80',
          '@',
          '%2f',
          '..',
          'xn--',
          '[::1]',
          '.amp.amp',
          'é',
          '/index.html',
        ),
        { maxLength: 14 },
      ),
    )
    .map(([scheme, parts]) => scheme + parts.join('')),
  fc
    .tuple(fc.constantFrom('/amp', '.amp', '/print/amp', '?a=', '#', '%', '&utm_'), fc.integer({ min: 100, max: 5000 }))
    .map(([unit, n]) => `https://a.example/${unit.repeat(n)}`),
)

export const textTargets = [
  target({ name: 'sentences', share: 20, input: longText, run: expectSentences }),
  target({
    name: 'dates',
    share: 20,
    input: fc.tuple(longText, fc.option(fc.record({ day: fc.integer({ min: -700_000, max: 60_000 }) }))),
    run: ([text, from]) => {
      const mentions = datesOf(text, from)
      expectSpans(text, mentions)
      for (const { value } of mentions) must(value.from <= value.to && sayDate(value) !== '', 'no span of days', value)
    },
  }),
  target({
    name: 'iso-dates',
    share: 30,
    input: fc.oneof(anyText, fc.stringMatching(/^[-+]?\d{1,6}(-\d{1,3}(-\d{1,3})?)?$/)),
    run: (text) => {
      const value = dateOfIso(text)
      if (value) must(typeof sayDate(value) === 'string', 'no words for a date', value)
      for (const say of [formatDate, formatTime, formatAsOf]) must(typeof say(text) === 'string', 'no words for a date')
    },
  }),
  target({
    name: 'numbers',
    share: 20,
    input: longText,
    run: (text) => {
      const mentions = numbersOf(text)
      expectSpans(text, mentions)
      for (const { value } of mentions) must(Number.isFinite(value), 'not a number', text)
    },
  }),
  target({
    name: 'words',
    share: 20,
    input: longText,
    run: (text) => {
      const folded = fold(text)
      must(folded.length === text.length, 'folding moved the letters')
      const words = wordsOf(folded)
      expectSpans(folded, words)
      for (const { start, end, raw } of words) must(folded.slice(start, end) === raw, 'a word at another place', raw)
      normalizeFolded(folded)
      formsOf(text.slice(0, 40))
    },
  }),
  target({
    name: 'addresses',
    share: 30,
    input: fc.tuple(address, fc.option(address), address),
    run: ([url, canonical, other]) => {
      must(typeof pageKeyOf(url, canonical) === 'string', 'no key')
      isSameSite(url, other)
      const site = siteOf(url)
      if (site !== null) must(/^\*:\/\/[^/]*\/\*$/.test(patternOfSite(site)), 'no pattern of one site', site)
      isOfSite(site ?? 'a.example', url)
    },
  }),
  target({
    name: 'text-fragments',
    share: 20,
    input: fc.tuple(address, longText, anyText, anyText),
    run: ([url, exact, prefix, suffix]) => {
      const link = withTextFragment(url, { exact, prefix, suffix })
      must(!/^\s*javascript:/i.test(link) || /^\s*javascript:/i.test(url), 'a link that runs code', link)
    },
  }),
  target({
    name: 'searches',
    share: 20,
    input: longText,
    run: (typed) => {
      for (const { value } of parseQuery(typed))
        must(value !== '' && value === foldWords(value), 'a term that is not folded', value)
    },
  }),
  target({
    name: 'bytes',
    share: 20,
    input: fc.tuple(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        anyText.map((text) => new TextEncoder().encode(text)),
      ),
      fc.option(
        fc.oneof(
          fc.constantFrom('utf-8', 'utf-16le', 'windows-1252', 'shift_jis', 'x-user-defined', 'replacement'),
          anyText,
        ),
        { nil: undefined },
      ),
      fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]),
    ),
    run: ([bytes, label, mark]) => decodeBytes(new Uint8Array([...mark, ...bytes]), label),
  }),
  target({
    name: 'anchors',
    share: 6,
    input: fc.tuple(longText, longText, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60)),
    run: ([text, changed, at, length]) => {
      const start = Math.floor(at * text.length)
      const end = Math.min(text.length, start + length)
      const anchor = makeAnchor(text, start, end)
      for (const page of [text, changed, text.slice(0, start) + changed + text.slice(end)]) {
        const found = findAnchor(page, anchor)
        if (found) expectSpans(page, [found])
      }
    },
  }),
]
