import Papa from 'papaparse'
import type { ItemResult } from '@/lib/notes/data/import/plan-import'
import { guarded } from '@/lib/notes/formats/csv/formula-guard'
import type { Incoming } from '@/lib/notes/formats/shared/exchange'
import type { Beside, ItemLook, Preview } from './importer'
import type { FileRead } from './read-file'

/** The counts of an import. */
export function summarise(
  name: string,
  { format, items, table, beside }: FileRead,
  results: readonly ItemResult[],
  apart: Omit<Beside, 'mutes' | 'deleted'>,
): Preview {
  const counts = { added: 0, merged: 0, unchanged: 0, 'kept-newer': 0, 'in-bin': 0, skipped: 0 }
  for (const { outcome } of results) counts[outcome] += 1
  const losses = new Map<string, number>()
  for (const item of items)
    if (item.kind === 'note') for (const loss of item.losses) losses.set(loss, (losses.get(loss) ?? 0) + 1)
  return {
    name,
    format,
    total: items.length,
    counts,
    losses: [...losses].sort(([, a], [, b]) => b - a),
    table,
    beside: { mutes: beside.mutes.length, deleted: beside.deleted.length, ...apart },
  }
}

/** An item with its outcome, shortened for display. */
export function previewItems(item: Incoming, { outcome, why, sameAs }: ItemResult): ItemLook {
  const { index } = item
  const common = { index, outcome, why: why ?? null, isTwin: sameAs !== undefined }
  if (item.kind === 'unreadable')
    return { ...common, excerpt: cut(item.excerpt), quote: '', note: '', title: '', tags: [], losses: [] }
  const { anchor, note, title, url, tags } = item.annotation
  return {
    ...common,
    excerpt: '',
    quote: cut(anchor?.quote.exact ?? ''),
    note: cut(note),
    title: cut(title || url),
    tags: tags.slice(0, 12).map(cut),
    losses: [...item.losses],
  }
}

const LONGEST = 300

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text
}

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
