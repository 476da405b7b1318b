import type { Fields, KindName, RecordKey } from './kind'

/** Words by which a user recognises a row. */
export interface RowWords {
  key: RecordKey
  kind: KindName
  /** The title of a note's page, or the subject of a dossier; empty for others. */
  name: string
  /** Text or quote of a note, version of a dossier, text of the changed claim or source, or a muted sentence. */
  text: string
}

/** Returns the words by which a user recognises a row, shortened to `MOST` characters. */
export function displayTextsOf(key: RecordKey, fields: Fields): RowWords {
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
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

const MOST = 160
