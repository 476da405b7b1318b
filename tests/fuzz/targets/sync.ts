import fc from 'fast-check'
import { deltaJson, readDelta, readHeader } from '@/lib/sync/file-lines'
import { deriveRecord, joinStates, emptyRecordState } from '@/lib/sync/record'
import { rowRulesByKind } from '@/lib/rows/row-rules-by-kind'
import { fieldsOfNote } from '@/lib/rows/note'
import { readLines } from '@/lib/sync/read-folder'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { damaged, longText, nearly, oddValue } from '../arbitraries'
import { must, target } from '../target'

const DEVICE = `d${'0'.repeat(15)}`
const STAMP = `0lmnopqrs0000-${DEVICE}`
const field = fc.constantFrom(
  'note',
  '$there',
  'tag:x',
  '__proto__',
  'constructor',
  'toString',
  'url',
  'color',
  'finding',
)
const value = fc.oneof(oddValue, fc.constantFrom(0, 1, 2, 'javascript:x', null, []))
const own = anyAnnotation.map((note) => ({
  k: 'note',
  id: note.id,
  f: Object.fromEntries(Object.entries(fieldsOfNote(note)).map(([name, one]) => [name, [STAMP, one]])),
  v: { note: { seen: { [DEVICE]: STAMP.slice(0, 13) }, values: [[STAMP, note.note]] } },
}))
const made = fc.record({
  k: fc.constantFrom('note', 'mute', 'adjustment', 'dossier', '__proto__'),
  id: fc.constantFrom('a', '__proto__', ''),
  f: fc.dictionary(field, fc.oneof(fc.tuple(fc.constant(STAMP), value), fc.tuple(fc.constant(STAMP)), value)),
  v: fc.dictionary(
    field,
    fc.record({
      seen: fc.dictionary(fc.constantFrom(DEVICE, '__proto__'), value),
      values: fc.array(fc.tuple(fc.constant(STAMP), value)),
    }),
  ),
})
const content = fc.oneof(
  fc.oneof(nearly(own), made, oddValue).map((one) => jsonText(one)),
  longText,
)
function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null)
}

const file = fc.array(content, { maxLength: 5 }).map((lines) => lines.map((line) => `${line}\n`).join(''))

/** Decrypted files of the shared folder: a bug or a newer version may write any line. */
export const syncTargets = [
  target({
    name: 'sync-file',
    share: 10,
    input: fc.oneof({ weight: 3, arbitrary: file }, damaged(file)),
    run: async (text) => {
      const bytes = new TextEncoder().encode(text)
      let known = emptyRecordState
      const read = (from: number, to: number) => Promise.resolve(bytes.slice(from, to))
      await readHeader({ size: bytes.length, read })
      for await (const line of readLines({ size: bytes.length, read }, 0, 1)) {
        const delta = readDelta(line.content ?? '')
        if (delta === null) continue
        must(readDelta(deltaJson(delta)) !== null, 'a line that is not read again', line.content)
        known = joinStates(known, delta.state)
        must(joinStates(known, delta.state) === known, 'a change that counts twice', line.content)
        const { fields } = deriveRecord(known, rowRulesByKind[delta.kind])
        must(Object.getPrototypeOf(fields) === Object.prototype, 'another prototype')
      }
    },
  }),
]
