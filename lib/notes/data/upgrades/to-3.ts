import type { Transaction } from 'dexie'
import { isSameSite, pageKeyOf } from '@/lib/text/same-page'

/**
 * Version 3 added colours, claims and document ranges to notes, and one page key for all addresses of an article.
 * Do not edit this code. Only the page keys follow current rules: a version that changes the rules converts all keys.
 */
export async function bringNotesTo3(transaction: Transaction): Promise<void> {
  await transaction
    .table<Version2>('annotations')
    .toCollection()
    .modify((note) => {
      try {
        note.color = null
        note.claim = null
        if (typeof note.anchor === 'object' && note.anchor !== null) Object.assign(note.anchor, { range: null })
        // Before version 3, the key was the canonical link if it was usable, otherwise the address.
        const { url, pageKey } = note
        note.pageKey = isSameSite(url, pageKey) ? pageKeyOf(url, pageKey) : pageKeyOf(pageKey)
      } catch {
        // Leave damaged rows unchanged: if the upgrade failed, the database could not be opened and no note could be
        // read.
      }
    })
}

interface Version2 {
  url: string
  pageKey: string
  color?: string | null
  claim?: string | null
  anchor?: unknown
}
