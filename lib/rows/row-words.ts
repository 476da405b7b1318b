import type { Fields, KindName, RecordKey } from './row-rules'

export interface RowSummary {
  key: RecordKey
  kind: KindName
  /** The title of a note's page, or the subject of a dossier; empty for others. */
  name: string
  /** Text or quote of a note, version of a dossier, words of the claim set aside or title of the rated source, or a muted sentence. */
  text: string
}

/** Returns the words by which a user recognises a row, shortened to `LONGEST_TEXT_SHOWN` characters. */
export function rowSummaryOf(key: RecordKey, fields: Fields): RowSummary {
  const kind = key.slice(0, key.indexOf('/')) as KindName
  switch (kind) {
    case 'note': {
      const quote = fieldOf(fieldOf(fields.anchor, 'quote'), 'exact')
      return { key, kind, name: shortText(fields.title), text: shortText(fields.note) || shortText(quote) }
    }
    case 'dossier':
      return { key, kind, name: shortText(fieldOf(fields.subject, 'name')), text: shortText(fields.version) }
    case 'mute':
      return { key, kind, name: '', text: shortText(fieldOf(fields.mute, 'sentence')) }
    case 'adjustment': {
      const words = fieldOf(fields.adjustment, 'words') ?? fieldOf(fields.adjustment, 'title')
      return { key, kind, name: '', text: shortText(words) }
    }
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function shortText(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  return text.length > LONGEST_TEXT_SHOWN ? `${text.slice(0, LONGEST_TEXT_SHOWN)}…` : text
}

const LONGEST_TEXT_SHOWN = 160
