import { expect, test } from 'vitest'
import { relationOf, statementPartsOf } from '@/lib/research/align-claims'

const relation = (a: string, b: string) =>
  relationOf(statementPartsOf(a, ['Borg Observatory']), statementPartsOf(b, ['Borg Observatory']))

test.each([
  ['The Borg Observatory was opened on May 12, 1931.', 'On 12 May 1931 the Borg Observatory was opened.', 'same'],
  [
    'The Borg Observatory was opened on May 12, 1931.',
    'The Borg Observatory was opened on May 14, 1931.',
    'other-value',
  ],
  ['The Borg Observatory was opened in 1931.', 'The Borg Observatory was not opened in 1931.', 'apart'],
  ['Ida Quist led the Borg Observatory in 1932.', 'Ole Berg led the Borg Observatory in 1932.', 'apart'],
  ['Version 3.7.0 was released in 2010.', 'Version 3.8.0 was released in 2013.', 'apart'],
  ['The telescope has a mirror of 105 cm.', 'The library has 105 books.', 'apart'],
  ['Skylight keeps the keys of the dome.', 'The keys of the dome are kept by Skylight.', 'same'],
  ['Skylight keeps the keys of the dome.', 'Moonlight keeps the keys of the dome.', 'apart'],
  ['About 300 people work there.', 'Exactly 300 people work there.', 'apart'],
])('%s / %s: %s', (a, b, expected) => expect(relation(a, b)).toBe(expected))
