import { describe, expect, test } from 'vitest'
import { marksOf } from '@/tools/lab/bench/anchor/measure-anchors'
import { longPages, savedPages } from '@/tools/lab/bench/anchor/pages'
import { runTrials } from '@/tools/lab/bench/anchor/run-trials'

// A small part of what `npm run measure -- anchors` does, with other notes.
describe('notes on changed pages', () => {
  const tallies = runTrials([...savedPages(), ...longPages().slice(0, 6)], 4, 77_000)
  const marks = marksOf(tallies)

  test('are numerous enough for a measurement', () => expect(marks.trials).toBeGreaterThan(1500))

  test.each(tallies.map((tally) => [tally.name, tally] as const))(
    '%s: no note is found at a wrong position',
    (_, tally) => {
      expect(tally.examples.filter((each) => each.startsWith('wrong'))).toEqual([])
    },
  )

  test('are all found when nothing has changed', () => expect(marks.unchanged).toBe(1))

  test('are never found without notice of a changed value', () => expect(marks.unseen).toBe(0))
})
