import { expect, test } from 'vitest'
import { clashesIn } from './invented'

test('a sentence that names somebody else has no implied subject, whatever was said before', () => {
  const claims = ['Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.']
  const said = 'Nora Lindqvist is an engineer. In 1989 Halden Labs took Elena Teinek on as a research scientist.'
  expect(clashesIn(said, claims)).toEqual([])
})
