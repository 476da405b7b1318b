import type { Transaction } from 'dexie'
import { isSameSite, samePage } from './page-keys-at-3/same-page'

/**
 * Version 3 gave notes a colour, a claim to be on, and a range in the document, and made one page of all addresses at which
 * an article stands. Frozen, with all that it uses: it knows only its own shapes.
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
        // Until then the key was the canonical link where it counted, else the address.
        const { url, pageKey } = note
        note.pageKey = isSameSite(url, pageKey) ? samePage(url, pageKey) : samePage(pageKey)
      } catch {
        // A damaged row stays as it is: were this to fail, the database could not be opened, and no note be reached.
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
