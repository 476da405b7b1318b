import {
  agreesFeatures,
  contradictedFeatures,
  mayAgree,
  openFeatures,
  supportedFeatures,
  type ScoredSentence,
} from '@/lib/engine/judge/scores'
import { barsOf } from '@/lib/engine/judge/bars'
import { answerOf, readClaims } from '@/lib/engine/judge/judge'
import { coveredFeatures } from '@/lib/engine/judge/related'
import { shiftSpan } from '@/packages/lab/eval/words'
import { sentenceAt, type MarkedDetail } from './marked'
import { inputsOf, readHeldOutTexts } from './held-out-texts'
import { scorerOf } from './scorer-of'
import { spansOverlap } from '@/lib/text/spans'

// `node scripts/run.mjs packages/lab/train/fit-scores.ts`: fits the logistic regressions of lib/engine/judge (scores.ts,
// related.ts) to the pages for choosing thresholds, and prints their weights. "Supported" depends on the first two:
// enter their weights, then run it again.

/** Weight of a contradicted sentence when "supported" is fitted; other sentences have 1. */
const FALSELY_SUPPORTED_WEIGHT = 8
/** Weight of edited sentences: there are ten times as many as wrong sentences in unedited pages. */
const EDITED_WEIGHT = 0.1
const PENALTIES = { agrees: 3, open: 3, contradicted: 3, supported: 5, covered: 3 }
/** A wrong detail weighs as much as this many other details when "agrees" is fitted. */
const WRONG_DETAIL_WEIGHT = 3

interface Example {
  features: number[]
  right: boolean
  weight: number
}

const agreeingExamples: Example[] = []
const openExamples: Example[] = []
const contradictedExamples: Example[] = []
const supportedExamples: Example[] = []
const operatingPoint = barsOf.along
const coveredExamples: Example[] = []
const { thresholds, edited: editedTexts } = readHeldOutTexts()
const editedArticles = new Set(editedTexts.map(({ article }) => article))
for (const { dossier, article } of [...thresholds, ...editedTexts]) {
  const weight = editedArticles.has(article) ? EDITED_WEIGHT : 1
  for (const { piece, offset } of inputsOf(article)) {
    for (const scored of scorerOf(dossier).scoreArticle(piece)) {
      const start = scored.reading.start + offset
      const end = scored.reading.end + offset
      const sentence = sentenceAt(article, start, end)
      if (!sentence || !scored.scores) continue
      const isWrong = sentence.label === 'contradicted'
      if (!editedArticles.has(article)) {
        const right = sentence.label !== 'none' && sentence.label !== 'unverified'
        coveredExamples.push({ features: coveredFeatures(scored.scores, scored.evidence), right, weight })
      }
      for (const detail of scored.details) {
        const met = sentence.details.filter((marked) => spansOverlap(marked, shiftSpan(detail, offset)))
        const isOf = (verdict: MarkedDetail['verdict']) => met.some((detail) => detail.verdict === verdict)
        const isWrongDetail = isOf('differs')
        const differing = isAsked(scored) ? contradictedFeatures(detail, scored.reading, scored.scores) : null
        // Only the wrong details of a contradicted sentence are used: the others show nothing about the contradiction.
        if (differing && (!isWrong || isWrongDetail))
          contradictedExamples.push({ features: differing, right: isWrong && isWrongDetail, weight })
        if (editedArticles.has(article) && !isWrongDetail) continue
        const own = isWrongDetail ? WRONG_DETAIL_WEIGHT * weight : weight
        const features = agreesFeatures(detail, operatingPoint)
        if (features) agreeingExamples.push({ features, right: isOf('agrees') && !isWrongDetail, weight: own })
        if (!editedArticles.has(article) && !mayAgree(detail, operatingPoint))
          openExamples.push({ features: openFeatures(detail, scored), right: isOf('open') || isWrongDetail, weight })
      }
      supportedExamples.push({
        features: supportedFeatures(
          scored,
          scored.scores,
          answerOf(readClaims(scored, 1, operatingPoint)),
          operatingPoint,
        ),
        right: sentence.label === 'supported' || sentence.label === 'disputed',
        weight: isWrong ? FALSELY_SUPPORTED_WEIGHT * weight : weight,
      })
    }
  }
}
printWeights('agrees', fitLogistic(agreeingExamples, PENALTIES.agrees))
printWeights('open', fitLogistic(openExamples, PENALTIES.open))
printWeights('contradicted', fitLogistic(contradictedExamples, PENALTIES.contradicted))
printWeights('supported', fitLogistic(supportedExamples, PENALTIES.supported))
const [netBase = 0, ...net] = fitLogistic(coveredExamples.map(partOf(0, 4)), PENALTIES.covered)
const [wordBase = 0, ...words] = fitLogistic(coveredExamples.map(partOf(4)), PENALTIES.covered)
printWeights('covered', [(2 * netBase + wordBase) / 3, ...net.map((w) => (2 * w) / 3), ...words.map((w) => w / 3)])

function isAsked({ namesSubject, isAlone, reading }: ScoredSentence): boolean {
  return (namesSubject || isAlone) && !reading.isQuestion
}

/** Selects features, because those of the net and those of the wordings are fitted separately. */
function partOf(from: number, to?: number): (example: Example) => Example {
  return (example) => ({ ...example, features: example.features.slice(from, to) })
}

/** Fits a ridge-penalised logistic regression by Newton's method. @returns the intercept, then the weights */
function fitLogistic(examples: readonly Example[], penalty: number): number[] {
  const width = examples[0]?.features.length ?? 0
  const columns = Array.from({ length: width }, (_, k) => examples.map(({ features }) => features[k] ?? 0))
  const mean = columns.map((c) => c.reduce((a, b) => a + b, 0) / c.length)
  const deviation = columns.map(
    (c, k) => Math.sqrt(c.reduce((n, x) => n + (x - (mean[k] ?? 0)) ** 2, 0) / c.length) || 1,
  )
  const rows = examples.map(({ features }) => [
    1,
    ...features.map((x, k) => (x - (mean[k] ?? 0)) / (deviation[k] ?? 1)),
  ])
  const weights = new Array<number>(width + 1).fill(0)
  const stiffness = weights.map((_, k) => (k === 0 ? 1e-6 : penalty))
  for (let step = 0; step < 30; step++) {
    const gradient = weights.map((w, k) => (k === 0 ? 0 : -penalty * w))
    const curvature = stiffness.map((own, i) => stiffness.map((_, j) => (i === j ? own : 0)))
    for (const [n, row] of rows.entries()) {
      const { right, weight } = examples[n] ?? { right: false, weight: 0 }
      const p = 1 / (1 + Math.exp(-row.reduce((sum, x, k) => sum + x * (weights[k] ?? 0), 0)))
      for (const [i, x] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + weight * x * (Number(right) - p)
        const line = curvature[i] ?? []
        for (const [j, y] of row.entries()) line[j] = (line[j] ?? 0) + weight * p * (1 - p) * x * y
      }
    }
    for (const [k, change] of solveLinear(curvature, gradient).entries()) weights[k] = (weights[k] ?? 0) + change
  }
  const own = weights.slice(1).map((w, k) => w / (deviation[k] ?? 1))
  const base = (weights[0] ?? 0) - own.reduce((sum, w, k) => sum + w * (mean[k] ?? 0), 0)
  return [base, ...own]
}

/** Solves a system of linear equations by elimination. */
function solveLinear(matrix: readonly number[][], right: readonly number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i] ?? 0])
  const n = a.length
  for (let i = 0; i < n; i++) {
    const pivot = a[i] ?? []
    for (let r = 0; r < n; r++) {
      const row = a[r] ?? []
      if (r === i) continue
      const by = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let c = i; c <= n; c++) row[c] = (row[c] ?? 0) - by * (pivot[c] ?? 0)
    }
  }
  return a.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1))
}

function printWeights(name: string, weights: readonly number[]): void {
  console.log(name, weights.map((w) => w.toFixed(3)).join(' '))
}
