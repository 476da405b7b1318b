import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textTable } from '@/tests/text-table'
import { makeAnchor } from '@/lib/page/anchor/anchor'
import { findChanges } from '@/lib/page/anchor/find-changes'
import { runNow } from '../../../run-now'
import { findAnchor } from '../find-anchor'
import { PAGES, textOf, type PageName } from './pages'
import { DELETED, rows, type Row } from './table'

const pageNames = Object.keys(PAGES) as PageName[]

function anchorIn(text: string, quote: string) {
  const start = text.indexOf(quote)
  expect(start, quote).toBeGreaterThanOrEqual(0)
  return makeAnchor(text, start, start + quote.length)
}

function changeOf(before: string, quote: string, after: string) {
  const anchor = anchorIn(before, quote)
  expect(findAnchor(after, anchor), 'the note still has its words').toBeNull()
  return runNow(findChanges(after, [anchor]))[0] ?? null
}

/** Returns a change as the user reads it. */
function say(change: ReturnType<typeof changeOf>): string | null {
  if (change?.kind !== 'changed') return change?.kind ?? null
  return change.parts.map(([was, is]) => `${was} → ${is}`).join('; ')
}

/** Returns the text after the correction and the edits elsewhere. */
function corrected(text: string, [, quote, words, becomes, , ...elsewhere]: Row): string {
  const at = Math.max(0, text.indexOf(quote) - 1)
  const start = text.indexOf(words, at)
  let after = text.slice(0, start) + becomes + text.slice(start + words.length)
  for (let n = 0; n < elsewhere.length; n += 2) after = after.replace(elsewhere[n] ?? '', elsewhere[n + 1] ?? '')
  return after
}

describe.each(Object.entries(rows))('%s that was corrected is found', (_, cases) => {
  test.each(cases)('%s: %s (%s → %s)', (...row) => {
    const [page, quote, , , reads] = row
    const before = textOf(PAGES[page])
    expect(say(changeOf(before, quote, corrected(before, row)))).toBe(reads)
  })
})

describe('a corrected sentence in a paragraph that moved is found', () => {
  const moves = textTable`
    bridge|3|Lorries over five tons have been banned since 1968.|1968|1986|since 1968 → since 1986
    bridge|1|The longest arch spans 38 metres.|38|83|spans 38 → spans 83
    observer|2|The catalogue lists 2,418 stars within 80 light years.|2,418|2,148|lists 2,418 → lists 2,148
    observer|4|She died there on 4 June 2009.|June|July|4 June → 4 July
    firm|1|The company lost 14.5 million euros last year.|million|billion|14.5 million → 14.5 billion`
  test.each(moves)('%s, paragraph %s: %s', (name, nth, quote, was, is, reads) => {
    const [paragraphs, at]: [readonly string[], number] = [PAGES[name as PageName], Number(nth)]
    const moved = (paragraphs[at] ?? '').replace(quote, quote.replace(was, is))
    const others = paragraphs.filter((_, n) => n !== at)
    const after = at === 1 ? [...others, moved] : [moved, ...others]
    expect(say(changeOf(textOf(paragraphs), quote, textOf(after)))).toBe(reads)
  })
})

describe('the new words', () => {
  const before = textOf(PAGES.bridge)
  const anchorOf = (quote: string, was: string, is: string) => {
    const after = before.replace(was, is)
    const change = changeOf(before, quote, after)
    const { start, end } = change?.anchor?.position ?? { start: 0, end: 0 }
    return { exact: change?.anchor?.quote.exact, onPage: after.slice(start, end) }
  }
  test.each([
    ['Cars were allowed on the bridge from 1922.', '1922', '1926', 'Cars were allowed on the bridge from 1926.'],
    ['allowed on the bridge from 1922', '1922', '1926', 'allowed on the bridge from 1926'],
    ['have been banned since 1968', ' since 1968', '', 'have been banned'],
  ])('get an anchor of their own: %s', (quote, was, is, exact) => {
    expect(anchorOf(quote, was, is)).toEqual({ exact, onPage: exact })
  })
})

describe('a page without its text', () => {
  const quote = 'Lorries over five tons have been banned since 1968.'
  test.each([
    ['a notice that it was removed', 'This article was removed at the request of a reader.', 'gone'],
    ['only its first words', PAGES.bridge[0], 'gone'],
    ['another article', textOf([...PAGES.firm, ...PAGES.observer]), null],
  ])('that has %s', (_, after, kind) => expect(say(changeOf(textOf(PAGES.bridge), quote, after))).toBe(kind))
  test('is not told apart from another page if only the paragraph of the note is gone', () => {
    const after = textOf(PAGES.bridge.filter((paragraph) => !paragraph.includes(quote)))
    expect(say(changeOf(textOf(PAGES.bridge), quote, after))).toBeNull()
  })
})

describe('a sentence that was removed is not taken for a similar one', () => {
  const list = [1951, 1957, 1963, 1969, 1975, 1981].map(
    (year, n) => `In ${year} the prize of the academy went to a work on the theory of ${'abcdef'[n] ?? ''}lloys.`,
  )
  test.each(list.map((line) => [line]))('%s', (line) => {
    const lines = list.filter((other) => other !== line)
    for (const after of [textOf(lines), lines.join(' '), textOf(lines.toReversed()), textOf([...PAGES.firm, ...lines])])
      expect([DELETED, null]).toContain(say(changeOf(textOf(list), line, after)))
  })
})

describe('of 200 notes on unchanged or other pages', () => {
  const sentences = pageNames.flatMap((page) =>
    PAGES[page].flatMap((paragraph) => paragraph.split(/(?<=[.!?]) /).map((quote) => ({ page, quote }))),
  )
  /** Sentences, and their first and last halves. */
  const notes = sentences.flatMap(({ page, quote }) => {
    const half = quote.indexOf(' ', quote.length / 2)
    return [quote, quote.slice(0, half), quote.slice(half + 1)].map((part) => ({ page, quote: part }))
  })
  const cases = notes.flatMap(({ page, quote }) =>
    pageNames.map((other) => ({ quote, before: textOf(PAGES[page]), after: textOf(PAGES[other]) })),
  )
  test('none is said to be changed', () => {
    expect(cases.length).toBeGreaterThan(200)
    const wrong = cases.filter(({ before, quote, after }) =>
      runNow(findChanges(after, [anchorIn(before, quote)])).some((change) => change !== null),
    )
    expect(wrong.map(({ quote }) => quote)).toEqual([])
  })
})

test('other edits of the page never turn a correction into another one', () => {
  const all = Object.values(rows).flat()
  const edit = fc.record({ at: fc.nat(), by: fc.constantFrom('removed', 'shortened', 'added', 'swapped') })
  const found = { right: 0, all: 0 }
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.array(edit, { maxLength: 4 }), (row, edits) => {
      const [page, quote, , , reads] = row
      const before = textOf(PAGES[page])
      const paragraphs = corrected(before, row).split('\n\n')
      const own = PAGES[page].findIndex((paragraph) => paragraph.includes(quote))
      for (const { at, by } of edits) {
        const n = at % paragraphs.length
        if (n === own) continue
        const old = paragraphs[n] ?? ''
        if (by === 'removed') paragraphs[n] = ''
        else if (by === 'shortened') paragraphs[n] = old.slice(old.indexOf('. ') + 2)
        else if (by === 'added') paragraphs[n] = `Readers wrote to us about this. ${old} More on this story on Sunday.`
        else paragraphs[n] = old.split(' ').toReversed().join(' ')
      }
      const anchor = anchorIn(before, quote)
      const said = say(runNow(findChanges(textOf(paragraphs.filter(Boolean)), [anchor]))[0] ?? null)
      // One equal word more on both sides tells the same.
      const isRight = said === reads || said?.replaceAll(/(?<=^|→ )\S+ /g, '') === reads
      expect(said === null || isRight, said ?? '').toBe(true)
      found.all++
      if (isRight) found.right++
    }),
    { numRuns: 500 },
  )
  expect(found.right / found.all).toBeGreaterThan(0.8)
})
