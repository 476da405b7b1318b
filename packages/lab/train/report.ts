import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { barsOf, type CheckOccasion } from '@/lib/engine/judge/bars'
import { findingOf } from '@/lib/engine/judge/finding'
import type { ScoredSentence } from '@/lib/engine/judge/scores'
import type { ArticleScorer } from '@/lib/engine/score-article'
import { openLinkingNet } from '@/lib/engine/link/net/linking-net'
import linkWeights from '@/lib/engine/link/weights.json'
import type { PackedWeights } from '@/lib/engine/model/weights'
import type { Article } from '@/lib/schema/finding'
import { printErrors } from '@/packages/lab/eval/print'
import { heldOutSentences } from '@/packages/lab/eval/run-sets'
import { scoreDetails, type DetailsScore } from '@/packages/lab/eval/score-details'
import { inputsOf, readHeldOutTexts, type HeldOutText } from './held-out-texts'
import { plainDossier } from './annotated-texts'
import { scorerOf } from './scorer-of'

// `npm run train:report [-- --weights FILE] [--only SETS] [--asked] [--errors]`: prints the
// results on the annotated texts that teach nothing, at several thresholds. Thresholds for reading along are chosen on
// the set `thresholds`; those for single statements (`--asked`) on `thresholds` and `edited`.

const { values: flags } = parseArgs({
  options: {
    weights: { type: 'string' },
    only: { type: 'string' },
    asked: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
})
const packed: PackedWeights =
  flags.weights === undefined ? linkWeights : (JSON.parse(readFileSync(flags.weights, 'utf8')) as PackedWeights)
const net = openLinkingNet(packed)

/** A held-out text with scores but no verdicts, since each threshold is applied later. */
interface ScoredText {
  text: HeldOutText
  context: ArticleScorer['context']
  pieces: { piece: Article; offset: number; scored: ScoredSentence[] }[]
}

const occasion: CheckOccasion = flags.asked ? 'asked' : 'along'
const thresholds = barsOf[occasion]

function scoreTexts(texts: readonly HeldOutText[]): ScoredText[] {
  return texts.map((text) => {
    const { scoreArticle, context } = scorerOf(text.dossier, net)
    const article = { ...text.article, isSeparate: text.article.isSeparate || occasion === 'asked' }
    const pieces = inputsOf(article).map((input) => ({ ...input, scored: [...scoreArticle(input.piece)] }))
    return { text, context, pieces }
  })
}

function scoreOf(texts: readonly ScoredText[]): DetailsScore {
  return scoreDetails(
    texts.flatMap(({ text, context, pieces }) =>
      heldOutSentences(
        text,
        pieces.map(({ piece, offset, scored }) => ({
          offset,
          findings: scored.flatMap(
            (sentence) =>
              findingOf(sentence, piece.text.slice(sentence.reading.start, sentence.reading.end), context, occasion) ??
              [],
          ),
        })),
      ),
    ),
  )
}

const heldOutTexts = readHeldOutTexts()
const dossierText = plainDossier(bundledDossier)
const heldOutSets: [string, HeldOutText[]][] = [
  ...Object.entries(heldOutTexts),
  ['articlesWithTextAlone', heldOutTexts.articles.map(({ article }) => ({ dossier: dossierText, article }))],
]

/** For each threshold: the values to try, and the figures to print. */
const TRIED_THRESHOLDS: [name: keyof typeof thresholds, values: number[], lineOf: (score: DetailsScore) => string][] = [
  [
    'agrees',
    [-0.6, -0.3, 0, 0.3, 0.6],
    ({ all, marked, supported, marks }) =>
      `blessed ${ratioText(all.blessed, all.n)} open ${ratioText(all.open, all.n)} silent ${ratioText(all.silent, all.n)} · right details agree ${marked.agree.toFixed(3)} · supported precision ${supported.precision.toFixed(3)} F1 ${supported.f1.toFixed(3)} · ${marksOf(marks)}`,
  ],
  [
    'supported',
    [-0.6, -0.2, 0.2, 0.6],
    ({ all, marked, supported }) =>
      `blessed ${ratioText(all.blessed, all.n)} · right details agree ${marked.agree.toFixed(3)} · precision ${supported.precision.toFixed(3)} F1 ${supported.f1.toFixed(3)}`,
  ],
  ['warn', [0.2, 0.25, 0.3, 0.4], ({ all, marks }) => `blessed ${ratioText(all.blessed, all.n)} · ${marksOf(marks)}`],
  ['open', [-0.4, 0, 0.4], ({ marks }) => marksOf(marks)],
  [
    'contradicted',
    [-2, -1.5, -1, -0.5, 0, 1],
    ({ all, contradicted: { right, called }, falseAlarmsPer1000 }) =>
      `caught ${ratioText(all.caught, all.n)} precision ${ratioText(right, called)} (${right} of ${called}), per 1,000 ${falseAlarmsPer1000.toFixed(1)}`,
  ],
]

for (const [name, texts] of heldOutSets) {
  if (flags.only?.split(',').includes(name) === false) continue
  const scored = scoreTexts(texts)
  console.log(`\n${name}: ${scoreOf(scored).sentences} sentences`)
  for (const [threshold, values, lineOf] of TRIED_THRESHOLDS) {
    const chosen = thresholds[threshold]
    for (const value of values) {
      thresholds[threshold] = value
      console.log(`  ${threshold} ${value}: ${lineOf(scoreOf(scored))}`)
    }
    thresholds[threshold] = chosen
  }
  if (flags.errors) printErrors(scoreOf(scored).errors)
}

function ratioText(a: number, b: number): string {
  return b ? (a / b).toFixed(3) : '–'
}

function marksOf(marks: DetailsScore['marks']): string {
  return Object.entries(marks)
    .map(([name, { n, useful }]) => `${name} ${ratioText(useful, n)} of ${n}`)
    .join(', ')
}
