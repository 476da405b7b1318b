import { expect, test } from 'vitest'
import { typedDate } from '@/lib/dossiers/data/typed-date'

test.each([
  ['2017-07-03', '2017-07-03'],
  ['3 July 2017', '2017-07-03'],
  ['July 3, 2017', '2017-07-03'],
  [' July 2017 ', '2017-07'],
  ['2017', '2017'],
  ['2017-06/2022-07', '2017-06/2022-07'],
  ['2017-13', undefined],
  ['7 July', undefined],
  ['some day in July 2017', undefined],
  ['around 2017', undefined],
])('a date that is typed as “%s” is %s', (words, iso) => expect(typedDate(words)).toBe(iso))
