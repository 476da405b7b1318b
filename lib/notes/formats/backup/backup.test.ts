import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOfMute, idOfMute, muteOfFields } from '@/lib/rows/mute'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import type { Annotation } from '@/lib/schema/annotation'
import { defaultSettings } from '@/lib/schema/settings'
import { idOfKey, type Row, rowKeyOf } from '@/lib/rows/row-rules'
import { readBackup, readBackupNotes, writeBackup } from './backup'
import { notes } from '@/tests/unit/components/fixtures'
import { anyInstant, anyAnnotation, anyText } from '@/tests/unit/notes/formats/arbitrary'
import { all, batchesOf, joined, NOW, notesOf, piecesOf, readText, refusalOf } from '@/tests/unit/notes/formats/pieces'

const muted: MuteDraft = {
  sentence: 'She left the works in March 2022.',
  claims: [{ id: 'left-works', words: 'She left the works in July.' }],
  verdict: 'contradicted',
  url: 'https://review.example/ada',
  title: 'The woman who left',
}
const mute: Mute = { ...muted, id: idOfMute(muted), created: '2026-06-02T10:00:00.000Z' }
const deleted = { ...notes[1]!, id: 'gone', deleted: '2026-06-03T10:00:00.000Z' }

function backup(kept: Partial<{ notes: Annotation[]; mutes: Mute[]; settings: object | null }> = {}): Promise<string> {
  const given = kept.notes ?? notes
  const all = { notes: batchesOf(given), bin: [deleted], mutes: kept.mutes ?? [mute], settings: kept.settings ?? null }
  return joined(writeBackup(all, { now: NOW, total: given.length }))
}

function read(text: string, size?: number) {
  return all(readBackup(piecesOf(text, size)))
}

async function* piecesOfList<T>(list: readonly T[]): AsyncGenerator<T> {
  for (const one of list) yield await Promise.resolve(one)
}

describe('a backup', () => {
  test('restores all stored data', async () => {
    const parts = await read(await backup({ settings: defaultSettings }), 13)
    expect(parts).toEqual([
      { kind: 'settings', settings: defaultSettings },
      ...notes.map((annotation, i) => ({ kind: 'note', index: i + 1, annotation, losses: [] })),
      { kind: 'deleted', index: notes.length + 1, annotation: deleted, losses: [] },
      { kind: 'row', row: { key: rowKeyOf({ kind: 'mute', id: mute.id }), fields: fieldsOfMute(mute) } },
    ])
  })

  test('restores any mute', async () => {
    const anyMute = fc.record({
      id: fc.uuid(),
      sentence: anyText,
      claims: fc.array(fc.record({ id: anyText, words: anyText }), { maxLength: 2 }),
      verdict: fc.constantFrom('supported' as const, 'disputed' as const),
      url: anyText,
      title: anyText,
      created: anyInstant(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyMute, { maxLength: 5 }), async (mutes) => {
        const back = (await read(await backup({ mutes }))).flatMap((part) =>
          part.kind === 'row' ? (muteOfFields(idOfKey(part.row.key), part.row.fields ?? {}) ?? []) : [],
        )
        const wellFormed = JSON.parse(JSON.stringify(mutes), (_key, value: unknown) =>
          typeof value === 'string' ? value.toWellFormed() : value,
        ) as Mute[]
        expect(back).toEqual(wellFormed.map((one) => ({ ...one, id: idOfMute(one) })))
      }),
    )
  })

  test('restores a dossier whose content is longer than a line may be', async () => {
    const content = { topics: [], words: 'x'.repeat(2_500_000) }
    const fields = { subject: { name: 'Ada', aliases: [], kind: 'person' }, asOf: '2025-01-01', version: '1', content }
    const dossier: Row = {
      key: 'dossier/ada',
      isOn: false,
      fields: { ...fields, origin: { kind: 'file', name: 'ada.json', form: 'portable' } },
    }
    const write = (kept: readonly Row[]) =>
      joined(
        writeBackup(
          { notes: batchesOf([]), bin: [], mutes: [], settings: null, dossiers: piecesOfList(kept) },
          { now: NOW, total: 0 },
        ),
      )
    const text = await write([dossier])
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(1_200_000)
    expect(await read(text)).toEqual([{ kind: 'row', row: dossier }])
    // A dossier with an unreadable piece is left out, and the rest is read.
    const lines = (await write([dossier, { ...dossier, key: 'dossier/other' }])).split('\n')
    lines[2] = '{"pie'
    expect(await read(lines.join('\n'))).toMatchObject([
      { kind: 'unreadable' },
      { kind: 'unreadable' },
      { kind: 'row', row: { key: 'dossier/other' } },
    ])
  })

  test.each([
    ['an id of the bundled dossier with content', { id: 'bundled', isOn: true, fields: { content: {} }, pieces: 0 }],
    ['an unknown field', { id: 'a', isOn: true, fields: { evil: 1 }, pieces: 0 }],
    ['missing pieces', { id: 'a', isOn: true, fields: {}, pieces: 3 }],
    ['no id', { isOn: true, fields: {}, pieces: 0 }],
  ])('takes nothing from a line of a dossier with %s', async (_name, dossier) => {
    const head = JSON.stringify({ kind: 'claimlight-backup', version: 1, made: NOW, counts: {} })
    const parts = await read([head, JSON.stringify({ dossier }), '{"end":2}'].join('\n'))
    const kept = parts.flatMap((part) => (part.kind === 'row' ? [part.row.fields] : []))
    expect(kept).toEqual('id' in dossier && dossier.id === 'bundled' ? [null] : [])
  })

  test('can be imported as a file of notes alone', async () => {
    expect(notesOf(await readText(readBackupNotes, await backup()))).toEqual(notes)
  })

  test('gives its whole lines when it is cut at any position, and says so', async () => {
    const text = await backup({ settings: defaultSettings })
    const whole = await read(text)
    const firstLine = text.indexOf('\n')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstLine, max: text.length - 3 }), async (length) => {
        const parts = await read(text.slice(0, length))
        expect(parts.at(-1)).toMatchObject({ kind: 'cut' })
        const lines = text.slice(0, length + 1).split('\n').length - 2
        expect(parts.slice(0, lines)).toEqual(whole.slice(0, lines))
      }),
    )
    expect(await refusalOf(readBackup(piecesOf(text.slice(0, firstLine - 1))))).toBe('unknown-format')
  })

  test('says how many items are missing, and refuses what comes after its end', async () => {
    const lines = (await backup({ settings: defaultSettings })).trimEnd().split('\n')
    const lastOf = async (some: readonly string[]) => (await read(some.join('\n'))).at(-1)
    const items = notes.length + 2
    expect(await lastOf(lines)).not.toMatchObject({ kind: 'cut' })
    expect(await lastOf(lines.slice(0, 2))).toEqual({ kind: 'cut', missing: items })
    expect(await lastOf(lines.slice(0, -2))).toEqual({ kind: 'cut', missing: 1 })
    expect(await lastOf(lines.slice(0, -1))).toEqual({ kind: 'cut', missing: 0 })
    expect(await lastOf(lines.toSpliced(3, 2))).toEqual({ kind: 'cut', missing: 2 })
    expect(await lastOf(lines.toSpliced(3, 0, lines[3] ?? ''))).toEqual({ kind: 'cut', missing: 0 })
    expect(await refusalOf(readBackup(piecesOf([...lines, lines[1]].join('\n'))))).toBe('unknown-format')
  })

  test('with a damaged line loses only that line', async () => {
    const lines = (await backup()).split('\n')
    lines[1] = lines[1]!.slice(0, 80)
    expect(await read(lines.join('\r\n'))).toMatchObject([
      { kind: 'unreadable', why: 'not-a-note', index: 0, excerpt: lines[1] },
      { kind: 'note', index: 1, annotation: notes[1]! },
      { kind: 'deleted' },
      { kind: 'row' },
    ])
  })

  test('of a newer version is refused, with its version number', async () => {
    const text = (await backup()).replace('"version":1', '"version":2')
    await expect(read(text)).rejects.toMatchObject({ refusal: 'newer-version', detail: '2' })
  })

  test.each(['{"kind":"another"}', '[1]', 'Title,Note\na,b', '{"kind":"claimlight-backup","version":"1"}'])(
    'is not recognised in a file that begins with %s',
    async (text) => expect(await refusalOf(readBackup(piecesOf(text)))).toBe('unknown-format'),
  )

  test('contains the lone surrogates of a note unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnnotation, { maxLength: 4 }), async (made) => {
        const lines = (await backup({ notes: made })).split('\n').slice(1, 1 + made.length)
        expect(lines.map((line) => (JSON.parse(line) as { note: unknown }).note)).toEqual(made)
      }),
    )
  })
})
