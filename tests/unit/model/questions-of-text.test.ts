import { describe, expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { questionsOfText, textPartsOf } from '@/lib/model/questions-of-text'
import { comparedIn } from '@/lib/model/compared'
import type { Span } from '@/lib/text/spans'

const dossier = dossierSchema.parse({
  subject: { name: 'Marie Curie', kind: 'person', aliases: ['Curie'] },
  asOf: '2024-01-01',
  claims: [
    { id: 'born', text: 'Marie Curie was born in Warsaw on 7 November 1867.' },
    { id: 'prize', text: 'Marie Curie won the Nobel Prize in Physics in 1903.', status: 'uncertain' },
    { id: 'polonium', text: 'Curie discovered polonium together with her husband Pierre.', time: '1898' },
    ...Array.from({ length: 30 }, (_, i) => ({ id: `other-${i}`, text: `Laboratory number ${i} had a cellar.` })),
  ],
})
const TEXT =
  'Marie Curie was born in Cracow in 1867. She discovered radium in her kitchen.\n\n' +
  'The river was frozen that winter. Boats lay in the harbour.\n\n' +
  'Curie won the Nobel Prize in Physics in 1906, with her husband.'

function questionsOn(text: string, only?: Span) {
  const engine = createEngine(dossier)
  const article = { text, title: 'A life', date: '2020-01-01', today: '2026-11-20', ...(only && { onlyRange: only }) }
  const asked = { id: null, dossier, engine }
  return [...questionsOfText(asked, article, comparedIn(engine.check(article).findings))].flatMap(
    (question) => question ?? [],
  )
}

describe('the questions on a text', () => {
  test('hold the claims that its sentences are about, with their doubts and times', () => {
    const claims = questionsOn(TEXT).flatMap((question) => question.claims)
    expect(claims.find(({ id }) => id === 'born')).toMatchObject({ status: 'established', time: null })
    expect(claims.find(({ id }) => id === 'prize')).toMatchObject({ status: 'uncertain' })
    expect(claims.find(({ id }) => id === 'polonium')).toMatchObject({ time: '1898' })
  })

  test('number sentences and claims from one, with offsets into the text', () => {
    for (const { sentences, claims } of questionsOn(TEXT)) {
      expect(sentences.map(({ number }) => number)).toEqual(sentences.map((_, i) => i + 1))
      expect(claims.map(({ number }) => number)).toEqual(claims.map((_, i) => i + 1))
      for (const { text, start, end, claims: chosen } of sentences) {
        expect(TEXT.slice(start, end)).toBe(text)
        expect(chosen.length).toBeLessThanOrEqual(10)
      }
    }
  })

  test('are about the selected part alone, and about all of it', () => {
    const only = { start: TEXT.indexOf('Boats'), end: TEXT.indexOf('Boats') + 'Boats lay in'.length }
    const sentences = questionsOn(TEXT, only).flatMap((question) => question.sentences)
    expect(sentences.filter(({ isAsked }) => isAsked).map(({ text }) => text)).toEqual(['Boats lay in the harbour.'])
  })

  test('are not asked about a text on something else', () => {
    expect(questionsOn('The river was frozen that winter. Boats lay in the harbour.')).toEqual([])
  })
})

test('the claim with a swapped name is found by the sentence before', () => {
  const text =
    'Marie Curie and the Nobel Prize in Physics are often named together. It was won by Becquerel alone in 1904.'
  const [question] = questionsOn(text)
  const chosen = question?.sentences.at(-1)?.claims.map((number) => question.claims[number - 1]?.id)
  expect(chosen?.[0]).toBe('prize')
})

describe('the parts of a text', () => {
  const spans = (text: string) =>
    [...text.matchAll(/[^.\n]+\./g)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
  const sizes = (text: string) => textPartsOf({ text }, spans(text)).map(({ sentences }) => sentences.length)

  test('join short paragraphs and divide long ones', () => {
    expect(sizes('One.\nTwo.\nThree.\nFour.\nFive.')).toEqual([4, 1])
    expect(sizes(Array.from({ length: 14 }, (_, i) => `Sentence ${i}.`).join(' '))).toEqual([6, 6, 2])
  })
})
