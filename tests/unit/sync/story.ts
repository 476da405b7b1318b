import fc from 'fast-check'
import { expect } from 'vitest'
import type { Annotation } from '@/lib/schema/annotation'
import { note } from '../notes/data/import/arbitrary-import'
import { Crash, deliver, fakeDevice, type FakeDevice } from './fake-device'

/** An event of a story. `who`, `to` and `what` are numbers, taken modulo the number of devices or notes. */
export type Happening =
  | { kind: 'create'; who: number }
  | { kind: 'replace' | 'append' | 'tag' | 'untag' | 'delete' | 'restore'; who: number; what: number }
  | { kind: 'sync'; who: number; crashAt: number | null; tear: number }
  | { kind: 'deliver'; who: number; to: number; share: number }
  | { kind: 'conflict-copy'; who: number; to: number; share: number }

const who = fc.nat(4)
const what = fc.nat(5)
const share = fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 0.99, noNaN: true }))
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('replace' as const, 'append', 'tag', 'untag', 'delete', 'restore'),
      who,
      what,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      who,
      crashAt: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 2 }),
      tear: fc.constantFrom(0, 0.3, 0.7, 1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), who, to: who, share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('conflict-copy' as const), who, to: who, share }) },
)

/** A change, from which the expected result is computed without the tested code. */
interface Work {
  mark: string
  noteId: string
  /** Marks of the changes that the user saw when making it. */
  seen: Set<string>
  /** Words of the new text if the change is one of the text, otherwise null. */
  words: Set<string> | null
}

export interface Story {
  devices: FakeDevice[]
  /** Plays the events, then syncs all devices until nothing is new, and checks their notes. */
  play: (happenings: readonly Happening[]) => Promise<void>
}

export function story(count: number, prepare: (device: FakeDevice) => void = () => undefined): Story {
  let ms = Date.parse('2026-11-01T00:00:00Z')
  // The clocks of the devices differ by hours, and one goes back.
  const clockOf = (n: number) => () => (ms += 37) + (n - 1) * 5_000_000
  const devices = Array.from({ length: count }, (_, n) => fakeDevice(n + 1, clockOf(n)))
  const works: Work[] = []
  const deletions: { noteId: string; seen: Set<string> }[] = []
  let marks = 0

  const mark = (): string => `m${++marks}.`
  const markIn = ({ note: text, tags }: Annotation): string[] => `${text} ${tags.join(' ')}`.match(/m\d+\./g) ?? []
  /** Returns the changes visible in a row, and the changes that their makers had seen. */
  const seenIn = (row: Annotation): Set<string> => {
    const visible = markIn(row)
    return new Set(visible.flatMap((one) => [one, ...(works.find((work) => work.mark === one)?.seen ?? [])]))
  }
  const put = (device: FakeDevice, row: Annotation): void => {
    device.notes.set(row.id, { ...row, modified: new Date((ms += 1)).toISOString() })
  }

  const change = (device: FakeDevice, row: Annotation, kind: 'replace' | 'append' | 'tag' | 'untag'): void => {
    const one = mark()
    const seen = seenIn(row)
    if (kind === 'replace' || kind === 'append') {
      const text = kind === 'replace' ? one : `${row.note} ${one}`
      works.push({ mark: one, noteId: row.id, seen, words: new Set(text.match(/m\d+\./g)) })
      put(device, { ...row, note: text })
      return
    }
    const rest = kind === 'untag' ? row.tags.slice(1) : row.tags
    works.push({ mark: one, noteId: row.id, seen, words: null })
    put(device, { ...row, tags: [...rest, one] })
  }

  const make = async (one: Happening): Promise<void> => {
    const device = devices[one.who % count]!
    switch (one.kind) {
      case 'create': {
        const text = mark()
        const id = `n${text}`
        works.push({ mark: text, noteId: id, seen: new Set(), words: new Set([text]) })
        put(device, note(id, { note: text }))
        return
      }
      case 'sync':
        try {
          await device.sync(one.crashAt === null ? {} : { crashAt: one.crashAt, tear: one.tear })
        } catch (error) {
          if (!(error instanceof Crash)) throw error
        }
        return
      case 'deliver':
        deliver(device, devices[one.to % count]!, one.share)
        return
      case 'conflict-copy': {
        const to = devices[one.to % count]!
        const files = [...device.disk].filter(([path]) => path.startsWith(device.self().device))
        const [path, bytes] = files[0] ?? []
        if (path && bytes && to !== device)
          to.disk.set(
            path.replace('.ndjson', ` (conflicted copy).ndjson`),
            bytes.slice(0, Math.floor(bytes.length * one.share)),
          )
        return
      }
      case 'restore': {
        const [id, row] = [...device.bin][one.what % Math.max(1, device.bin.size)] ?? []
        if (id === undefined || !row || device.notes.has(id)) return
        device.bin.delete(id)
        change(device, row, 'tag')
        return
      }
      default: {
        const [, row] = [...device.notes][one.what % Math.max(1, device.notes.size)] ?? []
        if (!row) return
        if (one.kind !== 'delete') {
          change(device, row, one.kind)
          return
        }
        deletions.push({ noteId: row.id, seen: seenIn(row) })
        device.notes.delete(row.id)
        device.bin.set(row.id, row)
      }
    }
  }

  const inStep = async (): Promise<number> => {
    let news = 0
    for (const device of devices) for (const other of devices) if (other !== device) deliver(device, other)
    for (const device of devices) {
      const { written, added, changed, deleted } = await device.sync()
      news += written + added + changed + deleted
    }
    return news
  }

  const comeToRest = async (): Promise<void> => {
    for (let rounds = 0; (await inStep()) > 0; rounds++) expect(rounds, 'rounds until all is quiet').toBeLessThan(10)
  }

  return {
    devices,
    async play(happenings) {
      devices.forEach(prepare)
      // All devices have begun, and have the same two notes, before anything is deleted.
      for (const start of [0, 1]) await make({ kind: 'create', who: start })
      await comeToRest()
      for (const one of happenings) await make(one)
      await comeToRest()
      const [first, ...others] = devices
      const end = rowsOf(first!)
      for (const other of others) expect(rowsOf(other)).toEqual(end)
      const ids = new Set(works.map(({ noteId }) => noteId))
      for (const id of ids) {
        const own = works.filter(({ noteId }) => noteId === id)
        const gone = deletions.filter(({ noteId }) => noteId === id)
        const stays = own.some(({ mark: one }) => !gone.some(({ seen }) => seen.has(one)))
        const row = end.find((one) => one.id === id)
        expect(row !== undefined, `${id} is there`).toBe(stays)
        if (!row) continue
        const texts = own.filter(({ words }) => words !== null)
        // A deletion removes what its maker had seen, so only the other changes must be there, and only they overwrite.
        const kept = texts.filter(({ mark: one }) => !gone.some(({ seen }) => seen.has(one)))
        const isOverwritten = ({ mark: one }: Work) => kept.some(({ seen }) => seen.has(one))
        const wordsOf = (list: readonly Work[]) => [...new Set(list.flatMap(({ words }) => [...words!]))]
        const shown = [...new Set(row.note.match(/m\d+\./g))]
        expect(shown, `the text of ${id}`).toEqual(
          expect.arrayContaining(wordsOf(kept.filter((one) => !isOverwritten(one)))),
        )
        expect(wordsOf(texts.filter((one) => !isOverwritten(one))), `the text of ${id}`).toEqual(
          expect.arrayContaining(shown),
        )
      }
    },
  }
}

function rowsOf({ notes }: FakeDevice): Annotation[] {
  return [...notes.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
