/** Limits for files in the folder: far above normal use, and low enough that a hostile file cannot fill the memory. */
export const syncLimits = {
  /** Bytes of one line. A dossier from a file is one line, and a third longer when encrypted; an import takes 40 MB. */
  line: 64_000_000,
  /** Bytes of a file, such as a change file with all that a device knows. */
  file: 1_000_000_000,
  /** A segment is closed when it has so many bytes; the next change starts another one. */
  segment: 512_000,
  /** Files that are read at one sync; the next one goes on with the others. */
  files: 5000,
  /** Texts of one field that are put together, the latest ones. */
  texts: 64,
  /** Values of one stamp, which only forged or copied files have. */
  forged: 4,
  /** Devices that have changed one field over the years: those that did so last are kept. */
  seen: 500,
  /** Devices, and values, of one field in a line: a device adds itself, and those that others have kept. */
  seenInLine: 2000,
  /** Tags of one record, with those that are gone: a note can have 1,000. Those that were changed last are kept. */
  fields: 2000,
  /** Fields in a line: this device's own fields are added to those that others have given. */
  fieldsInLine: 4000,
  /** Characters of the name of a device. */
  name: 60,
} as const
