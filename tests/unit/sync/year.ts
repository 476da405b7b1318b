import { rowKeyOf } from '@/lib/rows/row-rules'
import { readDelta, readHeader } from '@/lib/sync/file-lines'
import { readLines } from '@/lib/sync/read-folder'
import { joinStates, emptyRecordState } from '@/lib/sync/record'
import { note } from '../notes/data/import/arbitrary-import'
import { Cloud, randomOf } from './cloud'
import { Crash, fakeDevice, filesOn, Locked, type FakeDevice } from './fake-device'

export interface YearReport {
  /** Text of the first failed expectation, or null. */
  fault: string | null
  /** For each change, the number of syncs that the slowest device made until it had the change. */
  arrivals: number[]
  syncs: number
  /** Number of rounds, after the service works again, in which all devices sync until nothing is new. */
  rounds: number
}

const DEVICES = 8
const DAY_MS = 86_400_000
const WEEKS = 52

/** A change of text by the user, identified by a word in it. */
interface Mark {
  word: string
  by: number
  id: string
  /** Number of syncs of each device when it was made. */
  then: number[]
  missing: Set<number>
  slowest: number
}

/**
 * Simulates a year of eight devices on one folder: edits; clocks that drift, and jump by months and sometimes years; a
 * service that reorders, drops, cuts, doubles and renames files; files that are missing or locked; a laptop that is
 * lost in summer; a device that is reset to an old backup in autumn.
 *
 * @param seed the same seed gives the same year
 */
export async function playYear(seed: number): Promise<YearReport> {
  const year = new Year(seed)
  try {
    return await year.play()
  } catch (error) {
    return { ...year.report, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

class Year {
  readonly report: YearReport = { fault: null, arrivals: [], syncs: 0, rounds: 0 }
  private readonly random: () => number
  private readonly cloud: Cloud
  private ms = Date.parse('2026-01-05T08:00:00Z')
  private readonly clocks: { offset: number; drift: number }[]
  private readonly devices: FakeDevice[]
  private readonly marks: Mark[] = []
  /** Words that the user saw when deleting a note. */
  private readonly deleted = new Set<string>()
  private readonly counts = Array<number>(DEVICES).fill(0)
  private readonly lost = new Set<number>()

  constructor(seed: number) {
    this.random = randomOf(seed)
    this.cloud = new Cloud(this.random)
    this.clocks = Array.from({ length: DEVICES }, () => ({
      offset: (this.random() - 0.5) * 2 * DAY_MS,
      drift: 1 + (this.random() - 0.5) / 50,
    }))
    this.devices = Array.from({ length: DEVICES }, (_, n) => fakeDevice(n + 1, () => this.clock(n)))
  }

  async play(): Promise<YearReport> {
    await this.begin()
    const laptop = this.upTo(DEVICES)
    const restored = (laptop + 1 + this.upTo(DEVICES - 1)) % DEVICES
    let backup: FakeDevice | null = null
    for (let week = 0; week < WEEKS; week++) {
      for (let n = 0; n < 3; n++) this.edit()
      if (this.random() < 0.1) this.jumpClock()
      for (let n = 0; n < 5; n++) await this.use(this.upTo(DEVICES))
      if (week === 12) backup = await this.backUp(restored)
      if (week === 26) this.lose(laptop)
      if (week === 40 && backup) this.setBack(restored, backup)
      this.ms += 7 * DAY_MS - 3_600_000
    }
    await this.comeToRest()
    await this.check()
    return this.report
  }

  private clock(n: number): number {
    const { offset, drift } = this.clocks[n]!
    return Math.floor(this.ms++ * 1 + (this.ms - Date.parse('2026-01-05T08:00:00Z')) * (drift - 1) + offset)
  }

  private upTo(n: number): number {
    return Math.floor(this.random() * n)
  }

  private readonly honest = (): number[] => this.devices.map((_, n) => n).filter((n) => !this.lost.has(n))

  private async begin(): Promise<void> {
    for (const n of [0, 1, 2]) this.create(n)
    for (let round = 0; round < 2; round++)
      for (const n of this.honest()) {
        this.cloud.download(this.devices[n]!, true)
        await this.sync(n)
        this.cloud.upload(this.devices[n]!, true)
      }
  }

  private create(n: number): void {
    const { word, id } = this.mark(n, `n${this.marks.length}`)
    this.put(n, note(id, { note: word }))
  }

  private edit(): void {
    const n = this.honest()[this.upTo(this.honest().length)]!
    const device = this.devices[n]!
    const rows = [...device.notes.values()]
    const row = rows[this.upTo(rows.length)]
    const chance = this.random()
    if (!row || chance < 0.15) return this.create(n)
    if (chance < 0.22) {
      for (const word of wordsIn(row.note)) this.deleted.add(word)
      device.notes.delete(row.id)
      device.bin.set(row.id, row)
      return
    }
    if (chance < 0.4) return this.put(n, { ...row, tags: [...row.tags, `t${this.upTo(9)}`].slice(-5) })
    const { word } = this.mark(n, row.id)
    this.put(n, { ...row, note: `${row.note} ${word}` })
  }

  private mark(by: number, id: string): Mark {
    const mark = {
      word: `w${this.marks.length}.`,
      by,
      id,
      then: [...this.counts],
      missing: new Set(this.honest()),
      slowest: 0,
    }
    mark.missing.delete(by)
    this.marks.push(mark)
    return mark
  }

  private put(n: number, row: ReturnType<typeof note>): void {
    this.devices[n]!.notes.set(row.id, { ...row, modified: new Date(this.clock(n)).toISOString() })
  }

  private jumpClock(): void {
    const days = this.random() < 0.1 ? 900 : this.random() < 0.2 ? 150 : 3
    this.clocks[this.upTo(DEVICES)]!.offset = (this.random() - 0.5) * 2 * days * DAY_MS
  }

  /** Uses a device for a while. */
  private async use(n: number): Promise<void> {
    if (this.lost.has(n)) return
    const device = this.devices[n]!
    this.cloud.download(device)
    const away = [...device.disk].find(([path]) => !path.startsWith(device.self().device) && this.random() < 0.1)
    if (away) device.disk.delete(away[0])
    for (const path of device.disk.keys()) if (this.random() < 0.05) device.locked.add(path)
    const crashAt = this.random() < 0.15 ? 1 + this.upTo(9) : undefined
    await this.sync(n, crashAt === undefined ? {} : { crashAt, tear: [0, 0.3, 0.7, 1][this.upTo(4)]! })
    device.locked.clear()
    if (away && !device.disk.has(away[0])) device.disk.set(...away)
    this.cloud.upload(device)
  }

  /** Syncs a device; the user answers each question with "keep". @returns the number of new changes */
  private async sync(n: number, options: Parameters<FakeDevice['sync']>[0] = {}): Promise<number> {
    const device = this.devices[n]!
    let news = 0
    try {
      const report = await device.sync(options)
      news = report.written + report.added + report.changed + report.deleted
      if (report.question) {
        await device.sync({ answer: { ...report.question, decision: 'keep' } })
        news++
      }
    } catch (error) {
      if (!(error instanceof Crash || error instanceof Locked)) throw error
    }
    this.report.syncs++
    this.counts[n]!++
    this.lookFor(n)
    return news
  }

  private lookFor(n: number): void {
    const text = [...this.devices[n]!.notes.values()].map((row) => row.note).join(' ')
    const here = new Set(wordsIn(text))
    for (const mark of this.marks) {
      if (!mark.missing.has(n) || !here.has(mark.word)) continue
      mark.missing.delete(n)
      mark.slowest = Math.max(mark.slowest, this.counts[n]! - mark.then[n]!)
      if (mark.missing.size === 0) this.report.arrivals.push(mark.slowest)
    }
  }

  /** Marks as deleted the words that no other device has yet: they are lost with its data. */
  private forgetUnsent(n: number): void {
    const known = new Set(this.honest().flatMap((at) => (at === n ? [] : wordsOn(this.devices[at]!))))
    for (const { word } of this.marks) if (!known.has(word)) this.deleted.add(word)
  }

  private lose(n: number): void {
    this.forgetUnsent(n)
    this.lost.add(n)
    for (const mark of this.marks) mark.missing.delete(n)
  }

  private async backUp(n: number): Promise<FakeDevice> {
    await this.sync(n)
    return this.devices[n]!.copy()
  }

  private setBack(n: number, backup: FakeDevice): void {
    const before = this.devices[n]!
    this.forgetUnsent(n)
    backup.disk.clear()
    for (const [path, bytes] of before.disk) backup.disk.set(path, bytes)
    this.devices[n] = backup
  }

  private async comeToRest(): Promise<void> {
    const first = this.report.rounds
    for (let news = 1; news > 0; this.report.rounds++) {
      if (this.report.rounds > first + 15) throw new Error('the devices do not come to rest')
      news = 0
      this.ms += DAY_MS
      for (const n of this.honest()) this.cloud.upload(this.devices[n]!, true)
      for (const n of this.honest()) {
        this.cloud.download(this.devices[n]!, true)
        news += await this.sync(n)
      }
    }
  }

  private async check(): Promise<void> {
    for (const n of this.honest()) {
      const line = await unknownLineOn(this.devices[n]!)
      if (line !== null) throw new Error(`device ${n + 1} does not know ${line}`)
    }
    const [first, ...others] = this.honest()
    for (const n of others) {
      const difference = differenceOf(this.devices[first!]!, this.devices[n]!)
      if (difference !== null) throw new Error(`devices ${first! + 1} and ${n + 1} differ: ${difference}`)
    }
    const kept = new Set(this.honest().flatMap((n) => wordsOn(this.devices[n]!)))
    const gone = this.marks.filter(({ word }) => !kept.has(word) && !this.deleted.has(word))
    if (gone.length > 0)
      throw new Error(`lost: ${gone.map(({ word, by, id }) => `${word} of ${id} by ${by + 1}`).join(', ')}`)
  }
}

/** Returns the first line in a device's folder, its own files included, that is new to it; null if none is. */
async function unknownLineOn({ disk, records, seals }: FakeDevice): Promise<string | null> {
  const seal = await seals.ofOwnFiles()
  for (const { path, size, read } of filesOn(disk)) {
    const file = { size: size ?? 0, read }
    const found = await readHeader(file)
    if (typeof found === 'string') continue
    for await (const { content, number } of readLines(file, found.end, 2)) {
      const text = await seal.decrypt(content ?? '', { ...found.header, line: number })
      const delta = text === null ? null : readDelta(text)
      if (delta === null) continue
      const known = records.get(rowKeyOf(delta))?.state ?? emptyRecordState
      if (joinStates(known, delta.state) !== known) return `line ${number} of ${path}: ${text}`
    }
  }
  return null
}

/** Returns the words in a device's notes, in its bin, and in the texts that were put aside. */
function wordsOn({ notes, bin, aside }: FakeDevice): string[] {
  return wordsIn(
    [...notes.values(), ...bin.values()]
      .map((row) => row.note)
      .concat(aside)
      .join(' '),
  )
}

function wordsIn(text: string): string[] {
  return text.match(/w\d+\./g) ?? []
}

/** Returns the first field of a note that differs between two devices; null if they agree. */
function differenceOf(one: FakeDevice, other: FakeDevice): string | null {
  for (const id of new Set([...one.notes.keys(), ...other.notes.keys()])) {
    const [a, b] = [one, other].map(({ notes }) => notes.get(id) as Record<string, unknown> | undefined)
    if (!a || !b) return `${id} is on one of them`
    for (const field of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (JSON.stringify(a[field]) !== JSON.stringify(b[field]))
        return `${id} ${field}: ${JSON.stringify(a[field])} and ${JSON.stringify(b[field])}`
  }
  return null
}
