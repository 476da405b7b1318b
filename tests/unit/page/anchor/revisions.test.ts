import { describe, expect, test } from 'vitest'
import { longPages, savedPages } from './trials/pages'
import { runTrials } from './trials/run-trials'

// Prints the figures that the documents have: `npm run measure`.
describe('notes on changed pages', () => {
  const tallies = runTrials([...savedPages(), ...longPages()], 24, 1)
  const sum = (of: 'trials' | 'present' | 'right' | 'falsified', among = tallies): number =>
    among.reduce((total, tally) => total + tally[of], 0)
  const same = tallies.filter(({ name }) => name === 'unchanged')
  const changed = tallies.filter(({ name, present }) => name !== 'unchanged' && present > 0)
  const share = sum('right', changed) / sum('present', changed)
  const wrong = tallies.flatMap(({ examples }) => examples.filter((each) => each.startsWith('wrong')))
  console.table(Object.fromEntries(tallies.map(({ name, examples: _, ...counts }) => [name, counts])))
  console.log(`unchanged pages: ${sum('right', same)} of ${sum('present', same)} found again
where the quote is still on the page: ${(100 * share).toFixed(2)}%
wrong places: ${wrong.length} in ${sum('trials')} trials`)

  test.each(tallies.map((tally) => [tally.name, tally] as const))(
    '%s: no note is found at a wrong position',
    (_, { examples }) => {
      expect(examples.filter((each) => each.startsWith('wrong'))).toEqual([])
    },
  )

  test('are all found when nothing has changed', () => expect(sum('right', same)).toBe(sum('present', same)))

  test('are found nearly always where the quote is still there', () => expect(share).toBeGreaterThan(0.95))

  test('are never found without notice of a changed value', () => expect(sum('falsified')).toBe(0))
})
