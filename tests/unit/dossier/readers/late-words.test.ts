import { describe, expect, test } from 'vitest'
import { linesOfPage } from '@/lib/dossier/readers/pdf-lines'
import type { PdfPiece } from '@/lib/dossier/readers/pdf-segments'

type Drawn = [text: string, x: number, y: number, size?: number]

/** Returns the lines of pieces of which each letter is half as wide as it is high. */
const linesOf = (drawn: readonly Drawn[], purpose: 'article' | 'report' = 'article') =>
  linesOfPage(
    drawn.map(([text, x, y, size = 10]): PdfPiece => ({
      text,
      x,
      y,
      width: (text.length * size) / 2,
      size,
      endsLine: false,
    })),
    1,
    purpose,
  ).map(({ text }) => text)

const FIRST: Drawn = ['The mole of the harbour', 60, 700]
const NEXT: Drawn = ['A line below is here.', 60, 660]

describe('words that a PDF draws apart from their line stand at their place in it', () => {
  test.each<[string, Drawn[], string[]]>([
    ['between two words', [['The mole was', 60, 700], ['seen from far.', 145, 700], NEXT, ['never', 125, 700]], ['The mole was never seen from far.', NEXT[0]]],
    ['before the whole page', [['never', 125, 700], NEXT, ['The mole was', 60, 700], ['seen from far.', 145, 700]], [NEXT[0], 'The mole was never seen from far.']],
    ['as the first digit of a figure', [['It weighs', 60, 700], ['50 tons.', 115, 700], NEXT, ['7', 110, 700]], ['It weighs 750 tons.', NEXT[0]]],
    ['as the last digit of a figure', [['It weighs 50', 60, 700], ['tons.', 130, 700], NEXT, ['7', 120, 700]], ['It weighs 507 tons.', NEXT[0]]],
    ['as digits of a figure behind a blank', [['It weighs 50', 60, 700], [' ', 120, 700, 10], ['tons.', 130, 700], ['7', 120, 700]], ['It weighs 507 tons.']],
    ['in two gaps of a line', [['The', 60, 700], ['mole was', 108, 700], ['seen.', 179, 700], NEXT, ['north', 79, 700], ['never', 151, 700]], ['The north mole was never seen.', NEXT[0]]],
    ['at the end of a line', [['The mole was', 60, 700], NEXT, ['lost', 125, 700]], ['The mole was lost', NEXT[0]]],
    ['at the start of a line', [['was built.', 90, 700], NEXT, ['None', 65, 700]], ['None was built.', NEXT[0]]],
    ['as an exponent', [['It weighs 10', 60, 700], ['kg.', 127, 700], NEXT, ['6', 120, 704, 6]], ['It weighs 10⁶ kg.', NEXT[0]]],
  ])('%s', (_, drawn, lines) => expect(linesOf(drawn)).toEqual(lines)) // prettier-ignore

  test('a line that is drawn from its end to its start is read from its start', () => {
    expect(
      linesOf([
        ['seen from far.', 152, 700],
        ['never', 122, 700],
        ['The mole was', 57, 700],
      ]),
    ).toEqual(['The mole was never seen from far.'])
  })

  test.each([4, 8, 14])('but columns at a distance of %i points stay apart', (gap) => {
    const left = ['The mole of the harbour', 'was built by four firms', 'and it stood for years.']
    const right = ['opened in May 1931 with', 'a feast, as a paper had', 'said of another mole.']
    const at = (x: number, texts: string[]) => texts.map((text, row): Drawn => [text, x, 700 - 14 * row])
    expect(linesOf([...at(60, left), ...at(60 + 23 * 5 + gap, right)])).toEqual([...left, ...right])
  })

  test('and so do the words of another column, of another height and of a stamp over the line', () => {
    expect(linesOf([FIRST, NEXT, ['1931', 200, 700]])).toEqual([FIRST[0], NEXT[0], '1931'])
    expect(linesOf([FIRST, NEXT, ['1931', 178, 695]])).toEqual([FIRST[0], NEXT[0], '1931'])
    expect(linesOf([FIRST, NEXT, ['DRAFT', 80, 698, 40]])).toEqual([FIRST[0], NEXT[0], 'DRAFT'])
  })

  test('no word of a page in a strange order is lost', () => {
    const words = Array.from({ length: 8000 }, (_, at): Drawn => ['word', 60 + 25 * (at % 400), at % 2 ? 700 : 600])
    expect(linesOf(words).join(' ').match(/word/g)).toHaveLength(8000)
  })
})

describe('a small number beside a figure', () => {
  const small = (before: string, number: string, after: string): Drawn[] => [
    [before, 60, 700],
    [number, 60 + before.length * 5, 704, 6],
    [after, 60 + before.length * 5 + number.length * 3 + 4, 700],
  ]
  test.each([
    ['an exponent of ten', small('It weighs 10', '6', 'kg.'), 'It weighs 10⁶ kg.'],
    ['a negative exponent', small('It is 10', '-6', 'm long.'), 'It is 10⁻⁶ m long.'],
    ['a square of a unit', small('It has 40 m', '2', 'of floor.'), 'It has 40 m² of floor.'],
    ['a mark behind a year', small('It was built in 1931', '6', 'and stands.'), 'It was built in 1931 and stands.'],
  ])('is %s', (_, drawn, line) => expect(linesOf(drawn)).toEqual([line]))

  test('is a mark or unclear behind ten where the page has a note beside it', () => {
    const page = [...small('It has 10', '6', 'doors.'), ['They are red.', 60, 680], ['5', 125, 684, 6]] as Drawn[]
    expect(linesOf(page)).toEqual(['It has 10￼ doors.', 'They are red.'])
  })

  test('is unreadable over another one, as in a fraction', () => {
    const page: Drawn[] = [
      ['It weighs', 60, 700],
      ['250', 110, 705, 7],
      ['2', 113, 696, 7],
      ['kg.', 126, 700],
    ]
    expect(linesOf(page)).toEqual(['It weighs ￼ kg.'])
  })
})
