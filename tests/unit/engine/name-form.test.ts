import { expect, test } from 'vitest'
import { createArticleScorer } from '@/lib/engine/score-article'
import { hasNameForm, nameForm } from '@/lib/text/name-form'
import { incomingDossier } from '../dossiers/fixtures'

test.each([
  ['Second World War', 'World War II', 'WWII', 'World War Two', 'World War 2', 'the 2nd World War'],
  ['First World War', 'World War I', 'WWI', 'World War One'],
  ['Henry VIII', 'Henry the Eighth', 'Henry 8'],
  ['Apollo 11', 'Apollo Eleven', 'Apollo XI'],
  ['United Nations', 'the UN', 'the U.N.'],
  ['United States', 'US', 'U.S.', 'USA', 'the United States of America'],
  ['UK', 'United Kingdom'],
  ['EU', 'European Union'],
  ['F-1', 'F1', 'F 1', 'F\u20111'],
  ['GPT-4', 'GPT4', 'gpt4'],
  ['GPT-4o', 'GPT4o'],
  ['Apollo 11', 'Apollo11'],
])('%s has one form with its other names', (name, ...others) => {
  expect(new Set([name, ...others].map(nameForm)).size).toBe(1)
})

test.each([
  ['World War I', 'World War II'],
  ['Apollo 11', 'Apollo 12'],
  ['Henry VII', 'Henry VIII'],
  ['US', 'UK'],
  ['SA-506', 'AS-506'],
  ['GPT-3', 'GPT-4'],
  ['GPT-4o', 'GPT-4'],
  ['F1', 'J-1'],
  ['F-1', 'F-11'],
  ['Malcolm X', 'Malcolm'],
])('%s is not %s', (a, b) => expect(nameForm(a)).not.toBe(nameForm(b)))

test('a text has a name in another form, and not a name that only begins like it', () => {
  expect(hasNameForm('It was built after the Second World War.', 'WWII')).toBe(true)
  expect(hasNameForm('It was built after the First World War.', 'WWII')).toBe(false)
})

test('a code is judged as the dossier writes it, with the hyphen and the capitals', () => {
  const { dossier, index } = incomingDossier({
    name: 'Halden Labs',
    kind: 'organization',
    claims: [{ id: 'c1', text: 'Halden Labs designed the F-1 engine in Bergen.', sources: [1] }],
  })
  const read = (code: string) =>
    [...createArticleScorer(dossier, index).scoreArticle({ text: `Halden Labs designed the ${code} engine.` })].map(
      ({ reading, scores }) => ({ words: reading.words.map(({ raw }) => raw), classes: scores?.classes }),
    )
  expect(read('F1')).toEqual(read('F-1'))
  expect(read('F1')[0]?.words).toContain('F-1')
})
