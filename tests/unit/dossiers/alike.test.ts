import { expect, test } from 'vitest'
import { alikeDossiers, lookalikeKeyOf } from '@/lib/dossiers/data/alike'
import { bundled, curie } from '../components/dossiers/fixtures'

const namesAlike = (name: string, aliases: readonly string[] = [], replaced?: string) =>
  alikeDossiers([bundled, curie], { name, aliases }, replaced)

test('a dossier with a look-alike name or alias is named', () => {
  const found = [{ id: 'marie-curie', name: 'Marie Curie' }]
  expect(namesAlike('M\u0430rie Curie')).toEqual(found)
  expect(namesAlike('Somebody', ['Cu\u00adrie'])).toEqual(found)
})

test('the bundled dossier is named too', () => {
  expect(namesAlike('Andrej Karpathy')).toMatchObject([{ id: 'bundled' }])
})

test('neither the dossier that is replaced nor one with other names is warned of', () => {
  expect(namesAlike('Marie Curie', [], 'marie-curie')).toEqual([])
  expect(namesAlike('Pierre Joliot', ['Joliot'])).toEqual([])
})

test.each([
  ['a soft hyphen', 'Pont du G\u00adard'],
  ['a Hangul filler', 'Pont du\u3164 Gard'],
  ['a blank without width', 'Pont du\u200b Gard'],
  ['a Cyrillic letter', 'P\u043ent du Gard'],
  ['a Greek letter', 'Pont du G\u03b1rd'],
  ['letters of full width', 'Ｐont du Gard'],
  ['another case, an accent and a dash', 'PONT-DÚ GARD'],
  ['a zero', 'P0nt du Gard'],
])('a name with %s looks like the name', (_, name) => expect(lookalikeKeyOf(name)).toBe(lookalikeKeyOf('Pont du Gard')))

test.each(['Pont du Gar', 'Pond du Gard', 'Port du Gard', 'Мост'])('%s looks like another name', (name) => {
  expect(lookalikeKeyOf(name)).not.toBe(lookalikeKeyOf('Pont du Gard'))
})
