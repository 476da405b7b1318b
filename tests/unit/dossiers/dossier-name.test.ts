import { expect, test } from 'vitest'
import { distinctNameOf } from '@/lib/dossiers/data/dossier-name'
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
