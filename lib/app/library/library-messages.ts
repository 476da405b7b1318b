/** Messages between the panel and the library's worker. Types only. */
import type { LibraryStart, ToLibrary } from '@/lib/library/create-library'

export type ToWorker =
  | { start: LibraryStart }
  | { [K in keyof ToLibrary]: { turn: number; kind: K; data: ToLibrary[K]['in'] } }[keyof ToLibrary]

export type FromWorker =
  { tells: 'changed' | 'failed' } | { turn: number; value: unknown } | { turn: number; failed: true }
