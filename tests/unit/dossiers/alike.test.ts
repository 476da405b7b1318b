import { expect, test } from 'vitest'
import { alikeDossiers, namesWithAlikeKeys, lookalikeKeyOf } from '@/lib/dossiers/data/alike'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { bundled, curie } from '../components/dossiers/fixtures'

const key = '0123456789abcdef0123456789abcdef'
const signed: InstalledDossier = { ...curie, signedBy: key }
const named = (name: string, ...aliases: string[]) => ({ subject: { name, aliases }, signedBy: null, update: null })

test('a dossier with a look-alike name or alias is named, and whether another key signed the installed one', () => {
  const found = [{ id: 'marie-curie', name: 'Marie Curie', isSignedByOther: true }]
  expect(alikeDossiers([bundled, signed], named('M\u0430rie Curie'))).toEqual(found)
  expect(alikeDossiers([bundled, signed], named('Somebody', 'Cu\u00adrie'))).toEqual(found)
  expect(alikeDossiers([bundled, { ...curie, lastSignedBy: key }], named('Marie Curie'))).toEqual(found)
  expect(alikeDossiers([bundled, signed], { ...named('Marie Curie'), signedBy: key })).toMatchObject([
    { isSignedByOther: false },
  ])
  expect(alikeDossiers([bundled, curie], named('Marie Curie'))).toMatchObject([{ isSignedByOther: false }])
})

test('the bundled dossier is named too', () => {
  expect(alikeDossiers([bundled, curie], named('Andrej Karpathy'))).toMatchObject([{ id: 'bundled' }])
})

test('neither a version of an installed dossier nor one with other names is warned of', () => {
  expect(alikeDossiers([bundled, signed], { ...named('Marie Curie'), update: 'marie-curie' })).toEqual([])
  expect(alikeDossiers([bundled, signed], named('Pierre Joliot', 'Joliot'))).toEqual([])
})

test('a key that begins or ends like that of an installed dossier is warned of', () => {
  expect(namesWithAlikeKeys([bundled, signed], `01234${'f'.repeat(27)}`)).toEqual(['Marie Curie'])
  expect(namesWithAlikeKeys([bundled, signed], `${'f'.repeat(27)}bcdef`)).toEqual(['Marie Curie'])
  expect(namesWithAlikeKeys([bundled, signed], key)).toEqual([])
  expect(namesWithAlikeKeys([bundled, signed], 'f'.repeat(32))).toEqual([])
  expect(namesWithAlikeKeys([bundled, signed], null)).toEqual([])
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
