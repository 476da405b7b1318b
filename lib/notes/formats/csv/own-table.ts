import type { StoredDossierRef, StoredFinding } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import type { Cells } from './cells'
import { unguarded } from './formula-guard'
import { csvFields, type CsvField, type CsvMapping } from './mapping'
import { verdicts } from '@/lib/schema/verdicts'

/** Whether a table was written by this extension: it has columns that no other program writes. */
export function isOwnTable(columns: readonly string[]): boolean {
  return ['id', 'quote', 'verdict', 'dossier version', 'claim'].every((name) => columns.includes(name))
}

/** A row of our own table as it was before export: spaces stay, and apostrophes against formulas are removed. */
export function ownCells(row: readonly string[], mapping: CsvMapping, columns: readonly string[]): Cells {
  const of = (at: number | null) => unguarded(row[at ?? -1] ?? '')
  const named = (name: string) => of(columns.indexOf(name))
  const finding = findingOf(named)
  return {
    ...(Object.fromEntries(csvFields.map((field) => [field, of(mapping[field])])) as Record<CsvField, string>),
    claim: named('claim'),
    ...dossierOf(named),
    ...(finding === null ? {} : { finding }),
  }
}

function findingOf(named: (name: string) => string): StoredFinding | null {
  const verdict = verdicts.find((one) => one === named('verdict'))
  if (verdict === undefined) return null
  return {
    verdict,
    reason: named('reason').slice(0, noteLimits.reason),
    claims: list(named('claims')),
    sources: list(named('sources'))
      .map(Number)
      .filter((source) => Number.isSafeInteger(source) && source >= 0),
    dossierVersion: named('dossier version').slice(0, noteLimits.version),
    ...dossierOf(named),
  }
}

/** Tables from before there were several dossiers do not have these columns. */
function dossierOf(named: (name: string) => string): { dossier?: StoredDossierRef } {
  const [id, name] = [named('dossier id'), named('dossier')]
  if (id === '') return {}
  const tidy = (text: string, most: number): string => text.slice(0, most).toWellFormed()
  return { dossier: { id: tidy(id, noteLimits.dossier), name: tidy(name, noteLimits.line) } }
}

function list(cell: string): string[] {
  return cell
    .split(',')
    .map((one) => one.trim().slice(0, noteLimits.claim))
    .filter(Boolean)
    .slice(0, noteLimits.evidence)
}
