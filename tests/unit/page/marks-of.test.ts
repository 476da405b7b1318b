import { describe, expect, test } from 'vitest'
import { underlinesOf, isStepTarget } from '@/lib/page/mark/marks-of'
import { moveFinding, moveLookup } from '@/lib/page/mark/move-finding'
import type { Detail, Finding, SentenceLookup } from '@/lib/schema/finding'

type Made = [words: string, more?: Partial<Detail>]
const MATCHES: Partial<Detail> = { verdict: 'agrees', dossier: 'the same' }
const DIFFERS: Partial<Detail> = { verdict: 'differs', dossier: 'another' }
const COMPARE: Partial<Detail> = { dossier: 'another' }
const DOUBT: Partial<Detail> = { verdict: 'agrees', dossier: 'the same', doubted: true }

/** A finding on a sentence with other sentences around it. */
function findingOn(quote: string, verdict: Finding['verdict'], ...details: Made[]): { finding: Finding; text: string } {
  const before = 'Before it. '
  const text = `${before}${quote} After it.`
  const made = details.map(([words, more]): Detail => {
    const start = text.indexOf(words)
    const none = { doubted: false, dossier: null, question: null, claim: null, slot: null }
    return { start, end: start + words.length, kind: 'term', verdict: 'open', article: words, ...none, ...more }
  })
  const finding: Finding = {
    start: before.length,
    end: before.length + quote.length,
    quote,
    verdict,
    partial: false,
    claims: [],
    sources: [],

    details: made,
    newer: false,
  }
  return { finding, text }
}

/** "layer: words", without the common prefix of layer names. */
function linesOf(...given: Parameters<typeof findingOn>): string[] {
  const { finding, text } = findingOn(...given)
  // The mark of a supported sentence as a whole is shown without those of its words.
  const shown = underlinesOf(finding, text).filter(({ shownBy }) => shownBy !== 'supported')
  return shown.map(({ layer, start, end }) => `${layer.replace('claimlight-', '')}: ${text.slice(start, end)}`)
}

describe('the lines of a finding', () => {
  test('leave out the words before a season', () => {
    const season: Made = ['in the winter of 2013', { ...DIFFERS, kind: 'date' }]
    expect(linesOf('It was first taught in the winter of 2013.', 'contradicted', season)).toEqual([
      'differs: winter of 2013',
    ])
  })

  test('are under the words of its details, each with its reading', () => {
    const quote = 'In July 2024 he left Tesla after ten years, on a train, with friends.'
    const details: Made[] = [['July 2024', DIFFERS], ['Tesla', MATCHES], ['ten years', COMPARE], ['on a train'],
      ['friends', DOUBT]] // prettier-ignore
    expect(linesOf(quote, 'contradicted', ...details)).toEqual([
      'differs: July 2024',
      'matches: Tesla',
      'compare: ten years',
      'open: on a train',
      'doubt: friends',
    ])
  })

  test.each([
    ['contradicted', 'sentence'],
    ['disputed', 'doubt'],
  ] as const)('are under the whole sentence when a %s sentence has no such words', (verdict, layer) => {
    const quote = 'He left Tesla.'
    expect(linesOf(quote, verdict)).toEqual([`${layer}: ${quote}`])
    expect(linesOf(quote, verdict, ['Tesla', MATCHES])).toEqual([`${layer}: ${quote}`])
  })

  test('are none of a supported sentence of which plain words or a part was found, until its words are shown', () => {
    const { finding, text } = findingOn('He opened an empty file.', 'supported', ['empty file', MATCHES])
    expect(underlinesOf(finding, text).map(({ shownBy }) => shownBy)).toEqual(['words'])
    const named = findingOn('He left Tesla.', 'supported', ['Tesla', MATCHES])
    const inPart = { ...named.finding, partial: true }
    expect(underlinesOf(named.finding, named.text).map(({ shownBy }) => shownBy)).toEqual(['words', 'supported'])
    expect(underlinesOf(inPart, named.text).map(({ shownBy }) => shownBy)).toEqual(['words'])
  })

  const marksIn = ({ finding, text }: ReturnType<typeof findingOn>): [string, string][] =>
    underlinesOf(finding, text).map(({ start, end, shownBy }) => [text.slice(start, end), shownBy])

  test('are under the last name or number of a supported sentence, and under its words on demand', () => {
    const tall = findingOn(
      'The tower of Bern is 204 metres tall.',
      'supported',
      ['Bern', MATCHES],
      ['204 metres', MATCHES],
    )
    expect(marksIn(tall)).toEqual([
      ['Bern', 'words'],
      ['204 metres', 'words'],
      ['204 metres', 'supported'],
    ])
    expect(marksIn(findingOn('He left Tesla for “Software 2.0”.', 'supported'))).toEqual([['2.0', 'supported']])
  })

  test('are under the words without a claim where a sentence is covered in part, and not under its last word', () => {
    const { finding, text } = findingOn('He left Tesla in May.', 'supported', ['Tesla', MATCHES], ['in May'])
    expect(marksIn({ finding: { ...finding, partial: true }, text })).toEqual([
      ['Tesla', 'words'],
      ['in May', 'part'],
    ])
  })

  test('are missing where the sentence is not covered', () => {
    expect(linesOf('He left Tesla.', 'unverified', ['Tesla'])).toEqual([])
  })

  test('show two values in a supported sentence instead of its mark', () => {
    expect(linesOf('He left Tesla.', 'supported', ['Tesla', COMPARE])).toEqual(['compare: Tesla'])
  })

  test('ignore a detail that covers the whole sentence', () => {
    expect(linesOf('He left Tesla.', 'contradicted', ['He left Tesla.', DIFFERS])).toEqual(['sentence: He left Tesla.'])
  })

  test('cover whole words, without outer spaces and commas', () => {
    const lines = (words: string): string[] => linesOf('With Hinton’s class, in Bern.', 'supported', [words, MATCHES])
    expect(lines(' Hinton’s class, ')).toEqual(['matches: Hinton’s class'])
    expect(lines('inton')).toEqual(['matches: Hinton’s'])
    expect(lines(', ')).toEqual([])
  })

  test('cover both quotation marks', () => {
    expect(linesOf('The essay “Software 2.0” is his.', 'supported', ['Software 2.0', MATCHES])).toEqual([
      'matches: “Software 2.0”',
    ])
  })

  test.each([
    ['It was not written there.', 'not', 'was not'],
    ['It was written there, not here.', 'not', 'not here'],
    ['He never worked there.', 'never', 'never worked'],
    ['It wasn’t written there.', 'n’t', 'wasn’t'],
  ])('cover the verb of a negation in “%s”', (quote, words, marked) => {
    expect(linesOf(quote, 'contradicted', [words, { ...DIFFERS, kind: 'negation' }])).toEqual([`differs: ${marked}`])
  })

  test('are joined for matches with only a space between them', () => {
    const two = (more: Partial<Detail>): string[] =>
      linesOf('In July 2024 at Tesla.', 'supported', ['July', MATCHES], ['2024', more], ['Tesla', MATCHES])
    expect(two(MATCHES)).toEqual(['matches: July 2024', 'matches: Tesla'])
    expect(two({})).toEqual(['matches: July', 'open: 2024', 'matches: Tesla'])
  })

  test('never overlap, and never leave the sentence', () => {
    const { finding, text } = findingOn(
      'He left Tesla.',
      'supported',
      ['left', MATCHES],
      ['left Tesla', {}],
      ['Tesla. After', COMPARE],
    )
    const marks = underlinesOf(finding, text)
    for (const [i, { start, end }] of marks.entries()) {
      expect(start).toBeLessThan(end)
      expect(start).toBeGreaterThanOrEqual(marks[i - 1]?.end ?? finding.start)
      expect(end).toBeLessThanOrEqual(finding.end)
    }
    expect(marks.length).toBeGreaterThan(1)
  })

  test('do not split a surrogate pair', () => {
    expect(linesOf('He likes 🎉 much.', 'supported', ['\uD83C', MATCHES])).toEqual(['matches: 🎉'])
  })

  test('are turned on and off by their reading', () => {
    const switches = (...given: Parameters<typeof findingOn>): string[] => {
      const { finding, text } = findingOn(...given)
      return underlinesOf(finding, text).map(({ shownBy }) => shownBy)
    }
    const quote = 'He left Tesla in May by train.'
    expect(switches(quote, 'supported', ['Tesla', MATCHES], ['May', COMPARE], ['train'])).toEqual([
      'words',
      'look',
      'words',
    ])
    expect(switches(quote, 'contradicted', ['May', DIFFERS], ['train', DOUBT])).toEqual(['contradicted', 'look'])
    expect(switches(quote, 'disputed', ['May', DIFFERS])).toEqual(['look'])
  })

  test('of a contradicted sentence, or one to look at, are targets of the step keys', () => {
    const stops = (verdict: Finding['verdict'], more: Partial<Detail>): boolean => {
      return isStepTarget(findingOn('He left Tesla.', verdict, ['Tesla', more]).finding)
    }
    expect(stops('contradicted', DIFFERS)).toBe(true)
    expect(stops('disputed', DOUBT)).toBe(true)
    expect(stops('unverified', COMPARE)).toBe(true)
    expect(stops('supported', MATCHES)).toBe(false)
    expect(stops('supported', DOUBT)).toBe(false)
    expect(stops('supported', {})).toBe(false)
    expect(stops('unverified', {})).toBe(false)
  })
})

test('all offsets of a finding move with it, also those of answers and of a lookup', () => {
  const { finding, text } = findingOn('He left Tesla.', 'contradicted', ['Tesla', DIFFERS])
  const spanOf = ({ start, end }: { start: number; end: number }): string => moved.slice(start, end)
  const both: Finding = { ...finding, answers: [finding] }
  const lead = 'One more sentence. '
  const moved = lead + text
  const after = moveFinding(both, lead.length)
  for (const one of [after, after.answers![0]!]) {
    expect(spanOf(one)).toBe('He left Tesla.')
    expect(one.details.map(spanOf)).toEqual(['Tesla'])
  }
  const lookup: SentenceLookup = {
    ...{ start: both.start, end: both.end, quote: both.quote, finding: both },
    ...{ reason: 'finding', lookedFor: [], nearest: [] },
  }
  const found = moveLookup(lookup, lead.length)
  expect([found, found.finding!].map(spanOf)).toEqual(['He left Tesla.', 'He left Tesla.'])
  expect(spanOf(found.finding!.answers![0]!.details[0]!)).toBe('Tesla')
})

test('the details move with their finding', () => {
  const { finding, text } = findingOn('He left Tesla.', 'supported', ['Tesla', MATCHES])
  const lead = 'One more sentence. '
  const mark = underlinesOf(moveFinding(finding, lead.length), lead + text).at(-1)
  expect((lead + text).slice(mark?.start, mark?.end)).toBe('Tesla')
})
