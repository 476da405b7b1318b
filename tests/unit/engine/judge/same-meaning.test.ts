import { expect, test } from 'vitest'
import { mayHaveSameMeaning } from '@/lib/engine/judge/same-meaning'

test.each([
  ['a town and its country', 'Djerba', 'Tunisia', 'place'],
  ['a finer version', 'Python 3.5', 'Python 3', 'work'],
  ['a finer version as a name of unknown kind', 'Python 3', 'Python 3.5', 'name'],
] as const)('%s may mean the same', (_, article, dossier, kind) => {
  expect(mayHaveSameMeaning(article, dossier, kind)).toBe(true)
})

test.each([
  ['another version', 'Python 3.5', 'Python 2', 'work'],
  ['a version of which the first figure is longer', 'Python 31', 'Python 3', 'work'],
  ['two countries', 'Libya', 'Tunisia', 'place'],
  ['two names', 'Galway', 'Djerba', 'name'],
] as const)('%s does not mean the same', (_, article, dossier, kind) => {
  expect(mayHaveSameMeaning(article, dossier, kind)).toBe(false)
})
