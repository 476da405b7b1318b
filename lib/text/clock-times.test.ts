import { describe, expect, test } from 'vitest'
import { clockTimesOf, compareClockTimes } from './clock-times'

/** Compares the only time of one text with that of another. */
function compare(a: string, b: string): string {
  const [[x, ...moreX], [y, ...moreY]] = [clockTimesOf(a), clockTimesOf(b)]
  if (!x?.clock || !y?.clock || moreX.length + moreY.length > 0) throw new Error(`Not one time each: ${a}, ${b}`)
  return compareClockTimes({ ...x, clock: x.clock }, { ...y, clock: y.clock })
}

describe('a time of day', () => {
  test.each([
    ['20:17 UTC', '2017 GMT'],
    ['20:17 UTC', '20:17Z'],
    ['20:17 UTC', '2017 hours UTC'],
    ['20:17 UTC', '20.17 GMT'],
    ['20:17 UTC', '4:17 p.m. EDT'],
    ['20:17 UTC', '4:17 pm (EDT)'],
    ['20:17 UTC', '3:17 PM CDT'],
    ['20:17 UTC', '1:17 p.m. PDT'],
    ['20:17 UTC', '9:17 p.m. BST'],
    ['20:17 UTC', '21:17 CET'],
    ['20:17 UTC', '4:17 p.m. Eastern Daylight Time'],
    ['20:17 UTC', '20:17:40 UTC'],
    ['13:32:00 UTC', '9:32 a.m. EDT'],
    ['02:56 UTC', '10:56 p.m. EDT'],
    ['12:05 a.m. UTC', '00:05 UTC'],
    ['12:05 p.m. UTC', '12:05 UTC'],
    ['at 20:17', '20:17 UTC'],
    ['9:32 a.m.', 'at 9:32'],
    ['4 p.m. EDT', '20:00 UTC'],
    ['about 4:15 p.m. EDT', '20:17 UTC'],
  ])('%s is %s', (a, b) => {
    expect(compare(a, b)).toBe('same')
    expect(compare(b, a)).toBe('same')
  })

  test.each([
    ['17:20 UTC', '20:17 UTC'],
    ['20:17 EDT', '20:17 UTC'],
    ['4:17 a.m. EDT', '20:17 UTC'],
    ['5:17 p.m. EDT', '20:17 UTC'],
    ['1717 GMT', '20:17 UTC'],
    ['1 p.m. EDT', '20:17 UTC'],
  ])('%s cannot be %s', (a, b) => expect(compare(a, b)).toBe('other'))

  test.each([
    ['4:17 p.m.', '20:17 UTC'],
    ['at 9:32', '13:32 UTC'],
    ['4 p.m. EDT', '20:17 UTC'],
    ['20:18 UTC', '20:17 UTC'],
  ])('%s is not comparable with %s', (a, b) => expect(compare(a, b)).toBe('unlike'))

  test.each([
    'at 102:45:40 GET',
    'at 20:17:40 into the flight',
    'a ratio of 16:10',
    'in May 2016 UTC',
    'on May 5, 2016 UTC',
    'the 2023 Z',
    'at 9',
    'at 25:10 UTC',
    'at 10:75 UTC',
    '2017-07-20T20:17:40',
    'it cost $20 in 2017',
  ])('is not in "%s"', (text) => expect(clockTimesOf(text)).toEqual([]))
})
