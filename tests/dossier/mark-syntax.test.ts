import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarks, writeMarks } from '@/lib/dossier/format/mark-syntax'

/** A text in pieces, some of them marked, with braces and backslashes. */
const pieces = fc.array(
  fc.record({
    words: fc.string({
      minLength: 1,
      maxLength: 12,
      unit: fc.constantFrom('a', ' ', 'é', '😀', '{', '}', '\\', '|', '0'),
    }),
    slot: fc.option(fc.nat(9), { nil: null }),
  }),
  { maxLength: 8 },
)

test('any text with marks is read back unchanged', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      let text = ''
      const marks = []
      for (const { words, slot } of parts) {
        if (slot !== null) marks.push({ slot, start: text.length, end: text.length + words.length })
        text += words
      }
      expect(readMarks(writeMarks({ text, marks }))).toEqual({ ok: true, value: { text, marks } })
    }),
  )
})

test('offsets count the text without its marks', () => {
  const read = readMarks('From {0|1998} to {1|2004} she taught.')
  expect(read).toEqual({
    ok: true,
    value: {
      text: 'From 1998 to 2004 she taught.',
      marks: [
        { slot: 0, start: 5, end: 9 },
        { slot: 1, start: 13, end: 17 },
      ],
    },
  })
})

test.each([
  ['She came in {0|1998.', 'not closed'],
  ['She came in {1998}.', 'opens no mark'],
  ['She came in 1998}.', 'no mark'],
  ['She came {0|in {1|1998}}.', 'inside a mark'],
  ['She came in {0|}.', 'no words'],
  ['She came in 1998\\', 'backslash'],
])('%s is refused with the reason', (source, reason) => {
  const read = readMarks(source)
  expect(read.ok ? '' : read.error).toContain(reason)
})
