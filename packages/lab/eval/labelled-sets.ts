import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { readDocument } from '@/lib/dossier/readers/formats'
import { readText } from '@/lib/dossier/readers/read-text'
import type { CheckOccasion } from '@/lib/engine'
import { readDossier } from '@/packages/lab/train/annotated-texts'
import { inputsOf, readHeldOutTexts, type HeldOutText } from '@/packages/lab/train/held-out-texts'
import { readMarked } from '@/packages/lab/train/marked'
import { loadCompared } from '@/tools/cli/compared-dossiers'
import type { LabelledSentence, LabelledText, VerdictLabel } from './labels'
import { articlesOf, triplesOf } from './run-sets'
import { limitTexts, typedTexts } from './short-sentences'

export interface LabelledSet {
  set: string
  /** How the sentences come to be checked. */
  occasion: CheckOccasion
  texts: LabelledText[]
}

export const isWrong = ({ label, also }: LabelledSentence): boolean =>
  label === 'contradicted' || also === 'contradicted'

/** Returns the labelled sets on which revisions of the engine and its reasons are compared. */
export function labelledSets(): LabelledSet[] {
  const { life, thresholds, plain, hard, otherClaims } = readHeldOutTexts()
  return [
    { set: 'life', occasion: 'along', texts: life.flatMap(piecesOf) },
    { set: 'thresholds', occasion: 'along', texts: thresholds.flatMap(piecesOf) },
    { set: 'plain', occasion: 'asked', texts: plain.flatMap(piecesOf) },
    { set: 'hard', occasion: 'along', texts: hard.flatMap(piecesOf) },
    { set: 'otherClaims', occasion: 'along', texts: otherClaims.flatMap(piecesOf) },
    { set: 'triples', occasion: 'along', texts: tripleTexts() },
    { set: 'statements', occasion: 'asked', texts: statementTexts() },
    { set: 'typed', occasion: 'asked', texts: typedTexts() },
    { set: 'limits', occasion: 'along', texts: limitTexts() },
    {
      set: 'published',
      occasion: 'along',
      texts: articlesOf('articles').map(({ text, sentences }) => ({
        dossier: bundledDossier,
        article: readText(text).article,
        sentences,
      })),
    },
  ]
}

const folderRow = z.object({
  /** The text that has the sentence. */
  file: z.string(),
  /** "evidence PAGE", or the folder of a dossier. */
  against: z.string(),
  sentence: z.string(),
  truth: z.string(),
})

/** Returns the sentences of a folder, labelled in its `expected.jsonl`, while reading and when asked. */
export async function setsOfFolder(folder: string): Promise<LabelledSet[]> {
  const lines = readFileSync(join(folder, 'expected.jsonl'), 'utf8').trim().split('\n')
  const rows = lines.map((line) => folderRow.parse(JSON.parse(line)))
  const files = new Map(rows.map(({ file, against }) => [file, against]))
  const texts = [...files].map(async ([file, against]): Promise<LabelledText[]> => {
    const page = /^evidence (.+)/.exec(against)?.[1]
    const given = page ? { evidence: [join(folder, page)] } : { dossier: against, evidence: [] }
    const { article } = (await readDocument(file, readFileSync(join(folder, file)))).readable
    const sentences = rows
      .filter((row) => row.file === file)
      .map(({ sentence, truth }): LabelledSentence => {
        const start = article.text.indexOf(sentence)
        return { start, end: start + sentence.length, label: truth === 'wrong' ? 'contradicted' : 'supported' }
      })
    const found = sentences.filter(({ start }) => start >= 0)
    return (await loadCompared(given)).map(({ dossier }) => ({ dossier, article, sentences: found }))
  })
  const all = (await Promise.all(texts)).flat()
  return [
    { set: 'along', occasion: 'along', texts: all },
    { set: 'asked', occasion: 'asked', texts: all },
  ]
}

const piecesOf = ({ dossier, article }: HeldOutText): LabelledText[] =>
  inputsOf(article).map(({ piece, offset }) => ({
    dossier,
    article: piece,
    sentences: article.sentences.map((sentence) => ({
      ...sentence,
      start: sentence.start - offset,
      end: sentence.end - offset,
    })),
  }))

const alone = (dossier: Dossier, text: string, label: VerdictLabel, also?: VerdictLabel): LabelledText => ({
  dossier,
  article: { text },
  sentences: [{ start: 0, end: text.length, label, also }],
})

const tripleTexts = (): LabelledText[] =>
  triplesOf().flatMap(({ base, edited, trap, also, trapLabel = 'unverified' }) => {
    const texts = [alone(bundledDossier, base, 'supported', also), alone(bundledDossier, edited, 'contradicted', also)]
    if (trap !== undefined) texts.push(alone(bundledDossier, trap, trapLabel))
    return texts
  })

function statementTexts(): LabelledText[] {
  const dossier = readDossier('apollo-11')
  return ['01-statements.txt', '02-kept-aside.txt'].flatMap((file) => {
    const { text, sentences } = readMarked(`tests/eval/statements/apollo-11/${file}`, file)
    return sentences.map(({ start, end, label }) => alone(dossier, text.slice(start, end), label))
  })
}
