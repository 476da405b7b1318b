import { describe, expect, test } from 'vitest'
import { catalogueOf } from '@/tests/words/catalogue-of'

// One word for each thing (CONTRIBUTING.md, "Adding or changing a string").
const catalogues = { en: await catalogueOf('en'), fr: await catalogueOf('fr') }

/** Groups of messages that a reader of pages meets: what is compared with is evidence there, also where it is a dossier. */
const OF_READING =
  /^(?:toolbar|states?|page|minimap|finding|selection|lookup|pageStatus|detail|card|edits|check|welcome|picture|reading|report|changed|announce|library|muted)_/
/** Words for evidence, claims and statements that the screens had before. */
const FORMER = { en: /\bdossiers?\b|\bdocuments?\b/i, fr: /\bdossiers?\b/i }

describe.each(['en', 'fr'] as const)('the words of %s', (language) => {
  const messages = Object.entries(catalogues[language]).map(([name, { message }]) => ({
    name,
    words: message.replace(/\{\w+\}/g, ''),
  }))

  test('call what a page is compared with evidence', () => {
    const others = messages.filter(({ name, words }) => OF_READING.test(name) && FORMER[language].test(words))
    expect(others.map(({ name, words }) => `${name}: ${words}`)).toEqual([])
  })

  test('name no tier between two others', () => {
    expect(messages.filter(({ words }) => /2[.,]5/.test(words))).toEqual([])
  })
})

test('a sentence of the evidence is a claim, and no statement', () => {
  const ofEvidence = Object.entries(catalogues.en).filter(([name]) =>
    /^(?:evidence|adding|dossierIntro|count)_/.test(name),
  )
  expect(ofEvidence.filter(([, { message }]) => /\bstatements?\b/i.test(message))).toEqual([])
})
