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
