// @module-tag kills
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinStates, emptyRecordState, type RecordState } from '@/lib/sync/record'
import { happening, story } from './story'

/** `SYNC_RUNS=3000 npx vitest run --project unit tests/unit/sync/convergence.test.ts` for the long form. */
const RUNS = Number(process.env.SYNC_RUNS ?? 100)

test('two to five devices end with the same notes, whatever the order of changes, syncs, deliveries and crashes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 5 }),
      fc.array(happening, { maxLength: 60, size: 'max' }),
      async (count, happenings) => {
        await story(count).play(happenings)
      },
    ),
    { numRuns: RUNS },
  )
}, 600_000)

const stamp = fc
  .record({ time: fc.integer({ min: 0, max: 6 }), device: fc.constantFrom('1', '2', '3') })
  .map(({ time, device }) => `${String(time).padStart(13, '0')}-d${device.padStart(15, '0')}`)
const versions = fc.array(fc.tuple(stamp, fc.constantFrom('x', 'y')), { maxLength: 3 }).chain((values) =>
  fc.array(stamp, { maxLength: 3 }).map((more) => {
    const seen: Record<string, string> = {}
    for (const one of [...values.map(([written]) => written), ...more]) {
      const [time = '', device = ''] = one.split('-')
      if ((seen[device] ?? '') < time) seen[device] = time
    }
    // Each value is the last one by its device.
    const last = values.filter(([one], at) => {
      const [time = '', device = ''] = one.split('-')
      return seen[device] === time && !values.slice(0, at).some(([other]) => other === one)
    })
    return { seen, values: last.sort() }
  }),
)
const state: fc.Arbitrary<RecordState> = fc.record({
  fields: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.tuple(stamp, fc.constantFrom(1, 2, null)), {
    maxKeys: 2,
  }),
  versions: fc.dictionary(fc.constantFrom('text', 'life'), versions, { maxKeys: 2 }),
})

test('joining pieces of knowledge does not depend on order, grouping or repetition', () => {
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      expect(joinStates(a, b)).toEqual(joinStates(b, a))
      expect(joinStates(joinStates(a, b), c)).toEqual(joinStates(a, joinStates(b, c)))
      expect(joinStates(a, a)).toBe(a)
      expect(joinStates(a, emptyRecordState)).toBe(a)
      const both = joinStates(a, b)
      expect(joinStates(both, b)).toBe(both)
    }),
    { numRuns: 2000 },
  )
})
