// @module-tag engine
import { describe, expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf([
    'Nora Lindqvist joined Halden Labs in May 2015 as director of AI.',
    'She left Halden Labs in June 2017.',
    'Nora Lindqvist was born in Bergen on 4 May 1986.',
    'pebbleNet has 5,000 lines of code.',
  ]),
)

describe('a page with', () => {
  test.each([
    ['lone surrogates', '\ud800 Nora \udc00 Lindqvist joined \ud83d Halden Labs in 2016.'],
    [
      'names of object properties',
      'constructor __proto__ hasOwnProperty toString Nora Lindqvist joined __proto__ in 2016.',
    ],
    ['the internal markers of the engine', 'Nora Lindqvist §S0 joined §O1 in §D2. §X999999 §S-1 § §§'],
    ['characters of regular expressions', 'Nora Lindqvist (.*)+$ joined [a-z{ Halden \\ Labs in 2016 $1 $& ${x}.'],
    [
      'direction marks and zero-width characters',
      '\u202eNora\u200b Lindqvist\u200d joined\u2060 Halden\ufeff Labs in 2016.\u202c',
    ],
    ['markup', '<script>alert(1)</script> Nora Lindqvist joined <b>Halden Labs</b> in 2016. <!-- -->'],
    ['nothing but punctuation', '. . . ! ? ... ?! “” () —'],
    ['null characters', '\0\0Nora Lindqvist\0 joined Halden Labs in 2016.\0'],
  ])('%s is checked completely', (_, text) => {
    for (const f of engine.check({ text }).findings) expect(text.slice(f.start, f.end)).toBe(f.quote)
    engine.check({ text }, 'asked', { start: 0, end: text.length })
  })
})

test('a dossier with unusual texts can be used', () => {
  for (const text of [
    'constructor',
    '__proto__ is 5.',
    '§S0 joined §O1 in 2015.',
    '(((',
    '2015',
    '😀😀',
    '“”',
    'A'.repeat(20_000),
  ]) {
    const odd = createEngine(dossierOf([text, 'Nora Lindqvist joined Halden Labs in May 2015.']))
    expect(odd.check({ text: 'Nora Lindqvist joined Halden Labs in 2018.' }).findings[0]?.verdict).toBe('contradicted')
    odd.check({ text })
  }
})

test.each(['§', 'constructor', '(', 'N', '__proto__', 'A B C D E F G H'])('a subject named %j can be used', (name) => {
  const odd = createEngine(dossierOf([`${name} joined Halden Labs in May 2015.`], { name }))
  odd.check({ text: `${name} joined Halden Labs in 2018. She left.` })
})

test.each([
  ['a year in a turned order', 'Nora Lindqvist joined Halden Labs in \u202e2015\u202c.'],
  ['a day in a turned order', 'Nora Lindqvist was born in Bergen on \u202e4\u202c May 1986.'],
  ['a "not" with a letter of another alphabet', 'Nora Lindqvist did n\u043et join Halden Labs in May 2015.'],
  ['a figure at the beginning', '\u202e50,00\u202c lines of code has pebbleNet.'],
  ['a name with one', 'Nor\u0430 Lindqvist joined Halden Labs in May 2015.'],
])('a sentence states nothing that people read otherwise than it is written: %s', (_, text) => {
  expect(engine.check({ text: `It rained all day. ${text}` }).findings).toEqual([])
  expect(
    engine.check({ text }, 'asked', { start: 0, end: text.length }).findings.map(({ verdict }) => verdict),
  ).not.toContain('supported')
})
