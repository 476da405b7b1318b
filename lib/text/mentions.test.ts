import { expect, test } from 'vitest'
import { mayMention, mentionsName } from './mentions'

test.each([
  ["Halley's Comet", 'Halley’s Comet can be seen from Earth.'],
  ['Halley’s Comet', "Halley's Comet can be seen from Earth."],
  ['Jean-Baptiste Charcot', 'In 1936 Jean‑Baptiste Charcot was lost at sea.'],
  ['O’Higgins', "O'Higgins sailed in spring."],
  ['Łódź Tunnel', 'The Lodz Tunnel is long.'],
  ['fort skadal', 'They saw Ft. Skadal at 5 p.m. today.'],
  ['J. R. Tveitan & Sons', 'In May, J.R. Tveitan and Sons sold it.'],
])('the name %s is found in another spelling: "%s"', (name, text) => {
  expect(mentionsName(text, [name])).toBe(true)
  expect(mayMention(text, [name])).toBe(true)
})

test('a name is not found in a longer word', () => {
  expect(mentionsName('Halley’s Comets and Cometary dust', ["Halley's Comet"])).toBe(true)
  expect(mentionsName('Unhalley’s Cometary dust', ["Halley's Comet"])).toBe(false)
})
