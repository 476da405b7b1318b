import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deltaJson, partsOf, readDelta } from '@/lib/sync/delta'
import { syncLimits } from '@/lib/sync/limits'
import { join, nothingKnown, type RecordState } from '@/lib/sync/record'
import { deviceOf, timeOf } from '@/lib/sync/stamp'
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
    const unique = values.filter(([one, value], at) => !values.slice(0, at).some(([a, b]) => a === one && b === value))
    return { seen, values: unique.sort() }
  }),
)
const state: fc.Arbitrary<RecordState> = fc.record({
  fields: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.tuple(stamp, fc.constantFrom(1, 2, null)), {
    maxKeys: 2,
  }),
  versions: fc.dictionary(fc.constantFrom('text', 'life'), versions, { maxKeys: 2 }),
})

/** Lines as a stranger may write them: what is seen and the values have nothing to do with one another. */
const line = fc
  .dictionary(
    fc.constantFrom('note', '$there'),
    fc.record({
      seen: fc.array(stamp, { maxLength: 3 }),
      values: fc.array(fc.tuple(stamp, fc.constantFrom(0, 2)), { maxLength: 3 }),
    }),
    { maxKeys: 2 },
  )
  .map((fields) => {
    const v = Object.entries(fields).map(([name, { seen, values }]) => {
      const all = [...seen, ...values.map(([one]) => one)].sort()
      const texts = values.map(([one, value]) => [one, name === 'note' ? String(value) : value])
      return [name, { seen: Object.fromEntries(all.map((one) => [deviceOf(one), timeOf(one)])), values: texts }]
    })
    return JSON.stringify({ k: 'note', id: 'n', v: Object.fromEntries(v) as unknown })
  })

test('whatever lines are read, in any order and grouping, the state is the same and no field is without a value', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.nat(), (lines, at) => {
      const states = lines.flatMap((text) => readDelta(text, Date.now())?.state ?? [])
      const all = (list: RecordState[]) => list.reduce((known, one) => join(known, one), nothingKnown)
      const cut = states.length > 0 ? at % states.length : 0
      const turned = [...states.slice(cut), ...states.slice(0, cut)].reverse()
      const joined = all(states)
      expect(all(turned)).toEqual(joined)
      expect(join(all(turned.slice(cut)), all(turned.slice(0, cut)))).toEqual(joined)
      for (const { seen, values } of Object.values(joined.versions))
        expect(values.length > 0 || Object.keys(seen).length === 0).toBe(true)
      // Each change that a device writes is a line that the others read, and so is each part of it.
      const whole = { kind: 'note', id: 'n', state: joined } as const
      expect(readDelta(deltaJson(whole), Date.now())).not.toBeNull()
      const parts = partsOf(whole).map((part) => readDelta(deltaJson(part), Date.now())?.state)
      expect(parts).not.toContain(undefined)
      expect(all(parts.map((part) => part!))).toEqual(joined)
    }),
    { numRuns: 3000 },
  )
})

test('the devices and tags that are kept of more than a device keeps do not depend on order or grouping', () => {
  const one = (n: number): RecordState => {
    const device = `d${n.toString(16).padStart(15, '0')}`
    const time = String((n * 7919) % 1000).padStart(13, '0')
    const version = [`${time}-${device}`, n] as const
    return {
      fields: Object.fromEntries([
        ...[0, 1, 2, 3].map((part) => [`tag:${part} ${n % 590}`, version]),
        ['title', version],
      ]),
      versions: { note: { seen: { [device]: time }, values: [version] } },
    }
  }
  const states = Array.from({ length: 600 }, (_, n) => one(n))
  const all = (list: RecordState[]) => list.reduce((known, state) => join(known, state), nothingKnown)
  const joined = all(states)
  expect(Object.keys(joined.versions.note!.seen)).toHaveLength(syncLimits.seen)
  expect(Object.keys(joined.fields)).toHaveLength(syncLimits.fields + 1)
  expect(all([...states].reverse())).toEqual(joined)
  expect(join(all(states.slice(200)), all(states.slice(0, 200)))).toEqual(joined)
  for (const state of states) expect(join(joined, state)).toBe(joined)
})

test('joining pieces of knowledge does not depend on order, grouping or repetition', () => {
  fc.assert(
    fc.property(state, state, state, (a, b, c) => {
      const [x, y, z] = [join(nothingKnown, a), join(nothingKnown, b), join(nothingKnown, c)]
      expect(join(x, y)).toEqual(join(y, x))
      expect(join(join(x, y), z)).toEqual(join(x, join(y, z)))
      expect(join(x, x)).toBe(x)
      expect(join(join(x, y), y)).toEqual(join(x, y))
    }),
    { numRuns: 2000 },
  )
})
