import type { Fields, KindName, RecordKey } from './kind'

/** Words by which a user recognises a row. */
export interface RowSummary {
  key: RecordKey
  kind: KindName
  /** The title of a note's page, or the subject of a dossier; empty for others. */
  name: string
  /** Text or quote of a note, version of a dossier, text of the changed claim or source, or a muted sentence. */
  text: string
}

/** Returns the words by which a user recognises a row, shortened to `LONGEST_TEXT_SHOWN` characters. */
export function rowSummaryOf(key: RecordKey, fields: Fields): RowSummary {
  const kind = key.slice(0, key.indexOf('/')) as KindName
  switch (kind) {
    case 'note': {
      const quote = partOf(partOf(fields.anchor, 'quote'), 'exact')
      return { key, kind, name: short(fields.title), text: short(fields.note) || short(quote) }
    }
    case 'dossier':
      return { key, kind, name: short(partOf(fields.subject, 'name')), text: short(fields.version) }
    case 'mute':
      return { key, kind, name: '', text: short(partOf(fields.mute, 'sentence')) }
    case 'change': {
      const claim = partOf(fields.change, 'claim') ?? fields.change
      const words = [partOf(claim, 'text'), partOf(partOf(fields.change, 'source'), 'title'), partOf(claim, 'asks')]
      return { key, kind, name: '', text: short(words.find((one) => one != null) ?? partOf(claim, 'id')) }
    }
  }
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  return text.length > LONGEST_TEXT_SHOWN ? `${text.slice(0, LONGEST_TEXT_SHOWN)}…` : text
}

const LONGEST_TEXT_SHOWN = 160
