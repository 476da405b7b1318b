import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { blankSpeaker } from '@/lib/engine/analyse/denied-parts'
import { tidyText } from '@/lib/text/normalized-text'
import { dossierOf } from './invented'

test.each([
  ['It was opened in 1969, the company said on Monday.', 'It was opened in 1969.'],
  ['He has left the firm for good, he said on X on Tuesday.', 'He has left the firm for good.'],
  ['It was opened in 1969, he said in March 1970.', 'It was opened in 1969, he said in March 1970.'],
  ['It was opened in 1969, according to the company.', 'It was opened in 1969.'],
  ['It was opened in 1969, says the university.', 'It was opened in 1969.'],
  ['It was opened in 1969, Thomas Renn said.', 'It was opened in 1969, Thomas Renn said.'],
  ['"It is open, he said."', '"It is open, he said."'],
])('the speaker behind a statement is left out, unless it is a name or has a date: %s', (text, want) => {
  expect(tidyText(blankSpeaker(text))).toBe(want)
})

test('a sentence is supported with its speaker as without', () => {
  const engine = createEngine(
    dossierOf(['The Kalmar Bridge was opened on July 20, 1969.'], {
      ...{ name: 'Kalmar Bridge', kind: 'place', pronoun: 'it' },
    }),
  )
  const verdictsOn = (text: string) => engine.check({ text }).findings.map(({ verdict, partial }) => [verdict, partial])
  expect(verdictsOn('The Kalmar Bridge was opened on July 20, 1969, the company said in a statement.')).toEqual([
    ['supported', false],
  ])
  expect(verdictsOn('The Kalmar Bridge was opened on July 20, 1968, the company said in a statement.')).toEqual([
    ['contradicted', false],
  ])
})
