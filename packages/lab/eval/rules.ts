import type { CheckOccasion } from '@/lib/engine'
import { judge } from '@/lib/engine/judge/judge'
import type { State } from '@/lib/engine/judge/reasons'
import { reasons, switchedOff, type ReasonId } from '@/lib/engine/judge/reasons'
import { scorerOf } from '@/packages/lab/train/scorer-of'
import { isFindingOfSentence, type LabelledText } from './labels'
import { isWrong, type LabelledSet } from './labelled-sets'
import { mapDefined } from '@/lib/text/lists'

/** Sentences by what becomes of them, with all reasons ("right: red") or without one ("right: open -> red"). */
type Outcomes = Map<string, string[]>

/** Judges the sentences of a set with all reasons, and again without each that forbade something. */
function outcomesOf(texts: readonly LabelledText[], occasion: CheckOccasion): Map<ReasonId | 'all', Outcomes> {
  const byReason = new Map<ReasonId | 'all', Outcomes>()
  const add = (id: ReasonId | 'all', outcome: string, text: string): void => {
    const outcomes: Outcomes = byReason.get(id) ?? new Map<string, string[]>()
    byReason.set(id, outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), text]))
  }
  for (const { dossier, article, sentences } of texts) {
    const { scoreArticle, context } = scorerOf(dossier)
    for (const scored of scoreArticle(article)) {
      if (scored.isPiece) continue
      const place = scored.passage ?? scored.reading
      const sentence = sentences.find((sentence) => isFindingOfSentence(place, sentence))
      if (!sentence) continue
      const { state: before, forbidden } = judge(scored, context, occasion)
      const label = isWrong(sentence) ? 'wrong' : 'right'
      add('all', `${label}: ${COLOURS[before]}`, scored.reading.text)
      for (const id of new Set(forbidden)) {
        switchedOff.add(id)
        const { state: after } = judge(scored, context, occasion)
        switchedOff.delete(id)
        if (after !== before) add(id, `${label}: ${COLOURS[before]} -> ${COLOURS[after]}`, scored.reading.text)
      }
    }
  }
  return byReason
}
const COLOURS: Record<State, string> = { contradicted: 'red', compared: 'look', supported: 'green', open: 'open' }

/** Prints what becomes of labelled sentences, and, for each reason of the judge, which of them change their state without it. */
export function printRules(sets: readonly LabelledSet[], withErrors: boolean): void {
  const all = sets.map(({ set, occasion, texts }) => {
    process.stderr.write(`${set}: ${texts.length} texts\n`)
    return { set, outcomes: outcomesOf(texts, occasion) }
  })
  for (const id of ['all', ...(Object.keys(reasons) as ReasonId[])] as const) {
    console.log(id === 'all' ? 'with all:' : `without ${id}:`)
    const own = mapDefined(all, ({ set, outcomes }) => {
      const found = outcomes.get(id)
      return found && `  ${set}: ${listOf(found, withErrors)}`
    })
    console.log(own.length > 0 ? own.join('\n') : '  no sentence changes')
  }
}

const listOf = (outcomes: Outcomes, withErrors: boolean): string =>
  [...outcomes]
    .sort()
    .map(([outcome, texts]) => [`${outcome} ${texts.length}`, ...(withErrors ? texts : [])].join('\n    '))
    .join(withErrors ? '\n  ' : ', ')
