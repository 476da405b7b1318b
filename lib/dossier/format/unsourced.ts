import type { Claim } from './schema'

/**
 * The compiler puts the reason why a claim has no source behind its notes. This takes it out again, where the claim keeps a note for
 * its doubt.
 */
export function withReason({ sources, notes, status }: Claim): { notes: string[]; unsourced?: string } {
  const reason = notes.at(-1)
  const hasReason = sources.length === 0 && (status === 'established' || notes.length > 1)
  return hasReason && reason !== undefined ? { notes: notes.slice(0, -1), unsourced: reason } : { notes }
}
