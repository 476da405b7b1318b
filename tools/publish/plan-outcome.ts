import type { Correction } from '@/lib/dossier/format/corrections-file'
import type { Addition } from './append-to-yaml'
import { tidyWords } from './tidy-words'

/** The outcome of one correction. `file` and `addition` are its place in the folder; `difference` is what it proposes, line by line. */
export type Outcome =
  | { outcome: 'applied'; what: string; file: string; addition: Addition; example?: NewExample; difference?: string[] }
  | { outcome: 'already there'; what: string; difference?: string[] }
  | { outcome: 'refused'; what: string }

/** A new example, tested with the engine after everything is written. */
export interface NewExample {
  claim: string
  text: string
  as: 'supports' | 'contradicts' | 'unrelated'
}

/** Plans a correction of one kind. Remembers earlier ones: a repeated one is added once. */
export type Planner<K extends Correction['kind']> = (correction: Extract<Correction, { kind: K }>) => Outcome

export function refusal(what: string): Outcome {
  return { outcome: 'refused', what }
}

/** Words from a file in a message: on one line, and not at any length. */
export function clip(words: string): string {
  const line = tidyWords(words)
  return `“${line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line}”`
}
