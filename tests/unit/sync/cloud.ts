import type { FakeDevice } from './fake-device'

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A service that copies files between devices: in any order, in part, twice, under other names, or not for a while. */
export class Cloud {
  private readonly files = new Map<string, Uint8Array>()
  private copies = 0

  constructor(private readonly random: () => number) {}

  put(path: string, bytes: Uint8Array): void {
    this.files.set(path, bytes)
  }

  /** Copies the files of a device to the service. @param isWell whether the service works with no faults */
  upload(device: FakeDevice, isWell = false): void {
    const own = `${device.self().device}/`
    for (const path of this.files.keys())
      if (path.startsWith(own) && !device.disk.has(path) && isWell) this.files.delete(path)
    for (const [path, bytes] of device.disk) {
      if (!path.startsWith(own)) continue
      const chance = isWell ? 1 : this.random()
      if (chance < 0.2) continue
      this.files.set(path, chance < 0.3 ? bytes.slice(0, Math.floor(bytes.length * this.random())) : bytes)
      if (chance < 0.34) this.files.set(path.replace('.ndjson', ` (conflict ${++this.copies % 5}).ndjson`), bytes)
      else if (chance < 0.36) this.files.set(`${device.self().device}.sync-conflict-${this.copies % 5}.ndjson`, bytes)
      else if (chance < 0.4) this.rename(path, bytes)
    }
  }

  /** Leaves a file only under the name of a conflict copy, until the device's files are copied again. */
  private rename(path: string, bytes: Uint8Array): void {
    this.files.delete(path)
    this.files.set(path.replace('.ndjson', `.sync-conflict-${++this.copies % 5}.ndjson`), bytes)
  }

  /** Copies the files of the other devices to a device. */
  download(device: FakeDevice, isWell = false): void {
    const own = `${device.self().device}/`
    for (const path of device.disk.keys())
      if (isWell && !path.startsWith(own) && !this.files.has(path)) device.disk.delete(path)
    for (const [path, bytes] of this.files) {
      if (path.startsWith(own)) continue
      const chance = isWell ? 1 : this.random()
      if (chance < 0.25) continue
      // Files may also be replaced by an older state, as when a service restores one.
      device.disk.set(path, chance < 0.3 ? bytes.slice(0, Math.floor(bytes.length * this.random())) : bytes)
    }
  }
}
