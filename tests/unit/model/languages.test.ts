import { expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { questionsOfText } from '@/lib/model/questions-of-text'
import { englishWordsOf, pageLanguageOf } from '@/lib/model/languages/page-language'
import { engineOf } from '@/tools/shared/engine-of'
import { FOREIGN_SENTENCES } from './foreign-sentences'

const LANGUAGES = ['fr', 'de', 'es'] as const

test.each(LANGUAGES)('a text in this language is known by its frequent words: %s', (language) => {
  expect(pageLanguageOf(FOREIGN_SENTENCES.map((sentence) => sentence[language]).join(' '))).toBe(language)
})

test.each([
  'Andrej Karpathy left Tesla in July 2022, and in 2024 he founded Eureka Labs, a school with an assistant.',
  'Andrej Karpathy ha lasciato Tesla nel luglio del 2022 e poi ha fondato una scuola con gli amici che aveva.',
  'Andrej Karpathy.',
])('a text in another language, or with hardly a word, has none of these languages: %s', (text) => {
  expect(pageLanguageOf(text)).toBeNull()
})

test('known words become English ones, names stay, and frequent words are left out', () => {
  expect(englishWordsOf('Le 13 juillet 2022, Karpathy a quitté Tesla.', 'fr')).toBe(
    '13 july 2022 Karpathy leave left Tesla',
  )
  expect(englishWordsOf('Im März verließ er die Schule.', 'de')).toBe('march leave left school')
  expect(englishWordsOf('En enero volvió a la empresa.', 'es')).toBe('january back return business company')
})

test('numbers are written in the English way', () => {
  expect(englishWordsOf('10.800 Sterne und 2,5 Petabyte', 'de')).toContain('10800 10,800')
  expect(englishWordsOf('10.800 Sterne und 2,5 Petabyte', 'de')).toContain('2.5')
  expect(englishWordsOf('10\u202f800 étoiles', 'fr')).toContain('10,800')
})

test.each(LANGUAGES)('the right claim is among ten for four of five sentences: %s', (language) => {
  const text = FOREIGN_SENTENCES.map((sentence) => sentence[language]).join('\n\n')
  const asked = { id: null, dossier: bundledDossier, engine: engineOf(bundledDossier) }
  const chosen = new Map<string, string[]>()
  for (const question of questionsOfText(asked, { text, title: '', today: '2026-11-20' }, []))
    for (const sentence of question?.sentences ?? [])
      chosen.set(
        sentence.text,
        sentence.claims.flatMap((number) => question?.claims[number - 1]?.id ?? []),
      )
  const missed = FOREIGN_SENTENCES.filter(
    (sentence) => !chosen.get(sentence[language])?.some((id) => sentence.claims.split(' ').includes(id)),
  )
  expect(missed.length, missed.map((sentence) => sentence[language]).join('\n')).toBeLessThanOrEqual(
    0.2 * FOREIGN_SENTENCES.length,
  )
})
