import type { Research } from '@/lib/dossier/format/research'
import type { Claim, Tier } from '@/lib/dossier/format/schema'
import { tiers } from './dossier-route'
import { bestTier, restsOnUnread, type DossierBook } from './dossier-book'

/** Figures that show how reliable a dossier is, or the claims that they count. */
export interface Audit {
  /** Number of claims by the tier of their best source; null: sources that nobody has rated. */
  byTier: { tier: Tier | null; claims: number }[]
  unsourced: Claim[]
  oneSource: Claim[]
  /** Claims all of whose sources were not opened or were written by a machine. */
  unread: Claim[]
  /** Established claims with high confidence among `unread`. */
  sureUnread: Claim[]
  openQuestions: number
  openConflicts: number
  /** Headings of the research whose level is below high without a reason. */
  sectionsWithoutReason: string[]
}

export function auditOf(book: DossierBook): Audit {
  const sourced = book.claims.filter(({ sources }) => sources.length > 0)
  const unread = sourced.filter((claim) => restsOnUnread(book, claim))
  const best = sourced.map((claim) => bestTier(book, claim))
  const { questions = [], conflicts = [], sections = [] } = book.research ?? {}
  return {
    byTier: [...tiers, null].map((tier) => ({ tier, claims: best.filter((one) => one === tier).length })),
    unsourced: book.claims.filter(({ sources }) => sources.length === 0),
    oneSource: sourced.filter(({ sources }) => sources.length === 1),
    unread,
    sureUnread: unread.filter(({ status, confidence }) => status === 'established' && confidence === 'high'),
    openQuestions: questions.filter(({ state }) => state === 'open').length,
    openConflicts: conflicts.filter(({ state }) => state === 'open').length,
    sectionsWithoutReason: sections
      .filter(({ confidence, note }) => confidence !== undefined && confidence !== 'high' && note === undefined)
      .map(({ section }) => section),
  }
}

/** Returns whether a program did the research or a part of it. */
export function isMachineMade({ by }: Research): boolean {
  return by.some(({ kind }) => kind === 'machine')
}
