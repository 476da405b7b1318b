import type { Transaction } from 'dexie'

/** Version 3 gave notes a colour, a claim to be on, and a range in the document. Frozen: it knows only its own shapes. */
export async function addColorClaimAndRange(transaction: Transaction): Promise<void> {
  await transaction
    .table<Version2>('annotations')
    .toCollection()
    .modify((note) => {
      note.color = null
      note.claim = null
      // One row of another shape must not keep all the others from being brought over.
      if (typeof note.anchor === 'object' && note.anchor !== null) note.anchor.range = null
    })
}

interface Version2 {
  color?: null
  claim?: null
  anchor?: { range?: null } | string | number | boolean | null
}
