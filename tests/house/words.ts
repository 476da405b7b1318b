import { CARRIED_SOURCE_NOTE, noteOfWords, UNSOURCED_NOTE } from '@/lib/dossier/import/claim-writer'
import { Section } from '@/lib/dossier/import/section'
import { catalogueOf } from '@/tests/words/catalogue-of'
import type { HouseRule } from './house-rule'

// One word for each thing (docs/recipes.md, "Adding or changing a string").
const english = await catalogueOf('en')
const french = await catalogueOf('fr')
const messages = [...Object.entries(english), ...Object.entries(french)].map(([key, { message }]) => ({
  key,
  words: message.replace(/\{\w+\}/g, ''),
}))
const sentences = ({ key, words }: { key: string; words: string }) => `${key}: ${words}`

/** Words for evidence that the screens had before, in both languages. */
const FORMER = /\bdossiers?\b|\bdocuments?\b/i
/** A dossier is a file of claims with sources that people write and give away, on its own site too; files are documents. */
const KEPT =
  /^(?:site_|dossiers_takes$|adding_(?:takes|form_)|problem_(?:notA|zipWithout)Dossier$|evidence_kind_document$)/

export const wordRules: HouseRule[] = [
  {
    name: 'the screens call what a page is compared with evidence',
    findFaults: () => messages.filter(({ key, words }) => !KEPT.test(key) && FORMER.test(words)).map(sentences),
  },
  {
    name: 'a dossier is defined where one can be added, before any other screen has the word',
    findFaults: () =>
      messages
        .filter(({ key }) => key === 'dossiers_takes')
        .filter(({ words }) => !/dossier \((?:claims with|affirmations avec) sources\)/.test(words))
        .map(sentences),
  },
  {
    name: 'no screen names a tier between two others',
    findFaults: () => messages.filter(({ words }) => /2[.,]5/.test(words)).map(sentences),
  },
  {
    name: 'a sentence of the evidence is a claim, and no statement',
    findFaults: () =>
      Object.entries(english)
        .filter(([key]) => /^(?:evidence|adding|dossierIntro|count)_/.test(key))
        .filter(([, { message }]) => /\bstatements?\b/i.test(message))
        .map(([key, { message }]) => `${key}: ${message}`),
  },
  {
    name: 'what an import writes beside the claims of a text calls it a text',
    findFaults: () =>
      [noteOfWords('It is.'), UNSOURCED_NOTE, CARRIED_SOURCE_NOTE, new Section('').topic].filter((words) =>
        FORMER.test(words),
      ),
  },
]
