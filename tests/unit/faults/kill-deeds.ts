import { countSteps, dump, fullAt, killAt, restore } from './crash'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { storageErrorOf } from '@/lib/rows/storage-error'
import { chance, type Chance } from '@/tests/browser/storage/chance'
import { fitting, trialsMade, trials } from '@/tests/browser/storage/trials'

/** A kind of write that is tested, with random content that depends on the stored rows. */
export interface Deed {
  name: string
  database: string
  /** Stores the initial rows, once for each round. */
  start: (any: Chance) => Promise<unknown>
  /** Prepares a write. @returns a function that makes the same write at each call */
  work: (any: Chance) => Promise<() => Promise<unknown>>
  /** A repetition of the completed write is a different write, or is refused. */
  isOnce?: true
}

/**
 * Tests that a kill of the worker at any step of a write, in Node, leaves the rows as before or as after the write;
 * that a write reported as done is stored; and that repeating it gives the state after it. `npm run faults -- node`
 * makes the long run; seeds are fixed.
 */
export function killDeeds(deeds: readonly Deed[]): void {
  withDatabases()

  describe('the worker is killed at each step of', () => {
    test.each(deeds)(
      '$name',
      async ({ database: name, start, work, isOnce }) => {
        for (let round = 0; round < fitting({ long: 24, short: 1 }); round++) {
          reopen()
          await restore(name, {})
          await start(chance(SEED + round))
          const repeatable = await work(chance(SEED - round))
          const before = await dump(name)
          // Opens the database again, as after each kill.
          reopen()
          const { steps } = await countSteps(repeatable)
          const after = await dump(name)
          await trials({ long: steps, short: steps }, async (n) => {
            await restore(name, before)
            reopen()
            const isTold = await killAt(n + 1, repeatable)
            reopen()
            const left = await dump(name)
            if (isTold) expect(left).toEqual(after)
            else expect([before, after]).toContainEqual(left)
            const isDone = JSON.stringify(left) === JSON.stringify(after)
            if (!isOnce || !isDone) await repeatable()
            expect(await dump(name)).toEqual(after)
          })
        }
      },
      10 * MINUTES,
    )
  })

  describe('the disk is full at each write of', () => {
    test.each(deeds)(
      '$name: it says so, nothing is changed, and it is done when there is room',
      async ({ database: name, start, work }) => {
        for (let round = 0; round < fitting({ long: 10, short: 1 }); round++) {
          await restore(name, {})
          await start(chance(SEED + round))
          const repeatable = await work(chance(SEED - round))
          const before = await dump(name)
          await repeatable()
          const after = await dump(name)
          for (let write = 1; ; write++) {
            await restore(name, before)
            const error = await fullAt(write, repeatable)
            if (error === null) break
            await trials({ long: 1, short: 1 }, async () => {
              expect(storageErrorOf(error)).toBe('full')
              expect(await dump(name)).toEqual(before)
              await repeatable()
              expect(await dump(name)).toEqual(after)
            })
          }
        }
      },
      10 * MINUTES,
    )
  })
}

/** Reopens the databases after each test of a file, and counts the trials. */
export function withDatabases(): void {
  beforeAll(async () => {
    let ids = 0
    vi.spyOn(crypto, 'randomUUID').mockImplementation(
      () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    )
    await database().open()
  })
  afterEach(reopen)
  afterAll(() => {
    const lines = [...counts].map(([name, count]) => `  ${count} ${name}`)
    console.info(`Kills and full disks in Node: ${trialsMade()} trials, seed ${SEED}.\n${lines.join('\n')}`)
  })

  /** Number of trials of each test. */
  const counts = new Map<string, number>()
  let before = 0
  afterEach(({ task }) => {
    counts.set(`${task.suite?.name ?? ''} ${task.name}`, trialsMade() - before)
    before = trialsMade()
  })
}

export function reopen(): void {
  database().close({ disableAutoOpen: false })
}

export const SEED = 20_261_121
export const MINUTES = 60_000
export const DATABASE = 'claimlight'

/** Returns the ISO time of a day of the stored rows. */
export const at = (day: number) => new Date(Date.UTC(2026, 5, day)).toISOString()

/** Wraps work that does not depend on random numbers. */
export const ready = (work: () => Promise<unknown>) => () => Promise.resolve(work)
