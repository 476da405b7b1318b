import { readdirSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { otherLanguages, type PageLanguage } from '@/lib/model/languages/page-language'
import type { Article } from '@/lib/schema/finding'
import { BUNDLED_SUBJECT, readDossier, readEditedFolder, readFolder, subjectsIn } from './annotated-texts'
import { isHeldOut, textUseOf } from './held-out'
import { readMarked, type MarkedArticle } from './marked'

export interface HeldOutText {
  dossier: Dossier
  article: MarkedArticle
}

export function readHeldOutTexts() {
  const otherTexts = textsOn('others').filter(({ article }) => isHeldOut(article.id))
  const life = textsOn('life')
  const pages = textsOn('pages').filter(({ article }) => isHeldOut(article.id))
  return {
    /** `life`: realistic pages that only measure; `thresholds`: realistic pages on which the thresholds are chosen. */
    life: life.filter(({ article }) => textUseOf(article.id) === 'measure'),
    thresholds: life.filter(({ article }) => textUseOf(article.id) === 'thresholds'),
    /** Copies of the threshold pages with wrong versions of right sentences; only these sentences are labelled. */
    edited: subjectsIn('life')
      .flatMap((name) =>
        readEditedFolder(`life/${name}`, `life-${name}`).map((article) => ({ dossier: readDossier(name), article })),
      )
      .filter(({ article }) => textUseOf(article.id) === 'thresholds'),
    articles: heldOutIn(BUNDLED_SUBJECT),
    claims: heldOutIn('claims'),
    /** Claims with errors of the hard kinds: negation, opposites, order, exchanged parts, exclusive terms. */
    hard: textsOn('hard').filter(({ article }) => isHeldOut(article.id)),
    /** Plain statements of events, four to sixteen words long, as people type them. */
    plain: textsOn('twins').filter(({ article }) => isHeldOut(article.id) && article.id.includes('-plain-')),
    others: otherTexts.filter(({ article }) => !article.isSeparate),
    otherClaims: otherTexts.filter(({ article }) => article.isSeparate),
    /** Articles that are compared with a page of prose, whose sentences are the claims; `pageClaims`: single statements. */
    pages: pages.filter(({ article }) => !article.isSeparate),
    pageClaims: pages.filter(({ article }) => article.isSeparate),
  }
}

const heldOutIn = (folder: string): HeldOutText[] =>
  readFolder(folder, folder)
    .filter(({ id }) => isHeldOut(id))
    .map((article) => ({ dossier: bundledDossier, article }))

function textsOn(folder: 'life' | 'hard' | 'twins' | 'others' | 'pages'): HeldOutText[] {
  return subjectsIn(folder).flatMap((name) => {
    const prefix = folder === 'others' ? name : `${folder}-${name}`
    const articles = readFolder(`${folder}/${name}`, prefix)
    const dossier = readDossier(name)
    return articles.map((article) => ({ dossier, article }))
  })
}

/** Returns the input for the engine: the whole text, or each sentence of single claims, with its offset in the text. */
export function inputsOf({ text, date, isSeparate, sentences }: MarkedArticle): { piece: Article; offset: number }[] {
  const dated = date === undefined ? {} : { date }
  if (!isSeparate) return [{ piece: { text, ...dated }, offset: 0 }]
  return sentences.map(({ start, end }) => ({ piece: { text: text.slice(start, end), ...dated }, offset: start }))
}

const TRANSLATED_FOLDER = 'tests/eval/languages'

/**
 * Reads the translated articles of each language that are kept aside, those with an even number. Nobody looks at their
 * errors, so that they measure the word lists fairly.
 */
export function readTranslated(): [language: PageLanguage, texts: HeldOutText[]][] {
  return otherLanguages.map((language) => {
    const files = readdirSync(`${TRANSLATED_FOLDER}/${language}`).filter(isKeptAside)
    return [
      language,
      files.map((file) => ({
        dossier: bundledDossier,
        article: readMarked(`${TRANSLATED_FOLDER}/${language}/${file}`, `${language}-${file.replace('.txt', '')}`),
      })),
    ]
  })
}

/** Whether the number of the article is even: "w1-04-listicle.txt" has number 4. */
function isKeptAside(file: string): boolean {
  return Number(/-(\d+)/.exec(file)?.[1]) % 2 === 0
}
