import type { CheckOccasion } from '@/lib/engine'
import { judge } from '@/lib/engine/judge/judge'
import type { State } from '@/lib/engine/judge/reasons'
import { reasons, switchedOff, type ReasonId } from '@/lib/engine/judge/reasons'
import { scorerOf } from '@/packages/lab/train/scorer-of'
import { isFindingOfSentence, type LabelledText } from './labels'
import { isWrong, labelledSets } from './labelled-sets'
import { mapDefined } from '@/lib/text/lists'

/** Changes of state when a reason is switched off, counted by what they are: "right: open -> red". */
type Changes = Map<string, number>

/** Judges the sentences of a set with all reasons, and again without each that forbade something. */
function changesIn(texts: readonly LabelledText[], occasion: CheckOccasion): Map<ReasonId, Changes> {
  const byReason = new Map<ReasonId, Changes>()
  for (const { dossier, article, sentences } of texts) {
    const { scoreArticle, context } = scorerOf(dossier)
    for (const scored of scoreArticle(article)) {
      if (scored.isPiece) continue
      const place = scored.passage ?? scored.reading
      const sentence = sentences.find((sentence) => isFindingOfSentence(place, sentence))
      if (!sentence) continue
      const { state: before, forbidden } = judge(scored, context, occasion)
      for (const id of new Set(forbidden)) {
        switchedOff.add(id)
        const { state: after } = judge(scored, context, occasion)
        switchedOff.delete(id)
        if (after === before) continue
        const counts: Changes = byReason.get(id) ?? new Map<string, number>()
        const change = `${isWrong(sentence) ? 'wrong' : 'right'}: ${COLOURS[before]} -> ${COLOURS[after]}`
        byReason.set(id, counts.set(change, (counts.get(change) ?? 0) + 1))
      }
    }
  }
  return byReason
}
const COLOURS: Record<State, string> = { contradicted: 'red', compared: 'look', supported: 'green', open: 'open' }

/** Prints, for each reason of the judge, which labelled sentences change their state without it. */
export function printRules(): void {
  const all = labelledSets().map(({ set, occasion, texts }) => {
    process.stderr.write(`${set}: ${texts.length} texts\n`)
    return { set, changes: changesIn(texts, occasion) }
  })
  for (const id of Object.keys(reasons) as ReasonId[]) {
    console.log(`without ${id}:`)
    const own = mapDefined(all, ({ set, changes }) => {
      const counts = changes.get(id)
      return counts ? `  ${set}: ${listOf(counts)}` : undefined
    })
    console.log(own.length > 0 ? own.join('\n') : '  no sentence changes')
  }
}

const listOf = (counts: Changes): string =>
  [...counts]
    .sort()
    .map(([change, n]) => `${change} ${n}`)
    .join(', ')
