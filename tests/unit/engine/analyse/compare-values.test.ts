import { describe, expect, test } from 'vitest'
import { readingOf } from '@/tests/unit/engine/invented'
import { compareItems, fitsAnyValue, areSameEntity } from '@/lib/engine/analyse/compare-values'

describe('two names', () => {
  test.each([
    ['norwick university', 'norwick'],
    ['university of norwick', 'norwick'],
    ['victor renn', 'renn'],
    ['halden labs', 'halden'],
  ])('%s and %s name the same thing', (a, b) => {
    expect(areSameEntity(a, b)).toBe(true)
    expect(areSameEntity(b, a)).toBe(true)
  })
  test.each([
    ['victor renn', 'anna renn'],
    ['tervane', 'quillon'],
    ['norwick university', 'ellesby university'],
    ['halden', 'haldenberg'],
  ])('%s and %s name different things', (a, b) => {
    expect(areSameEntity(a, b)).toBe(false)
    expect(areSameEntity(b, a)).toBe(false)
  })
})

/** Compares the last value of one text with that of another. */
const compare = (a: string, b: string) => compareItems(value(a), value(b))
const value = (text: string) => readingOf(text).items.findLast((i) => i.type !== 'subject')!

describe('two values', () => {
  test.each([
    ['in 2015', 'in December 2015'],
    ['on 13 July 2022', 'in July 2022'],
    ['late 2015', 'December 2015'],
    ['in the last days of July', 'on 24 July 1969'],
    ['1,200 images', '1,224 images'],
    ['two hours', '120 minutes'],
    ['ten weeks', '10 weeks'],
    ['5%', '5.1 percent'],
    ['$2 million', '2m dollars'],
    ['head of AI', 'director of AI'],
    ['falls that drop about 90 metres', 'falls with a drop of 88.5 metres'],
  ])('%s and %s can both be true', (a, b) => expect(compare(a, b)).toBe('same'))

  test.each([
    ['in 2015', 'in December 2017'],
    ['in March 2022', 'in July 2022'],
    ['in early July 1969', 'on 20 July 1969'],
    ['in the first days of July', 'on 20 July 1969'],
    ['in the last days of July 1969', 'on 10 July 1969'],
    ['in winter 2015', 'in winter 2016'],
    ['on 13 July 2022', 'on 20 July 2022'],
    ['1,300 images', '1,224 images'],
    ['three weeks', 'four weeks'],
    ['20%', '5.1%'],
    ['an intern', 'a director'],
  ])('%s and %s cannot both be true', (a, b) => expect(compare(a, b)).toBe('other'))

  test.each([
    ['20 images', '30 lines'],
    ['20%', '30 lines'],
    ['20 minutes', '30 lines'],
    ['the owner', 'a director'],
    ['the boss', 'the head'],
    ['in early July 1969', 'on 14 July 1969'],
    ['in winter 2015', 'in 2016'],
    ['in 2015', '20 lines'],
    ['Halden Labs', 'Tervane Motors'],
  ])('%s and %s are not comparable', (a, b) => expect(compare(a, b)).toBe('unlike'))

  test('a year fits a month of it, unless a more precise date of that year is also known', () => {
    expect(fitsAnyValue(value('in November 2023'), [value('in 2023')])).toBe(true)
    expect(fitsAnyValue(value('in November 2023'), [value('in 2023'), value('on 9 February 2023')])).toBe(false)
    expect(fitsAnyValue(value('in 2023'), [value('on 9 February 2023')])).toBe(true)
  })
})
