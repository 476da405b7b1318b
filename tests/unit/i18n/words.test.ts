import { describe, expect, test } from 'vitest'
import { CARRIED_SOURCE_NOTE, noteOfWords, UNSOURCED_NOTE } from '@/lib/dossier/import/claim-writer'
import { Section } from '@/lib/dossier/import/section'
import { catalogueOf } from '@/tests/words/catalogue-of'

// One word for each thing (CONTRIBUTING.md, "Adding or changing a string").
const catalogues = { en: await catalogueOf('en'), fr: await catalogueOf('fr') }

/** Words for evidence that the screens had before, in both languages. */
const FORMER = /\bdossiers?\b|\bdocuments?\b/i
/** A dossier is a file of claims with sources that people write and give away, on its own site too; files are documents. */
const KEPT =
  /^(?:site_|dossiers_takes$|adding_(?:takes|form_)|problem_(?:notA|zipWithout)Dossier$|evidence_kind_document$)/

describe.each(['en', 'fr'] as const)('the words of %s', (language) => {
  const messages = Object.entries(catalogues[language]).map(([name, { message }]) => ({
    name,
    words: message.replace(/\{\w+\}/g, ''),
  }))

  test('call what a page is compared with evidence', () => {
    const others = messages.filter(({ name, words }) => !KEPT.test(name) && FORMER.test(words))
    expect(others.map(({ name, words }) => `${name}: ${words}`)).toEqual([])
    // It is defined where one can be added, before any other screen has the word.
    expect(catalogues[language].dossiers_takes!.message).toMatch(
      /dossier \((?:claims with|affirmations avec) sources\)/,
    )
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

test('what an import writes beside the claims of a text calls it a text', () => {
  const written = [noteOfWords('It is.'), UNSOURCED_NOTE, CARRIED_SOURCE_NOTE, new Section('').topic]
  expect(written.filter((words) => FORMER.test(words))).toEqual([])
})
