import { expect, test } from 'vitest'
import { lookOf } from './look-alike'

test.each([
  ['a soft hyphen', 'Pont du G\u00adard'],
  ['a blank without width', 'Pont du\u200b Gard'],
  ['a Cyrillic letter', 'P\u043ent du Gard'],
  ['a Greek letter', 'Pont du G\u03b1rd'],
  ['letters of full width', 'Ｐont du Gard'],
  ['another case, an accent and a dash', 'PONT-DÚ GARD'],
  ['a zero', 'P0nt du Gard'],
])('a name with %s looks like the name', (_, name) => {
  expect(lookOf(name)).toBe(lookOf('Pont du Gard'))
})

test.each(['Pont du Gar', 'Pond du Gard', 'Port du Gard', 'Мост'])('%s looks like another name', (name) => {
  expect(lookOf(name)).not.toBe(lookOf('Pont du Gard'))
})
