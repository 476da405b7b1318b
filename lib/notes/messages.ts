import { z } from 'zod'
import { fromPage, fromPanel, idSchema, noData, pageIdentitySchema, type CallsOf } from '@/lib/messaging/to-background'
import { draftSchema, tagsSchema } from '@/lib/schema/annotation'
import { noteColors } from '@/lib/schema/note-colors'
import { ownAddress } from '@/lib/text/own-address'
import * as notes from './notes'

const ids = z.array(idSchema).max(200_000)

/** Messages on notes. */
export const noteMessages = {
  'annotations-of-page': fromPage(pageIdentitySchema, (page, from) => notes.notesOfPage(ownAddress(page, from.url))),
  'save-annotation': fromPanel(draftSchema, notes.saveNote),
  /** Moves notes to the bin. `ids`: the existing ones. */
  'delete-annotations': fromPanel(z.object({ ids }), ({ ids }) => notes.deleteNotes(ids)),
  /** Restores notes from the bin. */
  'restore-annotations': fromPanel(z.object({ ids }), ({ ids }) => notes.restoreNotes(ids)),
  'tag-annotations': fromPanel(z.object({ ids, add: tagsSchema, remove: tagsSchema }), notes.tagNotes),
  /** `before`: the changed notes, with their previous colours. */
  'color-annotations': fromPanel(z.object({ ids, color: z.enum(noteColors).nullable() }), notes.colorNotes),
  /** Deletes permanently from the bin; null: everything. */
  'empty-bin': fromPanel(z.object({ ids: ids.nullable() }), ({ ids }) => notes.emptyNotesBin(ids)),
  /** Many notes were written at once, as by an import; tabs reload their notes. */
  'notes-changed': fromPanel(noData, notes.updateNotesInAllTabs),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof noteMessages> {}
}
