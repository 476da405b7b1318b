import { bundledDossier } from '@/lib/dossier/bundled'
import { createEngine } from '@/lib/match'
import { LABELS } from './eval/labels'
import { runArticles, runTriples } from './eval/run-sets'
import type { ArticlesScore } from './eval/score-articles'
import type { TriplesScore } from './eval/score-triples'

// `npm run eval [-- articles changed triples] [--errors] [--json]`: how right the engine is on the labelled sets.
const flags = process.argv.slice(2)
const named = flags.filter((flag) => !flag.startsWith('--'))
const wants = (set: string) => named.length === 0 || named.includes(set)
const engine = createEngine(bundledDossier)
const scores = {
  ...(wants('articles') ? { articles: runArticles(engine, 'articles') } : {}),
  ...(wants('changed') ? { changed: runArticles(engine, 'changed') } : {}),
  ...(wants('triples') ? { triples: runTriples(engine) } : {}),
}
if (flags.includes('--json')) console.log(JSON.stringify(scores, null, 1))
else {
  if (scores.articles) printArticles('Articles as they were published, restated', scores.articles)
  if (scores.changed) printArticles('The same with single details changed', scores.changed)
  if (scores.triples) printTriples(scores.triples)
}

function printArticles(title: string, score: ArticlesScore): void {
  console.log(`\n${title}: ${score.articles} articles, ${score.sentences} sentences`)
  if (flags.includes('--errors')) console.log(score.errors.join('\n'))
  console.log(row('right ↓ got →', [...LABELS, 'precision', 'recall', 'F1']))
  for (const label of LABELS) {
    const { precision, recall, f1 } = score.perLabel[label]
    const counts = LABELS.map((got) => String(score.confusion[label][got]))
    console.log(row(label, [...counts, ...[precision, recall, f1].map((n) => n.toFixed(3))]))
  }
  const { macroF1, accuracy, evidence, falseAlarmsPer1000 } = score
  console.log(
    `macro-F1 ${macroF1.toFixed(3)} · accuracy ${accuracy.toFixed(3)} · evidence ${evidence.toFixed(3)} · ` +
      `false "contradicted" per 1,000 sentences ${falseAlarmsPer1000.toFixed(1)}`,
  )
}

function printTriples(score: TriplesScore): void {
  console.log(`\nTriples, each sentence alone: ${score.triples}`)
  if (flags.includes('--errors')) console.log(score.errors.join('\n'))
  console.log(row('detail changed', ['n', 'supported', 'contradicted']))
  for (const [kind, { n, base, edited }] of Object.entries(score.kinds).sort((a, b) => b[1].n - a[1].n)) {
    console.log(row(kind, [String(n), (base / n).toFixed(2), (edited / n).toFixed(2)]))
  }
  const { coverage, recall, named: values, precision, pairs, trap } = score
  const figures = { coverage, recall, named: values, precision, pairs, 'near misses safe': trap }
  console.log(
    Object.entries(figures)
      .map(([name, n]) => `${name} ${n.toFixed(3)}`)
      .join(' · '),
  )
}

function row(head: string, cells: readonly string[]): string {
  return head.padEnd(15) + cells.map((cell) => cell.padStart(13)).join('')
}
