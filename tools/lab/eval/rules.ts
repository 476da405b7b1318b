import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { readText } from '@/lib/dossier/readers/read-text'
import type { Article, CheckOccasion } from '@/lib/engine'
import { judge } from '@/lib/engine/judge/judge'
import type { State } from '@/lib/engine/judge/reasons'
import { reasons, switchedOff, type ReasonId } from '@/lib/engine/judge/reasons'
import { readDossier } from '@/tools/lab/train/annotated-texts'
import { inputsOf, readHeldOutTexts, type HeldOutText } from '@/tools/lab/train/held-out-texts'
import { scorerOf } from '@/tools/lab/train/scorer-of'
import { readMarked } from '@/tools/lab/train/marked'
import { isFindingOfSentence, type VerdictLabel } from './labels'
import { articlesOf, triplesOf } from './run-sets'

interface RuleText {
  dossier: Dossier
  article: Article
  sentences: readonly { start: number; end: number; label: VerdictLabel; also?: VerdictLabel | undefined }[]
}

/** The labelled sets, each with how its sentences come to be checked. */
function ruleSets(): [name: string, occasion: CheckOccasion, texts: RuleText[]][] {
  const { life, thresholds, plain, hard, otherClaims } = readHeldOutTexts()
  return [
    ['life', 'along', life.flatMap(piecesOf)],
    ['thresholds', 'along', thresholds.flatMap(piecesOf)],
    ['plain', 'asked', plain.flatMap(piecesOf)],
    ['hard', 'along', hard.flatMap(piecesOf)],
    ['otherClaims', 'along', otherClaims.flatMap(piecesOf)],
    ['triples', 'along', tripleTexts()],
    ['statements', 'asked', statementTexts()],
    [
      'published',
      'along',
      articlesOf('articles').map(({ text, sentences }) => ({
        ...{ dossier: bundledDossier, article: readText(text).article, sentences },
      })),
    ],
  ]
}

const piecesOf = ({ dossier, article }: HeldOutText): RuleText[] =>
  inputsOf(article).map(({ piece, offset }) => ({
    ...{ dossier, article: piece },
    sentences: article.sentences.map((one) => ({ ...one, start: one.start - offset, end: one.end - offset })),
  }))

const alone = (dossier: Dossier, text: string, label: VerdictLabel, also?: VerdictLabel): RuleText => ({
  ...{ dossier, article: { text } },
  sentences: [{ start: 0, end: text.length, label, also }],
})

const tripleTexts = (): RuleText[] =>
  triplesOf().flatMap(({ base, edited, trap, also, trapLabel = 'unverified' }) => [
    alone(bundledDossier, base, 'supported', also),
    alone(bundledDossier, edited, 'contradicted', also),
    ...(trap === undefined ? [] : [alone(bundledDossier, trap, trapLabel)]),
  ])

function statementTexts(): RuleText[] {
  const dossier = readDossier('apollo-11')
  return ['01-statements.txt', '02-kept-aside.txt'].flatMap((file) => {
    const { text, sentences } = readMarked(`tests/eval/statements/apollo-11/${file}`, file)
    return sentences.map(({ start, end, label }) => alone(dossier, text.slice(start, end), label))
  })
}

/** Changes of state when a reason is switched off, counted by what they are: "right: open -> red". */
type Changes = Map<string, number>

/** Judges the sentences of a set with all reasons, and again without each that forbade something. */
function changesIn(texts: readonly RuleText[], occasion: CheckOccasion): Map<ReasonId, Changes> {
  const byReason = new Map<ReasonId, Changes>()
  for (const { dossier, article, sentences } of texts) {
    const { scoreArticle, context } = scorerOf(dossier)
    for (const scored of scoreArticle(article)) {
      if (scored.isPiece) continue
      const place = scored.passage ?? scored.reading
      const sentence = sentences.find((one) => isFindingOfSentence(place, one))
      if (!sentence) continue
      const isWrong = sentence.label === 'contradicted' || sentence.also === 'contradicted'
      const { state: before, forbidden } = judge(scored, context, occasion)
      for (const id of new Set(forbidden)) {
        switchedOff.add(id)
        const { state: after } = judge(scored, context, occasion)
        switchedOff.delete(id)
        if (after === before) continue
        const counts: Changes = byReason.get(id) ?? new Map<string, number>()
        const change = `${isWrong ? 'wrong' : 'right'}: ${COLOURS[before]} -> ${COLOURS[after]}`
        byReason.set(id, counts.set(change, (counts.get(change) ?? 0) + 1))
      }
    }
  }
  return byReason
}
const COLOURS: Record<State, string> = { contradicted: 'red', compared: 'look', supported: 'green', open: 'open' }

/** Prints, for each reason of the judge, which labelled sentences change their state without it. */
export function printRules(): void {
  const all = ruleSets().map(([set, occasion, texts]) => {
    process.stderr.write(`${set}: ${texts.length} texts\n`)
    return { set, changes: changesIn(texts, occasion) }
  })
  for (const id of Object.keys(reasons) as ReasonId[]) {
    console.log(`without ${id}:`)
    const own = all.flatMap(({ set, changes }) => {
      const counts = changes.get(id)
      return counts ? [`  ${set}: ${listOf(counts)}`] : []
    })
    console.log(own.length > 0 ? own.join('\n') : '  no sentence changes')
  }
}

const listOf = (counts: Changes): string =>
  [...counts]
    .sort()
    .map(([change, n]) => `${change} ${n}`)
    .join(', ')
