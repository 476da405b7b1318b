import type { Outcome } from '@/lib/notes/data/import/plan-import'
import type { CsvField } from '@/lib/notes/formats/csv/mapping'
import type { Loss, Refusal } from '@/lib/notes/formats/shared/exchange'
import { camelKey } from '@/lib/text/camel-key'
import { t } from '@/lib/i18n/t'
import type { FileFormat } from '@/lib/notes/formats/import-forms'
import type { Failure, ItemPreview } from '@/lib/notes/import/importer'

/** Outcomes in display order. */
export const outcomeOrder: readonly Outcome[] = ['added', 'merged', 'unchanged', 'kept-newer', 'in-bin', 'skipped']

/** Returns one word for the outcome of an item. */
export function outcomeWord(outcome: Outcome): string {
  return t(`import.${camelKey(outcome)}`)
}

/** Returns one sentence: the meaning of an outcome, or why an item was skipped. */
export function outcomeSentence({ outcome, why, isTwin }: ItemPreview): string {
  if (outcome === 'skipped') return t(`import.why.${camelKey(why ?? 'not-a-note')}`)
  return t(outcome === 'unchanged' && isTwin ? 'import.twinAbout' : `import.${camelKey(outcome)}About`)
}

/** Returns one sentence: why a file was not read, or its notes were not saved. */
export function problemSentence(why: Refusal | Failure): string {
  return t(`import.problem.${camelKey(why)}`)
}

export function formatWord(format: FileFormat, items: number): string {
  return t('import.holds', items, { format: t(`import.format.${format}`) })
}

export function fieldWord(field: CsvField): string {
  return t(`import.field.${field}`)
}

/** @param unread names of the columns that are not read */
export function lossWord(loss: Loss, unread: readonly string[]): string {
  const names = unread
    .slice(0, MOST_NAMES)
    .map((name) => (name.length > 40 ? `${name.slice(0, 40).toWellFormed()}…` : name))
  return loss === 'columns' ? t('import.loss.columns', { names: names.join(', ') }) : t(`import.loss.${loss}`)
}

const MOST_NAMES = 12
