import { keyOf } from '@/lib/sync/delta'
import { fieldsOfNote } from '@/lib/sync/kinds/note'
import { writeLine } from '@/lib/sync/lines'
import { stampOf, timeOf } from '@/lib/sync/stamp'
import type { FakeDevice } from './fake-device'

const HOSTILE = 'd00000000000bad0'
const DAY_MS = 86_400_000

/** A file of a device that is not the user's, in an open folder; it knows what an honest one has. */
export function hostileFile(
  segment: number,
  knows: FakeDevice,
  victims: readonly string[],
  now: number,
  random: () => number,
): [string, Uint8Array] {
  const notes = [...knows.notes.values()]
  const pick = () => notes[Math.floor(random() * notes.length)]
  const ahead = random() < 0.5 ? 0 : 300 * DAY_MS
  const at = stampOf({ ms: now + ahead, count: 0 }, HOSTILE)
  // A line that claims to have seen what is later than itself is refused.
  const until = random() < 0.2 ? now + 350 * DAY_MS : now + ahead - 1
  const later = timeOf(stampOf({ ms: until, count: 0 }, HOSTILE))
  const known = Object.fromEntries(
    [HOSTILE, ...victims].map((device) => [device, device === HOSTILE ? timeOf(at) : later]),
  )
  const lineOn = (id: string, v: object, f: object = {}): object => ({ k: 'note', id, f, v })
  const lines: (object | string)[] = []
  for (let n = 0; n < 6; n++) {
    const note = pick()
    if (!note) break
    const kind = Math.floor(random() * 10)
    if (kind === 0) lines.push(lineOn(note.id, { $there: { seen: known, values: [[at, 0]] } }))
    else if (kind === 1) lines.push(lineOn(note.id, { note: { seen: known, values: [[at, '']] } }))
    else if (kind === 2) lines.push(lineOn(note.id, { note: { seen: known, values: [[at, 'Not your words.']] } }))
    // It changes nothing that can be seen, and says that it knows what comes later.
    else if (kind === 3) lines.push(lineOn(note.id, { note: { seen: known, values: [[at, note.note]] } }))
    else if (kind === 4)
      lines.push(lineOn(note.id, {}, { modified: [at, 'Sat, 13 Sep 275760 00:00:00 GMT'], tags: [at, 7] }))
    else if (kind === 5) lines.push(`{"k":"${keyOf({ kind: 'note', id: note.id })}"`)
    else if (kind === 6) lines.push(lineOn(note.id, {}, { title: [at], anchor: [at] }))
    else if (kind === 7) {
      // In the name of another device.
      const victim = victims[Math.floor(random() * victims.length)]!
      const forged = `${timeOf(at)}-${victim}`
      lines.push(lineOn(note.id, { note: { seen: { [victim]: timeOf(at) }, values: [[forged, 'Not your words.']] } }))
    } else if (kind === 8) {
      const versions = knows.records.get(keyOf({ kind: 'note', id: note.id }))?.state.versions.note
      const values = versions?.values.map(([stamp]) => [stamp, 'Not your words.'])
      if (versions) lines.push(lineOn(note.id, { note: { seen: versions.seen, values } }))
    } else {
      const fresh = `evil${segment}-${n}`
      const fields = Object.fromEntries(
        Object.entries(fieldsOfNote({ ...note, id: fresh })).map(([name, value]) => [name, [at, value]]),
      )
      delete fields.note
      lines.push(
        lineOn(
          fresh,
          { $there: { seen: known, values: [[at, 2]] }, note: { seen: known, values: [[at, 'Spam.']] } },
          fields,
        ),
      )
    }
  }
  const header = { kind: 'claimlight-sync', version: 1, device: HOSTILE, segment, name: 'Evil' }
  const text = [header, ...lines]
    .map((line) => writeLine(typeof line === 'string' ? line : JSON.stringify(line)))
    .join('')
  return [`${HOSTILE}/${segment}.ndjson`, new TextEncoder().encode(random() < 0.2 ? text.slice(0, -40) : text)]
}
