// @module-tag kills
import { countSteps, dump, killAt, restore } from './crash'
import { expect, test } from 'vitest'
import { database, openDatabase } from '@/lib/notes/data/database'
import { applyImport } from '@/lib/notes/data/import-notes'
import { deleteMute, restoreMute, saveMute } from '@/lib/notes/data/mutes'
import {
  deleteAnnotations,
  removeFromBin,
  purgeBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
  colorAnnotations,
} from '@/lib/notes/data/store'
import type { Annotation } from '@/lib/schema/annotation'
import { recordWrites, undoWrites } from '@/lib/store/recorded-writes'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { fieldsOfMute, idOfMute } from '@/lib/rows/mute'
import { rowKeyOf } from '@/lib/rows/row-rules'
import { planRestore } from '@/lib/user-rows/plan-restore'
import { writeRows } from '@/lib/user-rows/row-tables'
import { chance, type Chance } from '@/tests/browser/storage/chance'
import { incoming, note } from '@/tests/unit/notes/data/import/arbitrary-import'
import { at, killDeeds, DATABASE, ready, reopen, SEED, type Deed } from './kill-deeds'

// Writes of notes, imports and muted sentences.

/** Up to eight notes with up to four in the bin. */
async function someNotes(any: Chance): Promise<void> {
  const all = Array.from({ length: 3 + any.below(6) }, (_, n) => note(`n${n}`, { tags: any.next() < 0.5 ? ['p'] : [] }))
  await database().annotations.bulkPut(all)
  const binned = Array.from({ length: any.below(5) }, (_, n) => ({ ...note(`b${n}`), deleted: at(1 + n) }))
  await database().bin.bulkPut(binned)
}
const someOf = (any: Chance, letter: string) =>
  Array.from({ length: 6 }, (_, n) => `${letter}${n}`).filter(() => any.next() < 0.6)
const draft = (id: string, words: string, basedOn: string | null) => {
  const { created: _created, modified: _modified, ...content } = note(id, { note: words })
  return { ...content, basedOn }
}

const file = (any: Chance) =>
  incoming(
    ...Array.from({ length: 1 + any.below(12) }, (_, n): Annotation => {
      const id = any.pick([`n${n}`, `b${n}`, `new${n}`])
      return note(id, { note: any.pick([`note ${id}`, 'changed']), tags: ['q'], modified: any.pick([at(1), at(9)]) })
    }),
  )
const beside = (any: Chance) => ({
  deleted: any.next() < 0.5 ? [{ ...note('x1'), deleted: at(2) }] : [],
  mutes: any.next() < 0.5 ? [rowOfMute({ ...mute('M'), id: idOfMute(mute('M')), created: at(2) })] : [],
})
const rowOfMute = (muted: Mute) => ({ key: rowKeyOf({ kind: 'mute', id: muted.id }), fields: fieldsOfMute(muted) })
const bring = (items: ReturnType<typeof file>, how: ReturnType<typeof choice>, more: ReturnType<typeof beside>) =>
  recordWrites(async () => {
    await writeRows((await planRestore(more.mutes)).writes, at(9))
    return applyImport(items, how, watch(), more.deleted, at(9))
  })
const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal })
const choice = (any: Chance) => ({ withDeleted: any.next() < 0.5, undated: null, hasIds: true })

const mute = (words: string): MuteDraft => ({
  sentence: `Sentence ${words}.`,
  claims: [{ id: 'a', words: 'She stayed.' }],
  verdict: 'contradicted',
  url: 'https://a.example/',
  title: 'A',
})
async function someMutes(): Promise<void> {
  for (const words of ['A', 'B', 'C']) await saveMute(mute(words), at(1))
}

const deed = (name: string, work: Deed['work'], start: Deed['start'] = someNotes): Deed => ({
  ...{ name, database: DATABASE, start, work },
})
/** A write of some of the notes that begin with `letter`. */
const onSome = (letter: string, write: (ids: string[]) => Promise<unknown>) => (any: Chance) => {
  const ids = someOf(any, letter)
  return Promise.resolve(() => write(ids))
}

killDeeds([
  deed('save of a new note', ready(() => saveAnnotation(draft('fresh', 'Fresh words', null), at(9)))),
  deed('save of a changed note', ready(() => saveAnnotation(draft('n1', 'Changed words', note('n1').modified), at(9)))),
  deed('save of a note that is in the bin', ready(() => saveAnnotation(draft('b0', 'note b0', note('b0').modified), at(9)))),
  deed('deletion', onSome('n', (ids) => deleteAnnotations(ids, at(9)))),
  deed('undo of a deletion', onSome('b', (ids) => restoreAnnotations(ids))),
  deed('tags', onSome('n', (ids) => tagAnnotations(ids, { add: ['t'], remove: ['p'] }, at(9)))),
  deed('colour', onSome('n', (ids) => colorAnnotations(ids, { color: 'blue' }, at(9)))),
  deed('emptying the bin', ready(() => removeFromBin({ before: '9999' }))),
  deed('the deletion of what is overdue in the bin', ready(() => purgeBin(at(60)))),
  deed('import', (any) => {
    const [items, how, more] = [file(any), choice(any), beside(any)]
    return Promise.resolve(() => bring(items, how, more))
  }),
  deed('undo of an import', async (any) => {
    const { written } = await bring(file(any), choice(any), beside(any))
    return () => undoWrites(written)
  }),
  deed('muting', ready(() => saveMute(mute('D'), at(9))), someMutes),
  deed('unmuting', ready(() => deleteMute(idOfMute(mute('B')))), someMutes),
  deed('undo of unmuting', ready(() => restoreMute({ ...mute('Z'), id: idOfMute(mute('Z')), created: at(1) })), someMutes),
]) // prettier-ignore

test('the worker is killed at each step of the first opening, and the next one makes all tables', async () => {
  const forget = async () => {
    reopen()
    await new Promise<void>((done, failed) => {
      const deleting = indexedDB.deleteDatabase(DATABASE)
      deleting.onsuccess = () => done()
      deleting.onerror = () => failed(new Error(String(deleting.error)))
    })
  }
  await forget()
  const { steps } = await countSteps(openDatabase)
  const must = await dump(DATABASE)
  expect(Object.keys(must).sort()).toEqual(
    database()
      .tables.map(({ name }) => name)
      .sort(),
  )
  for (let step = 1; step <= steps; step++) {
    await forget()
    await killAt(step, openDatabase)
    reopen()
    await openDatabase()
    expect(await dump(DATABASE)).toEqual(must)
  }
})

test('a write in two transactions is found out', async () => {
  await restore(DATABASE, {})
  await someNotes(chance(SEED))
  const before = await dump(DATABASE)
  const twoWrites = async () => {
    await database().annotations.delete('n1')
    await database().bin.put({ ...note('n1'), deleted: at(1) })
  }
  reopen()
  const { steps } = await countSteps(twoWrites)
  const after = await dump(DATABASE)
  const between: number[] = []
  for (let step = 1; step <= steps; step++) {
    await restore(DATABASE, before)
    reopen()
    await killAt(step, twoWrites)
    reopen()
    const left = JSON.stringify(await dump(DATABASE))
    if (left !== JSON.stringify(before) && left !== JSON.stringify(after)) between.push(step)
  }
  expect(between.length).toBeGreaterThan(0)
})
