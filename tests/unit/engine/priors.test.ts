import { describe, expect, test } from 'vitest'
import { createEngine, type Finding } from '@/lib/engine'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'

const engine = createEngine(bundledDossier, bundledIndex)
const along = (text: string): Finding | undefined => engine.check({ text }).findings.at(-1)
const asked = (text: string): Finding | undefined => engine.check({ text }, 'asked').findings.at(-1)

describe('beside a page', () => {
  test('a vague role is not every role, and a firm that is named supports no role', () => {
    for (const role of ['owner', 'head', 'boss'])
      expect(along(`Andrej Karpathy was the ${role} of OpenAI.`)?.verdict).not.toBe('supported')
  })

  test('an event without a value is supported by the claims that state it', () => {
    expect(along('Karpathy returned to OpenAI.')).toMatchObject({ verdict: 'supported' })
    expect(along('Karpathy departed from OpenAI again.')).toMatchObject({ verdict: 'supported' })
  })

  test('a year that an established claim has is not in doubt because another claim doubts its day', () => {
    const finding = along('He left OpenAI again in early 2024 to work on personal projects.')
    expect(finding?.verdict).toBe('supported')
    expect(finding?.details.filter(({ doubted }) => doubted)).toEqual([])
  })

  test.each(['Musk recruited him.', 'Zero to Hero was launched in 2022.'])(
    'what the dossier doubts is disputed when a page asserts it: %s',
    (assertion) => expect(along(`Andrej Karpathy is a researcher. ${assertion}`)?.verdict).toBe('disputed'),
  )

  test('the value of the dossier is in its own words', () => {
    const year = along('He left OpenAI again in early 2024.')?.details.find(({ kind }) => kind === 'date')
    expect(year).toMatchObject({ verdict: 'agrees', article: 'early 2024', dossier: 'February 2024' })
  })

  test('a name with a figure and a letter too few is not red', () => {
    expect(along('Karpathy wrote the essay Sofware 2.0 in November 2017.')?.verdict).not.toBe('contradicted')
  })

  test('praise beside a claim without a source is no contradiction', () => {
    expect(along('CS231n remains a foundational resource for engineers worldwide.')?.verdict).not.toBe('contradicted')
  })
})

describe('a statement that somebody asks about', () => {
  test('is contradicted where a page leaves it open', () => {
    const text = 'nanoGPT dates from the spring of 2020.'
    expect(along(text)?.verdict).toBe('unverified')
    expect(asked(text)?.verdict).toBe('contradicted')
    expect(asked(text)?.details.find(({ kind }) => kind === 'date')?.dossier).toBe('28 December 2022')
  })

  test('conflicts where the dossier has the date of another event: Tesla was left in 2022, joined in 2017', () => {
    expect(asked('Karpathy left Tesla in May 2018.')?.verdict).toBe('contradicted')
  })

  test('need not name the subject', () => {
    expect(asked('His doctoral supervisor was Geoffrey Hinton.')?.verdict).toBe('contradicted')
  })

  test('is what a selection is', () => {
    const text = 'nanoGPT appeared in the spring of 2020.'
    expect(engine.check({ text }, 'asked', { start: 0, end: text.length }).findings[0]?.verdict).toBe('contradicted')
  })
})
