import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutStrip, MARK_WIDTH, nearestMark, paragraphRange } from '@/components/features/strip/layout'
import type { Finding, Verdict } from '@/lib/schema/finding'

const finding = (start: number, verdict: Verdict = 'supported'): Finding => ({
  start, end: start + 10, quote: 'x', verdict, partial: false, claims: [], sources: [], details: [], newer: false,
}) // prettier-ignore
const verdict = fc.constantFrom<Verdict>('contradicted', 'disputed', 'supported', 'unverified')
const many = (count: number, length: number): Finding[] =>
  Array.from({ length: count }, (_, i) => finding(Math.floor((i * (length - 10)) / count)))

describe('the strip with room for all findings', () => {
  test('has a mark for each finding, at the middle of its sentence', () => {
    const marks = layoutStrip([finding(0), finding(490, 'contradicted')], 1000, 300)
    expect(marks.map(({ at, state: one, findings }) => [at, one, findings.length])).toEqual([
      [0.005, 'supported', 1],
      [0.495, 'contradicted', 1],
    ])
  })

  test('groups findings from the first one that has no room', () => {
    expect(layoutStrip(many(75, 10_000), 10_000, 300)).toHaveLength(75)
    expect(layoutStrip(many(76, 10_000), 10_000, 300).some(({ findings }) => findings.length > 1)).toBe(true)
  })
})

describe('the strip with too many findings', () => {
  test('has one mark for a group, in its middle, with the most severe verdict', () => {
    const findings = [
      finding(0),
      finding(5, 'unverified'),
      finding(8, 'contradicted'),
      finding(600),
      finding(980, 'disputed'),
    ]
    const marks = layoutStrip(findings, 1000, 2 * MARK_WIDTH)
    expect(marks.map(({ at, state: one, findings: held }) => [at, one, held.length])).toEqual([
      [0.25, 'contradicted', 3],
      [0.75, 'look', 2],
    ])
    expect(marks[0]!.first).toBe(findings[2])
  })

  test('contains each finding once, in order, with enough room for each mark', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50_000), verdict), { maxLength: 400 }),
        fc.integer({ min: 100, max: 600 }),
        fc.integer({ min: 0, max: 50_000 }),
        (made, width, length) => {
          const findings = made.map(([start, one]) => finding(start, one)).sort((a, b) => a.start - b.start)
          const marks = layoutStrip(findings, length, width)
          expect(marks.flatMap(({ findings: held }) => held)).toEqual(findings)
          expect(marks.every(({ at }) => at >= 0 && at <= 1)).toBe(true)
          if (!marks.some(({ findings: held }) => held.length > 1)) return
          for (const [i, { at }] of marks.entries()) {
            const before = marks[i - 1]
            if (before) expect((at - before.at) * width).toBeGreaterThanOrEqual(MARK_WIDTH - 1e-6)
          }
        },
      ),
    )
  })

  test('shows a contradiction at any position', () => {
    const findings = many(5000, 500_000)
    findings[1234] = { ...findings[1234]!, verdict: 'contradicted' }
    expect(layoutStrip(findings, 500_000, 300).filter((mark) => mark.state === 'contradicted')).toHaveLength(1)
  })
})

test('the nearest mark is found, and none when there are no marks', () => {
  const marks = layoutStrip([finding(100), finding(500)], 1000, 300)
  expect([nearestMark(0, marks), nearestMark(0.32, marks), nearestMark(0.9, marks)]).toEqual([0, 1, 1])
  expect(nearestMark(0.5, [])).toBe(-1)
})

test('a mark names the paragraphs of its sentences, and none where they are unknown', () => {
  expect(paragraphRange(0, 12, [0, 10, 20])).toBe('paragraphs 1–2')
  expect(paragraphRange(12, 12, [0, 10, 20])).toBe('paragraph 2')
  expect(paragraphRange(0, 12, [])).toBe('')
})
