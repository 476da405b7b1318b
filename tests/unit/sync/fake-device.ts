import type { Annotation } from '@/lib/schema/annotation'
import { isSameJson } from '@/lib/rows/json'
import { idOfKey, rowKeyOf, type RecordKey } from '@/lib/rows/row-rules'
import { joinBytes } from '@/lib/text/bytes'
import { fieldsOfNote, noteOfFields } from '@/lib/rows/note'
import type {
  FilePosition,
  FolderFile,
  LocalTables,
  OutboxRow,
  OwnDevice,
  StoredRecord,
  SyncFolder,
  SyncStore,
} from '@/lib/sync/types'
import type { DeletionAnswer } from '@/lib/sync/reconcile'
import { runSync, type SyncReport } from '@/lib/sync/run-sync'
import type { Cipher, Ciphers } from '@/lib/sync/cipher'
import { startOfClock } from '@/lib/sync/stamp'

/** Thrown when the program ends at the chosen step of a sync. */
export class Crash extends Error {}

/** A program of the service has the file open. */
export class Locked extends Error {}

interface SyncOptions {
  crashAt?: number
  tear?: number
  answer?: DeletionAnswer
  /** Whether the device reads its own files again; false when the sidebar was already open. */
  readsOwnAgain?: boolean
}

/** A device with its notes, its memory, and its copy of the shared folder. */
export interface FakeDevice {
  notes: Map<string, Annotation>
  bin: Map<string, Annotation>
  /** Texts that other devices have replaced, as they were here. */
  aside: string[]
  /** Content of this device's copy of the shared folder, by path. */
  disk: Map<string, Uint8Array>
  /** Paths of files that are listed, and can neither be read nor written nor removed. */
  locked: Set<string>
  self: () => OwnDevice
  records: Map<RecordKey, StoredRecord>
  /** @param options `crashAt`: step at which the program ends; `tear`: share of the bytes still written then */
  sync: (options?: SyncOptions) => Promise<SyncReport>
  /** Returns another device with the same content, like a copied browser profile. */
  copy: () => FakeDevice
  seals: Ciphers
  /** The name that the user gave to the device. */
  name: string
}

/** Seals that bind a line to its place like the real ones, with no encryption, to save time. */
export function plainSeals(salt = 'AAAAAAAAAAAAAAAAAAAAAA=='): Ciphers {
  const wordsOf = ({ device, segment, line }: Parameters<Cipher['encrypt']>[1]): string =>
    `${salt} ${device} ${segment} ${line} `
  const seal: Cipher = {
    salt,
    encrypt: (text, place) => Promise.resolve(wordsOf(place) + text),
    decrypt: (text, place) => {
      const words = wordsOf(place)
      return Promise.resolve(text.startsWith(words) && text.endsWith('}') ? text.slice(words.length) : null)
    },
  }
  const name: Cipher = {
    ...seal,
    decrypt: (text, place) =>
      Promise.resolve(text.startsWith(wordsOf(place)) ? text.slice(wordsOf(place).length) : null),
  }
  const whole: Cipher = { ...seal, decrypt: (text, place) => (place.line === 1 ? name : seal).decrypt(text, place) }
  const all = () => Promise.resolve(whole)
  return { ofOwnFiles: all, ofSalt: all }
}

export function fakeDevice(
  number: number,
  now: () => number,
  { disk = new Map<string, Uint8Array>(), segmentBytes = 2000 } = {},
): FakeDevice {
  let step = 0
  let end: { crashAt: number; tear: number } | null = null
  let ids = 0
  let self: OwnDevice = { device: idFor(number, 0), clock: startOfClock, tail: null }
  let outbox: OutboxRow[] = []
  let lastRow = 0
  const positions = new Map<string, FilePosition>()
  const closed = new Set<string>()

  /** Counts a step that writes. At the chosen step the program ends, after writing the share `tear` if above 0. */
  const effect = (work: (share: number) => void): Promise<void> => {
    step++
    if (end?.crashAt !== step) {
      work(1)
      return Promise.resolve()
    }
    const isAfter = end.tear > 0
    if (isAfter) work(end.tear)
    return Promise.reject(new Crash())
  }

  const memory: SyncStore = {
    self: () => Promise.resolve(self),
    records: (keys) =>
      Promise.resolve(
        new Map(
          keys.flatMap((key) => {
            const record = device.records.get(key)
            return record ? [[key, record] as const] : []
          }),
        ),
      ),
    keys: () => Promise.resolve([...device.records.keys()]),
    positions: () => Promise.resolve(new Map(positions)),
    closedHeaders: () => Promise.resolve(new Set(closed)),
    outbox: (limit) => Promise.resolve(outbox.slice(0, limit)),
    write: (part) =>
      effect((share) => {
        if (share < 1 && share > 0.5) return
        for (const record of part.records ?? []) device.records.set(record.key, record)
        for (const delta of part.outbox ?? []) outbox.push({ n: ++lastRow, delta })
        const { written } = part
        if (written !== undefined) outbox = outbox.filter(({ n }) => n > written)
        if (part.self) self = part.self
        if (part.position) positions.set(part.position.path, part.position)
        if (part.closed !== undefined) closed.add(part.closed)
      }),
  }

  const tables: LocalTables = {
    async *rows() {
      yield await Promise.resolve(
        [...device.notes.values()].map((note) => ({
          key: rowKeyOf({ kind: 'note', id: note.id }),
          fields: fieldsOfNote(note),
          changed: Date.parse(note.modified),
        })),
      )
    },
    inBin: (keys) => Promise.resolve(new Set(keys.filter((key) => device.bin.has(idOfKey(key))))),
    async write(rows, _leftOut, settle) {
      const taken = new Set<RecordKey>()
      const before = {
        notes: new Map(device.notes),
        bin: new Map(device.bin),
        aside: [...device.aside],
        records: new Map(device.records),
      }
      const writeAll = effect((share) => {
        if (share < 1 && share > 0.5) return
        for (const { key, expected, fields } of rows) {
          const id = idOfKey(key)
          const here = device.notes.get(id)
          if ((here === undefined) !== (expected === null)) continue
          if (here && expected && !isSameJson(fieldsOfNote(here), expected)) continue
          if (fields === null) {
            if (here) device.bin.set(id, here)
            device.notes.delete(id)
          } else {
            const note = noteOfFields(id, fields)
            if (!note) throw new Error(`Not a note: ${id}`)
            for (const old of [here, device.bin.get(id)])
              if (old && !note.note.includes(old.note)) device.aside.push(old.note)
            const isStale = here?.modified === note.modified
            const modified = isStale ? new Date(Date.parse(note.modified) + 1).toISOString() : note.modified
            device.notes.set(id, { ...note, modified })
            device.bin.delete(id)
          }
          taken.add(key)
        }
      })
      try {
        await writeAll
        await settle(taken)
      } catch (error) {
        Object.assign(device, before)
        throw error
      }
      return taken
    },
  }

  const folder: SyncFolder = {
    files: () =>
      Promise.resolve(
        filesOn(device.disk).map((file) =>
          device.locked.has(file.path) ? { ...file, read: () => Promise.reject(new Locked()) } : file,
        ),
      ),
    append: ({ device: owner, name, from }, bytes) => {
      const path = `${owner}/${name}`
      if (device.locked.has(path)) return Promise.reject(new Locked())
      return effect((share) => {
        const before = device.disk.get(path) ?? new Uint8Array()
        if (before.length !== from) throw new Error(`${path} has ${before.length} bytes, not ${from}`)
        const part = bytes.subarray(0, Math.floor(bytes.length * share))
        device.disk.set(path, joinBytes([before, part]))
      })
    },
    // A failed removal is no error, as in the browser's folder.
    remove: (path) =>
      effect(() => {
        if (!device.locked.has(path)) device.disk.delete(path)
      }),
  }

  const device: FakeDevice = {
    notes: new Map(),
    bin: new Map(),
    aside: [],
    disk,
    locked: new Set(),
    self: () => self,
    records: new Map(),
    seals: plainSeals(),
    name: `Device ${number}`,
    sync({ crashAt, tear = 1, answer, readsOwnAgain = true } = {}) {
      step = 0
      end = crashAt === undefined ? null : { crashAt, tear }
      const freshDevice = (): string => idFor(number, ++ids)
      const about = {
        memory,
        tables,
        folder,
        now,
        freshDevice,
        segmentBytes,
        readsOwnAgain,
        seals: device.seals,
        name: device.name,
      }
      return runSync({ ...about, answer: answer ?? null })
    },
    copy() {
      const twin = fakeDevice(number + 100, now, { disk: new Map(device.disk), segmentBytes })
      for (const [id, note] of device.notes) twin.notes.set(id, note)
      for (const [key, record] of device.records) twin.records.set(key, structuredClone(record))
      ;(twin as unknown as Internals).become(self, positions)
      return twin
    },
  }
  Object.assign(device, {
    become(other: OwnDevice, read: ReadonlyMap<string, FilePosition>) {
      self = structuredClone(other)
      for (const [path, position] of read) positions.set(path, position)
    },
  } satisfies Internals)
  return device
}

interface Internals {
  become: (other: OwnDevice, read: ReadonlyMap<string, FilePosition>) => void
}

export function filesOn(disk: ReadonlyMap<string, Uint8Array>): FolderFile[] {
  return [...disk].map(([path, bytes]) => {
    const [first = '', second] = path.split('/')
    return {
      path,
      owner: second === undefined ? null : first,
      name: second ?? first,
      size: bytes.length,
      read: (from, to) => Promise.resolve(bytes.slice(from, to)),
    }
  })
}

/** Copies the files of one device to another; with a share below 1, only some, and the last one in part. */
export function deliver(from: FakeDevice, to: FakeDevice, share = 1): void {
  const own = [...from.disk].filter(([path]) => path.startsWith(`${from.self().device}/`) || !to.disk.has(path))
  const cut = Math.min(own.length - 1, Math.floor(own.length * share))
  for (const [n, [path, bytes]] of own.entries()) {
    if (path.startsWith(`${to.self().device}/`) || (share < 1 && n > cut)) continue
    to.disk.set(path, share < 1 && n === cut ? bytes.slice(0, Math.floor(bytes.length * share)) : bytes)
  }
}

function idFor(number: number, turn: number): string {
  return `d${(number * 1000 + turn).toString(16).padStart(15, '0')}`
}
