/**
 * Why notes cannot be opened or written:
 *
 * - `blocked`: another tab or window holds the database, such as one from before an update
 * - `newer`: a newer version of Claimlight has written it
 * - `full`: the disk, or the browser's share of it, is full
 * - `denied`: the browser allows no storage here, as in some private windows
 * - `broken`: the browser cannot read it
 */
export type StorageErrorCode = 'blocked' | 'newer' | 'full' | 'denied' | 'broken'

export class StorageError extends Error {
  constructor(readonly code: StorageErrorCode) {
    super(`The notes cannot be reached: ${code}`)
  }
}

/** Returns the cause in an error of the database, also a nested one; null for an error that is not about storage. */
export function storageErrorOf(error: unknown, depth = 0): StorageErrorCode | null {
  if (error instanceof StorageError) return error.code
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return null
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown }
  // The inner error is more specific: a full disk is reported as "aborted because of".
  const within = [inner, ...(Array.isArray(failures) ? (failures as unknown[]).slice(0, 1) : [])]
    .map((cause) => storageErrorOf(cause, depth + 1))
    .find((code) => code !== null)
  return within ?? (typeof name === 'string' ? (CODE_BY_ERROR[name] ?? null) : null)
}

const DEEPEST_CAUSE = 5

const CODE_BY_ERROR: Record<string, StorageErrorCode> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  InvalidStateError: 'denied',
  SecurityError: 'denied',
  NotAllowedError: 'denied',
  MissingAPIError: 'denied',
  UnknownError: 'broken',
  NotReadableError: 'broken',
  DataError: 'broken',
  OpenFailedError: 'broken',
  UpgradeError: 'broken',
  AbortError: 'broken',
  TimeoutError: 'broken',
  DatabaseClosedError: 'broken',
}
