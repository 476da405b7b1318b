/** Limits about twenty times the bundled dossier: they keep a hostile file from filling the memory or the database. */
export const DOSSIER_LIMITS = {
  /** Bytes of a file, and of one file in a zip. */
  bytes: 40_000_000,
  /** Bytes of all files in a zip together. */
  unzipped: 80_000_000,
  claims: 100_000,
  sources: 10_000,
  entities: 10_000,
  /** UTF-16 units of one line of a document. */
  line: 20_000,
  /** UTF-16 units of the text of a claim, and of the introduction. */
  textLength: 20_000,
  /** Phrasings, slots or notes of a claim; parts and lanes. */
  listEntries: 500,
  /** Phrasings of all claims together: each is analysed when the engine is built. */
  phrasings: 20_000,
  /** Other names of the subject and of all entities. */
  names: 50_000,
  problems: 1000,
  aliases: 100,
} as const
