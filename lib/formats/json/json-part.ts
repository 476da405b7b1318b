/** The parts of a long JSON text, in order. */
export type JsonPart =
  /** The start of a list of items. `before` is the part of the file ahead of it that could be read. */
  | { kind: 'list'; before: unknown }
  /** One item of such a list. `text` is its beginning. */
  | { kind: 'item'; value: unknown; text: string }
  /** An item that has an end, but is invalid or exceeds a limit. */
  | { kind: 'broken'; why: 'not-json' | 'too-deep' | 'too-long'; text: string }
  /** At the end: the file with its lists emptied. */
  | { kind: 'rest'; value: unknown }
