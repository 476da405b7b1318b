import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Article, CheckOccasion } from '@/lib/engine'
import { isWrong, labelledSets } from '@/packages/lab/eval/labelled-sets'

/** A text that both revisions check. */
export interface FieldText {
  set: string
  /** Index of its dossier; null: the bundled one, as each revision has it. */
  dossier: number | null
  article: Article
  occasion: CheckOccasion
  /** The labelled sentences; none of a page of a folder. */
  labels: { start: number; end: number; isWrong: boolean }[]
}

/** What a revision shows on a sentence. */
export interface FieldMark {
  start: number
  end: number
  quote: string
  state: string
  /** The values that stand side by side. */
  values: string[]
}

/** Returns the labelled sets, or those that are named, and the pages of a folder: each `NAME.txt` beside the dossier `NAME.json`, or the bundled one. */
export function fieldTexts(
  folder: string | undefined,
  wanted: readonly string[] | undefined,
): { dossiers: string[]; texts: FieldText[] } {
  const dossiers: string[] = []
  const indexOf = (text: string): number => {
    const at = dossiers.indexOf(text)
    return at === -1 ? dossiers.push(text) - 1 : at
  }
  const sets = labelledSets().filter(({ set }) => wanted?.includes(set) ?? true)
  const labelled = sets.flatMap(({ set, occasion, texts }) =>
    texts.map(({ dossier, article, sentences }): FieldText => ({
      set,
      occasion,
      article,
      dossier: dossier === bundledDossier ? null : indexOf(JSON.stringify(dossier)),
      labels: sentences.map((sentence) => ({ start: sentence.start, end: sentence.end, isWrong: isWrong(sentence) })),
    })),
  )
  const pages = (folder === undefined ? [] : readdirSync(folder, { withFileTypes: true }))
    .filter(({ name }) => name.endsWith('.txt'))
    .map(({ name, parentPath }): FieldText => {
      const own = join(parentPath, name.replace(/\.txt$/, '.json'))
      return {
        set: name,
        occasion: 'along',
        labels: [],
        dossier: existsSync(own) ? indexOf(readFileSync(own, 'utf8')) : null,
        article: { text: readFileSync(join(parentPath, name), 'utf8') },
      }
    })
  return { dossiers, texts: [...labelled, ...pages] }
}
