import type { Incoming, Unreadable } from '@/lib/formats/shared/exchange'
import type { JsonPart } from './json-part'
import type { ReadNote } from '@/lib/formats/shared/read-annotation'

/** The result of reading one item. `text` is the beginning of the item in the file. */
export function incoming(read: ReadNote | Unreadable, index: number, text: string): Incoming {
  return typeof read === 'string'
    ? { kind: 'unreadable', index, why: read, excerpt: excerptOf(text) }
    : { kind: 'note', index, annotation: read.annotation, losses: [...read.losses] }
}

/** Reports an item that is not valid JSON. */
export function unreadableItem({ why, text }: JsonPart & { kind: 'broken' }, index: number): Incoming {
  return { kind: 'unreadable', index, why: why === 'not-json' ? 'not-a-note' : why, excerpt: excerptOf(text) }
}

function excerptOf(text: string): string {
  return text.slice(0, 120).toWellFormed().trim()
}
