import { readdirSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { otherLanguages, type PageLanguage } from '@/lib/model/languages/page-language'
import type { HeldOutText } from '@/tools/lab/train/held-out-texts'
import { readMarked } from '@/tools/lab/train/marked'

const FOLDER = 'tests/eval/languages'

/**
 * The translated annotated articles of each language that are kept aside, by an even number in their name: nobody looks
 * at their misses, so that they measure the word lists.
 */
export function readTranslated(): [language: PageLanguage, texts: HeldOutText[]][] {
  return otherLanguages.map((language) => {
    const files = readdirSync(`${FOLDER}/${language}`).filter(isKeptAside)
    return [
      language,
      files.map((file) => ({
        dossier: bundledDossier,
        article: readMarked(`${FOLDER}/${language}/${file}`, `${language}-${file.replace('.txt', '')}`),
      })),
    ]
  })
}

/** By the number of the article: "w1-04-listicle.txt" is 4. */
function isKeptAside(file: string): boolean {
  return Number(/-(\d+)/.exec(file)?.[1]) % 2 === 0
}
