import { describe, expect, test } from 'vitest'
import { notesOn } from '@/lib/notes/library/notes-by-place'
import { paragraphAt } from '@/lib/details/paragraphs'
import { splitCommon } from '@/components/check/finding/detail-rows'
import { formatAsOf, formatTime } from '@/lib/i18n/dates'
import { safeUrl } from '@/lib/text/urls'
import { parseRoute } from '@/entrypoints/sidepanel/route'
import { notes, page } from './fixtures'

describe('splitting two values into common and different parts', () => {
  test.each([
    ['13 July 2022', '13 June 2022', ['13 ', 'July ', '2022'], ['13 ', 'June ', '2022']],
    ['March 2022', '13 July 2022', ['', 'March ', '2022'], ['', '13 July ', '2022']],
    ['July 2022', '13 July 2022', ['', 'July 2022', ''], ['', '13 July 2022', '']],
    ['John Reef', 'Mary Shore', ['', 'John Reef', ''], ['', 'Mary Shore', '']],
  ])('works for %s and %s', (a, b, left, right) => {
    expect(splitCommon(a, b).map(({ before, differs, after }) => [before, differs, after])).toEqual([left, right])
  })
})

test('a time is written with its known precision', () => {
  expect(['2022-07-13', '2022-07', '2017-06/2022-07', '2024-07/..', '2009/2011', 'soon'].map(formatTime)).toEqual([
    '13 July 2022',
    'July 2022',
    'June 2017 to July 2022',
    'since July 2024',
    '2009 to 2011',
    'soon',
  ])
  expect(formatAsOf('2026-03-31')).toBe('March 2026')
})

test('only http(s) addresses become links', () => {
  expect(
    [
      'https://a.example/',
      'HTTP://a.example',
      'javascript:alert(1)',
      ' https://a.example',
      'data:text/html,x',
      'https://',
      undefined,
    ].map(safeUrl),
  ).toEqual(['https://a.example/', 'HTTP://a.example', null, null, null, null, null])
})

test('a paragraph is found by its start', () => {
  expect([0, 9, 10, 25].map((offset) => paragraphAt(offset, [0, 10, 20]))).toEqual([1, 1, 2, 3])
})

test('a note is listed under its sentence, also after the sentence has moved', () => {
  const finding = page.findings[4]!
  expect(notesOn(finding, notes)).toEqual([notes[0]])
  const part = {
    ...notes[0]!,
    anchor: {
      quote: { exact: 'March 2022', prefix: '', suffix: '' },
      position: { start: finding.start + 22, end: finding.start + 32 },
      range: null,
    },
  }
  expect(notesOn(finding, [part])).toEqual([part])
  const stale = { ...part, anchor: { ...part.anchor, quote: { ...part.anchor.quote, exact: 'other words' } } }
  expect(notesOn(finding, [stale])).toEqual([])
})

test('each address has its view', () => {
  expect(parseRoute('').screen).toBe('page')
  expect(parseRoute('#/claim/a%20b')).toEqual({ screen: 'dossier', place: { at: 'claim', id: 'a b' } })
  expect(parseRoute('#/nowhere')).toEqual({ screen: 'page' })
})
