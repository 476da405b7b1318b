import { countNotes } from '@/lib/annotations/backups'
import { eachAnnotation } from '@/lib/annotations/store'
import type { NoteWriter } from '@/lib/transfer/exchange'

/** The whole backup as text in pieces, and how many notes it is to hold. The notes are read while it is written. */
export async function backupPieces(now: string): Promise<{ pieces: AsyncIterable<string>; notes: number }> {
  const total = await countNotes()
  return { pieces: writeBackup(eachAnnotation({ kind: 'all' }), { now, total }), notes: total }
}

/** "Claimlight backup 2026-11-20 18-30-05.json", by which older ones are known again; the time is UTC. */
export function backupName(now: string): string {
  return `${BEGINNING}${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(':', '-')}${ENDING}`
}

/** Those of the names that backups have, the oldest first. */
export function backupsAmong(names: readonly string[]): string[] {
  return names.filter((name) => NAME.test(name)).sort()
}

const BEGINNING = 'Claimlight backup '
const ENDING = '.json'
const NAME = /^Claimlight backup \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.json$/

const writeBackup: NoteWriter = async function* (batches, { now, total }) {
  yield `{"claimlight":"backup","made":${JSON.stringify(now)},"total":${total},"notes":[`
  let first = true
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield `${first ? '' : ','}\n${batch.map((note) => JSON.stringify(note)).join(',\n')}`
    first = false
  }
  yield '\n]}\n'
}
