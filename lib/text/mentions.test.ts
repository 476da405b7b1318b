import { expect, test } from 'vitest'
import { mayMention, mentionsName } from './mentions'

test.each([
  ["Halley's Comet", 'Halley’s Comet can be seen from Earth.'],
  ['Halley’s Comet', "Halley's Comet can be seen from Earth."],
  ['Jean-Baptiste Charcot', 'In 1936 Jean‑Baptiste Charcot was lost at sea.'],
  ['O’Higgins', "O'Higgins sailed in spring."],
])('the name %s is found with other signs for its apostrophe or hyphen', (name, text) => {
  expect(mentionsName(text, [name])).toBe(true)
  expect(mayMention(text, [name])).toBe(true)
})

test('a name is not found in a longer word', () => {
  expect(mentionsName('Halley’s Comets and Cometary dust', ["Halley's Comet"])).toBe(true)
  expect(mentionsName('Unhalley’s Cometary dust', ["Halley's Comet"])).toBe(false)
})
