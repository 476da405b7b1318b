import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { cases } from '@/tests/lanes'
import { withTextFragment } from './text-fragment'

const URL = 'https://paper.example/story'
const fragmentOf = (exact: string, prefix = '', suffix = ''): string =>
  withTextFragment(URL, { exact, prefix, suffix }).slice(URL.length)

/** Parsed like a browser, by the grammar of the specification. */
function parse(address: string): { prefix?: string; start: string; end?: string; suffix?: string } | null {
  const part = '[^-,&#]+'
  const [, prefix, start, end, suffix] =
    new RegExp(`:~:text=(?:(${part})-,)?(${part})(?:,(${part}))?(?:,-(${part}))?$`).exec(address) ?? []
  if (start === undefined) return null
  const plain = (text: string): string => decodeURIComponent(text)
  return {
    ...(prefix === undefined ? {} : { prefix: plain(prefix) }),
    start: plain(start),
    ...(end === undefined ? {} : { end: plain(end) }),
    ...(suffix === undefined ? {} : { suffix: plain(suffix) }),
  }
}

describe('a text fragment', () => {
  test('holds a long sentence without context', () => {
    expect(fragmentOf('She left the works in March 2022, after five years.', 'Before. ', ' After it.')).toBe(
      '#:~:text=She%20left%20the%20works%20in%20March%202022%2C%20after%20five%20years.',
    )
  })
  test('holds a few words with the words around them', () => {
    expect(
      parse(fragmentOf('in March 2022', 'cut off words. She left the works ', ', after five years. Then cu')),
    ).toEqual({
      prefix: 'She left the works',
      start: 'in March 2022',
      suffix: 'after five years. Then',
    })
  })
  test('takes no context from other paragraphs', () => {
    expect(parse(fragmentOf('Tide tables', 'The last words.\n\n', '\n\nThe next words.'))).toEqual({
      start: 'Tide tables',
    })
  })
  test('holds a long quote as its first and last words', () => {
    const long = `The first words of it stand here ${'and so it goes on '.repeat(20)}until the very last words come.`
    expect(parse(fragmentOf(long))).toEqual({
      start: 'The first words of it stand',
      end: 'until the very last words come',
    })
  })
  test('holds a quote of several paragraphs as its first and last words', () => {
    expect(parse(fragmentOf('A head\n\nA first paragraph.\n\nA second one.'))).toEqual({
      start: 'A head',
      end: 'A second one',
    })
  })
  test('encodes the characters of the fragment syntax', () => {
    const words = 'twenty-one, or A&B – both #1 of the well-known seven'
    expect(fragmentOf(words)).toMatch(/^#:~:text=[^-,&#]+$/)
    expect(parse(fragmentOf(words))).toEqual({ start: words })
  })
  test('extends half a word to a whole one, because browsers match whole words', () => {
    expect(parse(fragmentOf('eft the works in March 2022 after five long yea', 'She l', 'rs.'))).toEqual({
      start: 'left the works in March 2022 after five long years',
    })
  })
  test('works for scripts without spaces', () => {
    const words = '彼は二〇二二年三月に会社を辞めて、自分の学校を始めた。'
    expect(parse(fragmentOf(words))).toEqual({ start: words })
  })
  test('is omitted for a single common word', () => {
    expect(fragmentOf('the', 'in ', ' end')).toBe('')
    expect(fragmentOf('– … –')).toBe('')
    expect(fragmentOf('')).toBe('')
  })
})

test('an existing fragment stays, except an older text fragment', () => {
  const quote = { exact: 'the third of nine words that stand there now', prefix: '', suffix: '' }
  const place = ':~:text=the%20third%20of%20nine%20words%20that%20stand%20there%20now'
  expect(withTextFragment(`${URL}#part-2`, quote)).toBe(`${URL}#part-2${place}`)
  expect(withTextFragment(`${URL}#/a/b`, quote)).toBe(`${URL}#/a/b${place}`)
  expect(withTextFragment(`${URL}#part-2:~:text=old`, quote)).toBe(`${URL}#part-2${place}`)
})

test('for any quote, the address is valid, names the same page, and its words occur in the quote and its context', () => {
  const words = fc.string({ unit: fc.oneof(fc.constantFrom(...' \n\n-,&#%é日本a'), fc.string({ unit: 'binary', minLength: 1, maxLength: 2 })), maxLength: 400 }) // prettier-ignore
  const text = fc.oneof(words, fc.lorem({ maxCount: 60 }))
  fc.assert(
    fc.property(text, text, text, (prefix, exact, suffix) => {
      const quote = { exact, prefix: prefix.slice(-64), suffix: suffix.slice(0, 64) }
      const address = withTextFragment(`${URL}?a=b`, quote)
      if (address === `${URL}?a=b`) return
      expect(globalThis.URL.canParse(address)).toBe(true)
      expect(address.startsWith(`${URL}?a=b#:~:text=`)).toBe(true)
      const place = parse(address)
      expect(place).not.toBeNull()
      const whole = (quote.prefix + exact + quote.suffix).toWellFormed().replace(/\s+/g, ' ')
      for (const piece of Object.values(place!)) expect(whole).toContain(piece)
    }),
    { numRuns: cases(1500) },
  )
})

test('a long quote is represented by its ends, and only its ends are segmented', () => {
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  const long = 'The first words stand here, and so it goes on. '.repeat(400)
  expect(parse(fragmentOf(long, long, long))).toEqual({
    start: 'The first words stand here, and',
    end: 'here, and so it goes on',
  })
  for (const [text] of segment.mock.calls) expect(text.length).toBeLessThanOrEqual(400)
  segment.mockRestore()
})
