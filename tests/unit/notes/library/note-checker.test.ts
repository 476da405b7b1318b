import { describe, expect, test } from 'vitest'
import { createNoteChecker } from '@/lib/notes/library/note-checker'
import type { Annotation } from '@/lib/schema/annotation'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'

const noteOf = (id: string, dossierVersion = '1') =>
  ({
    id,
    anchor: { quote: { prefix: '', exact: `Words of ${id}.`, suffix: '' } },
    finding: { verdict: 'supported', dossierVersion },
  }) as unknown as Annotation
const findingOn = (id: string) => ({ quote: `Words of ${id}.`, verdict: 'contradicted' }) as unknown as Finding

/** A checker of notes whose checks end when the test lets them. */
function harness(notes: readonly Annotation[]) {
  const asked: { id: string; isRequested: boolean; answer: (findings?: Finding[] | null) => Promise<void> }[] = []
  const checker = createNoteChecker({
    noteById: (id) => Promise.resolve(notes.find((note) => note.id === id)),
    findingsOn: (note, isRequested) =>
      new Promise((resolve) => {
        const answer = async (findings: Finding[] | null = [findingOn(note.id)]) => {
          resolve(findings)
          await settled()
        }
        asked.push({ id: note.id, isRequested, answer })
      }),
  })
  return { checker, asked, ids: () => asked.map(({ id }) => id) }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const version = (of: string) => new Map([[BUNDLED_ID, of]])

describe('notes on other evidence than the installed', () => {
  test('are checked one after the other while they are on the screen, and no others', async () => {
    const notes = [noteOf('a'), noteOf('current', '2'), noteOf('b')]
    const { checker, asked, ids } = harness(notes)
    checker.setVersions(version('2'))
    checker.setShown(notes)
    await settled()
    expect(ids()).toEqual(['a'])
    await asked[0]!.answer()
    await asked[1]!.answer()
    expect(ids()).toEqual(['a', 'b'])
    expect([...checker.read().judged.keys()]).toEqual(['a', 'b'])
    expect(checker.read().results.get('a')).toEqual({ state: 'contradicted', reader: null })
  })

  test('are not checked once they have left the screen', async () => {
    const { checker, asked, ids } = harness([])
    checker.setVersions(version('2'))
    checker.setShown([noteOf('a'), noteOf('b')])
    await settled()
    checker.setShown([noteOf('c')])
    await asked[0]!.answer()
    expect(ids()).toEqual(['a', 'c'])
  })

  test('are checked again when their evidence changes once more, and an answer on the former state is dropped', async () => {
    const { checker, asked, ids } = harness([])
    checker.setVersions(version('2'))
    checker.setShown([noteOf('a')])
    await settled()
    checker.setVersions(version('3'))
    await asked[0]!.answer([])
    expect(ids()).toEqual(['a', 'a'])
    expect(checker.read().results.has('a')).toBe(false)
    await asked[1]!.answer()
    expect(checker.read().results.get('a')).toEqual({ state: 'contradicted', reader: null })
    checker.setVersions(version('3'))
    expect(checker.read().results.size).toBe(1)
  })

  test('that the user asks for come first, with the progress, and can be stopped', async () => {
    const notes = [noteOf('a'), noteOf('b'), noteOf('c'), noteOf('d')]
    const { checker, asked } = harness(notes)
    checker.setVersions(version('2'))
    checker.setShown(notes)
    await settled()
    checker.check(['c', 'd'])
    await asked[0]!.answer()
    expect(asked[1]).toMatchObject({ id: 'c', isRequested: true })
    expect(checker.read().progress).toEqual({ done: 0, all: 2 })
    expect(checker.read().results.get('c')).toBe('checking')
    checker.stop()
    await asked[1]!.answer()
    expect(checker.read().progress).toBeNull()
    expect(asked[2]).toMatchObject({ id: 'b', isRequested: false })
  })

  test('that could not be checked say so, and are checked on request alone', async () => {
    const { checker, asked, ids } = harness([noteOf('a')])
    checker.setVersions(version('2'))
    checker.setShown([noteOf('a')])
    await settled()
    await asked[0]!.answer(null)
    expect(checker.read().results.get('a')).toBe('failed')
    checker.setShown([noteOf('a')])
    expect(ids()).toEqual(['a'])
    checker.check(['a'])
    await settled()
    expect(ids()).toEqual(['a', 'a'])
  })
})
