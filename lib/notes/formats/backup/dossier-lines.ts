import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { changeKind, dossierKind } from '@/lib/rows/dossier'
import type { Json } from '@/lib/rows/json'
import type { Fields, RowRules, BackupChange, BackupDossier } from '@/lib/rows/kind'
import { isRecord, isValidId } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import { isCount, type UntrustedRecord } from '../shared/untrusted'

/** Returns the lines of a dossier or change. A dossier's content comes first, in pieces, since a line has a limit. */
export function dossierLines(kept: BackupDossier | BackupChange): object[] {
  const { kind, id, fields } = kept
  if (kind === 'change') return [{ change: { id, fields } }]
  const { content, ...facts } = fields ?? {}
  const text = content === undefined ? '' : JSON.stringify(content)
  const pieces: object[] = []
  for (let from = 0; from < text.length; from += PIECE) pieces.push({ piece: text.slice(from, from + PIECE) })
  const { isOn, lastSignedBy } = kept
  const head = { id, isOn, lastSignedBy, fields: fields === null ? null : facts, pieces: pieces.length }
  return [...pieces, { dossier: head }]
}

const PIECE = 1_000_000

/** Reads the lines of `dossierLines` in order. If a piece is missing, its dossier is invalid. */
export class DossierLineReader {
  private pieces: string[] = []

  /** @returns the dossier or change that the line completes; `kept` is null for a piece and for an invalid line */
  read(value: UntrustedRecord): { kept: BackupDossier | BackupChange | null; isValid: boolean } {
    if (typeof value.piece === 'string') {
      this.pieces.push(value.piece)
      return { kept: null, isValid: true }
    }
    const pieces = this.pieces
    this.pieces = []
    const kept = isRecord(value.dossier) ? dossierOf(value.dossier, pieces) : changeOf(value.change)
    return { kept, isValid: kept !== null }
  }
}

function dossierOf(
  { id, isOn, lastSignedBy: key, fields, pieces }: UntrustedRecord,
  texts: readonly string[],
): BackupDossier | null {
  if (!isValidId(id) || typeof isOn !== 'boolean') return null
  const lastSignedBy = typeof key === 'string' && /^[0-9a-f]{32}$/.test(key) ? key : null
  if (id === BUNDLED_ID) return { kind: 'dossier', id, isOn, lastSignedBy, fields: null }
  if (!isCount(pieces, 1e4) || pieces !== texts.length || !isRecord(fields)) return null
  const whole = pieces === 0 ? fields : { ...fields, content: parsedJson(texts.join('')) }
  return isFieldsOf(dossierKind, whole) ? { kind: 'dossier', id, isOn, lastSignedBy, fields: whole } : null
}

function changeOf(value: unknown): BackupChange | null {
  if (!isRecord(value)) return null
  const { id, fields } = value
  if (!isValidId(id)) return null
  return isFieldsOf(changeKind, fields) ? { kind: 'change', id, fields } : null
}

function isFieldsOf(kind: RowRules, value: unknown): value is Fields {
  if (!isRecord(value) || !kind.required.every((name) => Object.hasOwn(value, name))) return false
  return Object.entries(value).every(([name, field]) => kind.isValid(name, field as Json))
}
