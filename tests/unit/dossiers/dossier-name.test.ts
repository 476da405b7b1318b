import { expect, test } from 'vitest'
import { distinctNameOf, namedDossierAmong } from '@/lib/dossiers/data/dossier-name'
import { curie } from '../components/dossiers/fixtures'

const readFrom = (file: string): string =>
  distinctNameOf({ ...curie, origin: { kind: 'file', name: file, form: 'report', document: { kind: 'page' } } }, [])

test.each([
  ['marie curie.md', 'Marie Curie'],
  ['Marie Curie in Paris.docx', 'Marie Curie in Paris'],
  ['notes.md', 'Marie Curie · notes'],
])('evidence from the file “%s” is called “%s”', (file, name) => {
  expect(readFrom(file)).toBe(name)
})

test.each([
  [{ kind: 'page', url: 'https://wiki.test/curie' }, ['Marie Curie', 'wiki.test']],
  [{ kind: 'page', url: 'https://wiki.test/curie', label: 'Curie · my notes' }, ['Curie · my notes']],
])('evidence like %j has its title and its site apart', (document, parts) => {
  const origin = { kind: 'file', name: 'Marie Curie - Wiki', form: 'report', document } as const
  expect(namedDossierAmong({ ...curie, origin }, [])).toMatchObject({ name: parts.join(' · '), parts })
})

test('evidence from a page has the name of its subject, without what an encyclopedia adds to its title', () => {
  const document = { kind: 'page', url: 'https://wiki.test/curie' }
  const origin = { kind: 'file', name: 'Marie Curie (physicist) - Wiki', form: 'report', document } as const
  expect(distinctNameOf({ ...curie, origin }, [])).toBe('Marie Curie · wiki.test')
})

test('evidence of one name is told apart: by the site that its label hides, by its date, by the time of its addition', () => {
  const named = (id: string, file: string, added: string, label?: string, url?: string): typeof curie => ({
    ...curie,
    id,
    added,
    origin: { kind: 'file', name: file, form: 'report', document: { kind: 'page', label, url } },
  })
  const namesOf = (all: readonly (typeof curie)[]): string[] => all.map((each) => distinctNameOf(each, all))
  const [morning, noon] = ['2026-03-01T09:10:00', '2026-03-01T12:10:30'] as const
  expect(
    namesOf([
      named('a', 'A', morning, 'Letters', 'https://a.test/1'),
      named('b', 'B', morning, 'Letters', 'https://b.test/1'),
      named('c', 'draft.docx', morning, 'Letters'),
    ]),
  ).toEqual(['Letters (a.test)', 'Letters (b.test)', 'Letters (draft.docx)'])
  const { asOf } = curie
  const again = [named('a', 'Marie Curie.docx', morning), named('b', 'Marie Curie.docx', noon)]
  expect(namesOf(again)).toEqual([`Marie Curie (${asOf}, 09:10)`, `Marie Curie (${asOf}, 12:10)`])
  const within = [named('a', 'Marie Curie.docx', morning), named('b', 'Marie Curie.docx', '2026-03-01T09:10:05')]
  expect(namesOf(within)).toEqual([`Marie Curie (${asOf}, 09:10:00)`, `Marie Curie (${asOf}, 09:10:05)`])
})
