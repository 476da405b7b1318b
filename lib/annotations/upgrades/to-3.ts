import type { Transaction } from 'dexie'

/** Version 3 gave notes a colour, a claim to be on, and a range in the document. Frozen: it knows only its own shapes. */
export async function addColorClaimAndRange(transaction: Transaction): Promise<void> {
  await transaction
    .table<Version2>('annotations')
    .toCollection()
    .modify((note) => {
      try {
        note.color = null
        note.claim = null
        if (note.anchor) note.anchor.range = null
      } catch {
        // A damaged row stays as it is: were this to fail, the database could not be opened, and no note be reached.
      }
    })
}

interface Version2 {
  color?: null
  claim?: null
  anchor: { range?: null } | null
}
