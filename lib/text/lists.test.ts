import { describe, expect, test } from 'vitest'
import { compareText, mapDefined } from './lists'

describe('mapDefined', () => {
  test('leaves out items for which there is no value, and no other ones', () => {
    const values = new Map<string, string | number | boolean | null>([
      ['a', 0],
      ['b', null],
      ['c', ''],
      ['d', false],
    ])
    expect(mapDefined(['a', 'b', 'missing', 'c', 'd'], (key) => values.get(key))).toEqual([0, '', false])
  })

  test('counts the items that it leaves out in the positions', () => {
    expect(mapDefined(new Set(['a', 'b', 'c']), (key, at) => (key === 'b' ? null : at))).toEqual([0, 2])
  })

  test('gives a list of a value as one value', () => {
    expect(mapDefined([1, 2], (n) => [n, n])).toEqual([
      [1, 1],
      [2, 2],
    ])
  })
})

test('texts are compared by the numbers of their letters', () => {
  const texts = ['b', 'a', 'B', 'a', 'é']
  expect(texts.toSorted(compareText)).toEqual(texts.toSorted())
  expect(compareText('a', 'a')).toBe(0)
})
