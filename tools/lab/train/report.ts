import { readFileSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { operatingPoints, type Prior } from '@/lib/engine/decide/thresholds'
import { decide } from '@/lib/engine/decide/finding'
import type { ScoredSentence } from '@/lib/engine/decide/scores'
import { createArticleScorer, type ArticleScorer } from '@/lib/engine/score-article'
import { openLinkingNet } from '@/lib/engine/link/net/linking-net'
import linkWeights from '@/lib/engine/link/weights.json'
import type { PackedWeights } from '@/lib/engine/model/weights'
import type { Article } from '@/lib/schema/finding'
import { printErrors } from '@/tools/lab/eval/print'
import { heldOutSentences } from '@/tools/lab/eval/run-sets'
import { scoreDetails, type DetailsScore } from '@/tools/lab/eval/score-details'
import { piecesOf, readHeldOutTexts, type HeldOutText } from './held-out-texts'
import { textOnly } from './text-only'

// `node scripts/run.mjs tools/lab/train/report.ts [--weights FILE] [--only SETS] [--asked] [--errors]`: the engine's results on the
// annotated texts that teach nothing, at several thresholds. Those for reading along are chosen on the set `thresholds`; with --asked
// each sentence is a statement by itself, and those for it are chosen on `thresholds` and `edited`.

const weightsAt = process.argv.indexOf('--weights')
const packed: PackedWeights =
  weightsAt > 0 ? (JSON.parse(readFileSync(process.argv[weightsAt + 1] ?? '', 'utf8')) as PackedWeights) : linkWeights
const net = openLinkingNet(packed)

/** A held-out text that is scored, but not decided: thresholds are applied later. */
interface ScoredText {
  text: HeldOutText
  context: ArticleScorer['context']
  pieces: { piece: Article; offset: number; scored: ScoredSentence[] }[]
}

const prior: Prior = process.argv.includes('--asked') ? 'asked' : 'along'
const thresholds = operatingPoints[prior]
const scorers = new Map<Dossier, ArticleScorer>()

function scoreTexts(texts: readonly HeldOutText[]): ScoredText[] {
  return texts.map((text) => {
    const scorer = scorers.get(text.dossier) ?? createArticleScorer(text.dossier, undefined, net)
    scorers.set(text.dossier, scorer)
    const { scoreArticle, context } = scorer
    const article = { ...text.article, single: text.article.single || prior === 'asked' }
    const pieces = piecesOf(article).map((one) => ({ ...one, scored: [...scoreArticle(one.piece)] }))
    return { text, context, pieces }
  })
}

/** The score at the present thresholds. */
function measure(texts: readonly ScoredText[]): DetailsScore {
  return scoreDetails(
    texts.flatMap(({ text, context, pieces }) =>
      heldOutSentences(
        text,
        pieces.map(({ piece, offset, scored }) => ({
          offset,
          findings: scored.flatMap(
            (one) => decide(one, piece.text.slice(one.reading.start, one.reading.end), { ...context, prior }) ?? [],
          ),
        })),
      ),
    ),
  )
}

const wanted = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
  : undefined
const plain = textOnly(bundledDossier)
const { thresholds: forThresholds, edited, life, articles, claims, hard, others, otherClaims } = readHeldOutTexts()
const sets: [string, HeldOutText[]][] = [
  ['thresholds', forThresholds],
  ['edited', edited],
  ['life', life],
  ['articles', articles],
  ['claims', claims],
  ['hard', hard],
  ['plain', articles.map(({ article }) => ({ dossier: plain, article }))],
  ['others', others],
  ['other-claims', otherClaims],
]

const chosen = { ...thresholds }
for (const [name, texts] of sets) {
  if (wanted && !wanted.includes(name)) continue
  const scored = scoreTexts(texts)
  console.log(`\n${name}: ${measure(scored).sentences} sentences`)
  for (const agrees of [-0.6, -0.3, 0, 0.3, 0.6]) {
    thresholds.agrees = agrees
    const { all, marked, supported, marks } = measure(scored)
    console.log(
      `  agrees ${agrees}: blessed ${share(all.blessed, all.n)} open ${share(all.open, all.n)} silent ${share(all.silent, all.n)} · right details agree ${marked.agree.toFixed(3)} · supported precision ${supported.precision.toFixed(3)} F1 ${supported.f1.toFixed(3)} · ${marksOf(marks)}`,
    )
  }
  thresholds.agrees = chosen.agrees
  for (const supported of [-0.6, -0.2, 0.2, 0.6]) {
    thresholds.supported = supported
    const { all, marked, supported: found } = measure(scored)
    console.log(
      `  supported ${supported}: blessed ${share(all.blessed, all.n)} · right details agree ${marked.agree.toFixed(3)} · precision ${found.precision.toFixed(3)} F1 ${found.f1.toFixed(3)}`,
    )
  }
  thresholds.supported = chosen.supported
  for (const warn of [0.2, 0.25, 0.3, 0.4]) {
    thresholds.warn = warn
    const { all, marks } = measure(scored)
    console.log(`  warn ${warn}: blessed ${share(all.blessed, all.n)} · ${marksOf(marks)}`)
  }
  thresholds.warn = chosen.warn
  for (const open of [-0.4, 0, 0.4]) {
    thresholds.open = open
    console.log(`  open ${open}: ${marksOf(measure(scored).marks)}`)
  }
  thresholds.open = chosen.open
  for (const contradicted of [-2, -1.5, -1, -0.5, 0, 1]) {
    thresholds.contradicted = contradicted
    const { all, contradicted: called, falseAlarmsPer1000 } = measure(scored)
    console.log(
      `  contradicted ${contradicted}: caught ${share(all.caught, all.n)} precision ${share(called.right, called.called)} (${called.right} of ${called.called}), per 1,000 ${falseAlarmsPer1000.toFixed(1)}`,
    )
  }
  Object.assign(thresholds, chosen)
  if (process.argv.includes('--errors')) printErrors(measure(scored).errors)
}

function share(a: number, b: number): string {
  return b ? (a / b).toFixed(3) : '–'
}

function marksOf(marks: DetailsScore['marks']): string {
  return Object.entries(marks)
    .map(([name, { n, useful }]) => `${name} ${share(useful, n)} of ${n}`)
    .join(', ')
}
