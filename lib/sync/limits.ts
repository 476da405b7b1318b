/** Limits for files in the folder: far above normal use, and low enough that a hostile file cannot fill the memory. */
export const syncLimits = {
  /** Bytes of one line. A brought dossier is one line. */
  line: 12_000_000,
  /** A segment is closed when it has so many bytes; the next change starts another one. */
  segment: 512_000,
  /** Files that are read at one sync; more are reported. */
  files: 5000,
  /** Devices that have changed one field at the same time, or one record over the years. */
  devices: 64,
  /** Fields of one change: a note can have 1,000 tags. */
  fields: 2000,
  /** Characters of the name of a device. */
  name: 60,
} as const
