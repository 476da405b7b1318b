/** Far above what honest files have; they keep a hostile one from filling the memory or the database. */
export const LIMITS = {
  /** Bytes of a file, and of one file in a zip. */
  bytes: 40_000_000,
  /** Bytes of all files in a zip together. */
  unzipped: 80_000_000,
  claims: 100_000,
  sources: 10_000,
  entities: 10_000,
  /** UTF-16 units of one line of a document. */
  line: 20_000,
  /** UTF-16 units of the text of a claim, as `lib/dossier/format/load.ts` has it. */
  words: 20_000,
  problems: 1000,
  aliases: 100,
} as const
