import type { Incoming, Unreadable } from '@/lib/notes/formats/shared/exchange'
import type { ReadNote } from '@/lib/notes/formats/shared/read-annotation'
import { isTooDeep } from './json-text'

/**
 * Reads one item of a file, unless it is nested too deeply.
 *
 * @param text the beginning of the item in the file; default: the item as JSON
 */
export function incoming(
  value: unknown,
  read: (value: unknown) => ReadNote | Unreadable,
  index: number,
  text?: string,
): Incoming {
  const result = isTooDeep(value) ? 'too-deep' : read(value)
  if (result === 'too-deep') return unreadableItem(result, index, text ?? '')
  return typeof result === 'string'
    ? unreadableItem(result, index, text ?? JSON.stringify(value))
    : { kind: 'note', index, annotation: result.annotation, losses: [...result.losses] }
}

export function unreadableItem(why: Unreadable, index: number, text: string): Incoming {
  return { kind: 'unreadable', index, why, excerpt: text.slice(0, 120).toWellFormed().trim() }
}
