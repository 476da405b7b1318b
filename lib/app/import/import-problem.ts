import type { Failure } from './import-state'
import { FileRefused, type Refusal } from '@/lib/formats/shared/exchange'

/** Why a file was not read, or its notes not saved. Unexpected errors are also logged. */
export function importProblemOf(error: unknown): Refusal | Failure {
  if (error instanceof FileRefused) return error.refusal
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'full'
  if (names.includes('NotReadableError') || names.includes('NotFoundError')) return 'file'
  console.error('Claimlight: the import failed', error)
  return 'database'
}

/** Dexie nests errors, or has one for each row. */
function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 3) return []
  const { inner, failures } = error as { inner?: unknown; failures?: readonly unknown[] }
  const within = [inner, error.cause, ...(failures ?? []).slice(0, 3)]
  return [error.name, ...within.flatMap((one) => namesOf(one, depth + 1))]
}
