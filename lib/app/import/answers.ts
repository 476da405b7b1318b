import Papa from 'papaparse'
import type { ItemResult } from '@/lib/annotations/import/item-result'
import { guarded } from '@/lib/formats/csv/formula-guard'
import type { Incoming } from '@/lib/formats/shared/exchange'

/** The outcome of each item as a file: in the order of the imported file, counted from 1. */
export function answersFile(
  name: string,
  items: readonly Incoming[],
  results: readonly ItemResult[],
  form: 'json' | 'csv',
): Blob {
  const answers = results.map((result) => answerOf(items[result.index], result))
  if (form === 'json')
    return new Blob([JSON.stringify({ file: name, items: answers }, null, 2), '\n'], { type: 'application/json' })
  const rows = answers.map((answer) =>
    Object.fromEntries(Object.entries(answer).map(([name, cell]) => [name, guarded(String(cell))])),
  )
  return new Blob(['\uFEFF', Papa.unparse(rows), '\r\n'], { type: 'text/csv' })
}

function answerOf(item: Incoming | undefined, { index, outcome, why, sameAs }: ItemResult) {
  const note = item?.kind === 'note' ? item.annotation : null
  return {
    item: index + 1,
    outcome,
    reason: why ?? '',
    id: note?.id ?? '',
    same_as: sameAs ?? '',
    page: note?.url ?? '',
    title: note?.title.toWellFormed() ?? '',
    quote: note?.anchor?.quote.exact.toWellFormed() ?? '',
    excerpt: item?.kind === 'unreadable' ? item.excerpt : '',
    left_out: item?.kind === 'note' ? item.losses.join(', ') : '',
  }
}
