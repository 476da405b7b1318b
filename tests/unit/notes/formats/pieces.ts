import type { Annotation } from '@/lib/schema/annotation'
import { noDossier, type DossierLookups } from '@/lib/notes/formats/shared/dossier-lookup'
import {
  FileRefused,
  type ImportItem,
  type NoteReader,
  type NoteWriter,
  type FileRefusal,
} from '@/lib/notes/formats/shared/exchange'

export const NOW = '2026-06-09T08:00:00.000Z'

/** A text in chunks of a given number of UTF-16 units, which may split surrogate pairs. */
export async function* piecesOf(text: string, size = 1000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size))
}

export async function* batchesOf<T>(items: readonly T[], size = 37): AsyncGenerator<T[]> {
  for (let at = 0; at < items.length; at += size) yield await Promise.resolve(items.slice(at, at + size))
}

export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  return (await all(pieces)).join('')
}

export async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const thing of things) list.push(thing)
  return list
}

/** Returns the output of a writer for notes in the given order, which a round trip compares. */
export function writtenInOrder(
  writer: NoteWriter,
  notes: readonly Annotation[],
  dossiers: DossierLookups = noDossier('Ada Example'),
): Promise<string> {
  return joined(writer(batchesOf(notes), { now: NOW, total: notes.length, dossiers }))
}

export function readText(reader: NoteReader, text: string, size?: number): Promise<ImportItem[]> {
  return all(reader(piecesOf(text, size)))
}

/** Returns the notes that a reader found; any other item fails the test. */
export function notesOf(read: readonly ImportItem[]): Annotation[] {
  return read.map((one) => {
    if (one.kind !== 'note') throw new Error(`${one.why}: ${one.excerpt}`)
    return one.annotation
  })
}

/** Why a whole file was refused; null if it was read. Other exceptions are bugs. */
export async function refusalOf(things: AsyncIterable<unknown>): Promise<FileRefusal | null> {
  try {
    await all(things)
    return null
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal
    throw error
  }
}
