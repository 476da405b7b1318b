import { afterEach, describe, expect, test } from 'vitest'
import { formatAsOf, formatDate, formatTime } from '@/lib/i18n/dates'
import { locale, setLanguage, t } from '@/lib/i18n/t'
import { catalogueOf } from '@/tests/words/catalogue-of'
import { saying } from '@/tests/words/saying'

const [english, french] = [saying(await catalogueOf('en')), saying(await catalogueOf('fr'))]
afterEach(() => setLanguage(english))

describe('a message', () => {
  test.each([
    [0, '0 sentences', '0 phrase'],
    [1, '1 sentence', '1 phrase'],
    [2, '2 sentences', '2 phrases'],
    [1200, '1,200 sentences', '1\u202f200 phrases'],
  ])('has the correct plural form for %i', (n, one, other) => {
    expect(t('count.sentences', n)).toBe(one)
    setLanguage(french)
    expect(t('count.sentences', n)).toBe(other)
  })

  test('has words for zero where they are defined', () => {
    expect(t('toolbar.done', 0)).toBe('Claimlight: no sentence conflicts with the evidence')
    setLanguage(french)
    expect(t('toolbar.done', 0)).toBe('Claimlight\u00a0: aucune phrase ne contredit la preuve')
  })

  test('formats numbers in its values by the language, and leaves texts unchanged', () => {
    setLanguage(french)
    expect(t('tier.name', { tier: 2.5 })).toBe('Rang 2,5')
    expect(t('settings.foot', { version: '2.5' })).toContain('Claimlight 2.5.')
  })

  test('never interprets a value as a message', () => {
    for (const quote of ['{reason}', '$1 | $2', '<b>', '$&', 'a | b | c'])
      expect(t('saved.finding', { verdict: quote, reason: 'none' })).toBe(`${quote}. none`)
    expect(t('report.conflicts', 2, { of: 'x | y {of} $1' })).toBe('2 of x | y {of} $1 conflict with the evidence.')
  })
})

describe('a date', () => {
  test.each([
    ['2022-07-13', '13 July 2022', '13 juillet 2022'],
    ['2022-07-01', '1 July 2022', '1er juillet 2022'],
    ['2022-07', 'July 2022', 'juillet 2022'],
    ['2022', '2022', '2022'],
    ['2022-13', '2022', '2022'],
    ['soon', 'soon', 'soon'],
    ['2017-06/2022-07', 'June 2017 to July 2022', 'juin 2017 – juillet 2022'],
    ['2024-07/..', 'since July 2024', 'depuis juillet 2024'],
    ['2024-07-13/', 'since 13 July 2024', 'depuis le 13 juillet 2024'],
    ['../2024-07', 'until July 2024', 'jusqu’en juillet 2024'],
    ['../2024-07-01', 'until 1 July 2024', 'jusqu’au 1er juillet 2024'],
  ])('%s is written with its known precision', (iso, one, other) => {
    expect(formatTime(iso)).toBe(one)
    setLanguage(french)
    expect(formatTime(iso)).toBe(other)
  })

  test('does not depend on the time zone, and an as-of date is a month', () => {
    expect(formatDate('2022-01-01')).toBe('1 January 2022')
    expect(formatDate('2022-12-31T23:59:59Z')).toBe('31 December 2022')
    expect(formatAsOf('2026-03-31')).toBe('March 2026')
  })
})

test('the language is that of the loaded messages', () => {
  expect(locale()).toBe('en-GB')
  setLanguage(french)
  expect(locale()).toBe('fr-FR')
})
