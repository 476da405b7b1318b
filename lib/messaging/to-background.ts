import type { PageNote } from '@/lib/schema/annotation'
import { z } from 'zod'
import { address, draftSchema, line, offset, tagsSchema, type SaveResult } from '@/lib/schema/annotation'
import type { Finding, LookupResult } from '@/lib/schema/finding'
import { noteLimits } from '@/lib/schema/limits'
import { readMute, readMuteDraft, type Mute, type MuteDraft } from '@/lib/schema/mute'
import { noteColors, type NoteColor } from '@/lib/schema/note-colors'
import type { NamedDossier, PageText } from '@/lib/schema/page-state'
import type { Look } from '@/lib/schema/settings'
import type { PageQuestion } from '@/lib/model/page-question'
import { blockSchema, dateSchema, textSchema } from './to-page'

/** The result of one step of checking a document. */
export interface DocumentStep {
  checked: number
  sentences: number
  /** Findings of this step alone. */
  findings: Finding[]
  isDone: boolean
  /** Ids of the nearest claims, when the document is short and has no findings. */
  nearest: string[]
}

/** Data from a page is untrusted until validated here. Limits are far above those of normal pages. */
const LIMITS = { characters: 4_000_000, blocks: 100_000 }
/** The length of a long book, in characters; the rest of a longer text is not checked. */
const LONGEST_TEXT = 2_000_000

/** An invalid canonical link counts as none. */
const said = { url: address, canonical: address.nullable().catch(null), title: line }
const pageText = z
  .object({
    visit: z.string().min(1).max(64),
    ...said,
    site: line,
    date: dateSchema.nullable(),
    lang: z.string().max(40).nullable(),
    leftOut: z.number().int().min(0).max(LIMITS.blocks).optional(),
    text: z.string().max(LIMITS.characters),
    blocks: z.array(blockSchema).max(LIMITS.blocks),
    blockStarts: z.array(offset).max(LIMITS.blocks),
  })
  // Blocks that overlap could make a long text of a short one.
  .refine(({ text, blocks }) =>
    blocks.every(({ start, end }, i) => start >= (blocks[i - 1]?.end ?? 0) && end >= start && end <= text.length),
  ) satisfies z.ZodType<PageText>
const range = { start: offset, end: offset }
const article = textSchema.extend({ date: z.iso.date().optional() })
const id = z.string().min(1).max(noteLimits.id)
const ids = z.array(id).max(200_000)
const placed = z.array(z.string().max(400)).max(10_000)
const nothing = z.null()
/** The type of an answer: the background is trusted, and its answers are not validated. */
const type = z.custom
const tab = z.object({ tabId: z.number().int() })

/**
 * Every message to the background: who sends it (`page`: the page agent or the subject detector; `panel`: an extension page),
 * the schema of its data, and the type of its answer. `serveBackground` checks sender and data before any handler runs.
 * A page's renderer may be compromised: it writes no notes, controls no other tab, and mutes only findings of its own page.
 */
export const toBackground = {
  /** The page has been read and is not checked. `notes`: how many notes the user has on it. `names`: what pages are searched for. */
  'page-seen': {
    from: 'page',
    data: z.object({
      ...said,
      /** `no-text`: a PDF, a picture or other data without text. `error`: reading failed. */
      status: z.enum(['off-subject', 'other-language', 'no-text', 'error']),
      /** With `no-text`: the document is a PDF. */
      pdf: z.boolean().optional(),
      /** BCP 47, as declared. */
      lang: z.string().max(40).nullable().optional(),
      /** Where else the page mentions the subject. */
      only: z.enum(['comments', 'outside']).optional(),
    }),
    answer: type<{ notes: number; names: string[] }>(),
  },
  /** How to mark the page, and the names that pages are searched for. */
  look: { from: 'page', data: nothing, answer: type<Look & { names: string[] }>() },
  /**
   * The page names a subject, or has notes on it. `isBuiltIn`: it was searched for the names of the bundled dossier, as no
   * others are known yet. `names`: what pages are searched for.
   */
  'start-page-agent': {
    from: 'page',
    data: z.object({ isBuiltIn: z.boolean() }),
    answer: type<{ started: boolean; names: string[] }>(),
  },
  /** Sends the article; findings come back by `paint` as they are found. */
  'check-page': { from: 'page', data: pageText, answer: nothing },
  'in-view': { from: 'page', data: z.object({ visit: z.string().max(64), ...range }), answer: nothing },
  /** A highlight was clicked or focused: the panel shows its finding. */
  'active-finding': { from: 'page', data: z.object({ start: offset.nullable() }), answer: nothing },
  /** Whether the panel is open beside the page, which then needs no card. */
  'panel-open': { from: 'page', data: nothing, answer: type<{ isOpen: boolean }>() },
  /** Opens the panel at that finding, where the browser allows it: for a new note, or at the dossier's entry. */
  'open-panel': {
    from: 'page',
    data: z.object({ start: offset, note: z.boolean().optional(), compare: z.boolean().optional() }),
    answer: type<{ opened: boolean }>(),
  },
  /** This page's notes that were not found, and notes that moved here. */
  'notes-placed': { from: 'page', data: z.object({ orphans: placed, moved: placed }), answer: nothing },
  'annotations-of-page': { from: 'both', data: z.object(said), answer: type<PageNote[]>() },
  /** Injects the page agent into the tab and checks it. */
  'check-tab': { from: 'panel', data: tab, answer: type<{ started: boolean; message?: string }>() },
  /** Checks the current selection of the tab, like its right-click menu. The result is a `Question`. */
  'ask-selection': {
    from: 'panel',
    data: tab,
    answer: type<{ outcome: 'asked' | 'nothing-selected' | 'no-page-agent' }>(),
  },
  /** Checks a pasted text. `nearestIn`: as in `Question`. */
  'check-text': {
    from: 'panel',
    data: z.object({ text: z.string().transform((text) => text.slice(0, LONGEST_TEXT)) }),
    answer: type<{
      sentences: number
      findings: Finding[]
      nearest: string[]
      nearestIn?: string
      dossiers: NamedDossier[]
    }>(),
  },
  /** Begins to check a document of the user: `asked` about by what is typed or pasted. Its sentences are checked as steps are asked for. */
  'check-document': {
    from: 'panel',
    data: article.extend({ prior: z.enum(['along', 'asked']) }),
    answer: type<{ id: string }>(),
  },
  /** Checks the next sentences. Code `gone` when the document is not known any more. */
  'check-document-step': { from: 'panel', data: z.object({ id }), answer: type<DocumentStep>() },
  'check-document-end': { from: 'panel', data: z.object({ id }), answer: nothing },
  /** Begins to make the questions on a text for a model, with what the engine compared in it. The panel asks the model. */
  'model-questions': {
    from: 'panel',
    data: article.extend({
      title: z.string().max(2000),
      today: z.iso.date(),
      compared: z
        .array(
          z.object({
            ...range,
            dossier: z.string().max(noteLimits.id).nullable(),
            claims: z.array(z.string().max(noteLimits.id)).max(50),
            hints: z.array(z.string().max(noteLimits.quote)).max(50),
          }),
        )
        .max(100_000),
      /** The only part to ask about; the rest is its context. */
      only: z.object(range).optional(),
    }),
    answer: type<{ id: string }>(),
  },
  /** The next questions. Code `gone` when the text is not known any more. */
  'model-questions-step': {
    from: 'panel',
    data: z.object({ id }),
    answer: type<{ questions: PageQuestion[]; isDone: boolean }>(),
  },
  'model-questions-end': { from: 'panel', data: z.object({ id }), answer: nothing },
  /** The differences that a model found on the page of a tab, or in the selection that was checked there. */
  'model-findings': {
    from: 'panel',
    data: tab.extend({
      check: id,
      reading: z.object({
        name: z.string().max(400),
        isTrusted: z.boolean(),
        differs: z
          .array(
            z.object({
              ...range,
              words: z.string().max(4000),
              sentence: z.object({ ...range, text: z.string().max(LIMITS.characters) }),
              claim: id,
              claimWords: z.string().max(4000),
              isConfirmed: z.boolean(),
              isDoubted: z.boolean(),
              sources: z.array(z.int()).max(1000),
              dossier: id.nullable(),
            }),
          )
          .max(100_000),
        read: z.array(z.object({ ...range, dossier: id.nullable(), claims: z.array(id).max(100) })).max(100_000),
      }),
      size: z.object({ characters: offset, sentences: offset }).optional(),
    }),
    answer: nothing,
  },
  /** Why the sentences between two offsets of a text are marked or not. */
  'look-up': {
    from: 'panel',
    data: z.object({ text: z.string().max(100_000), ...range }),
    answer: type<LookupResult>(),
  },
  'save-annotation': { from: 'panel', data: draftSchema, answer: type<SaveResult>() },
  /** Moves notes to the bin. `ids`: the existing ones. */
  'delete-annotations': { from: 'panel', data: z.object({ ids }), answer: type<{ ids: string[] }>() },
  /** Restores notes from the bin. */
  'restore-annotations': { from: 'panel', data: z.object({ ids }), answer: type<{ ids: string[] }>() },
  'tag-annotations': {
    from: 'panel',
    data: z.object({ ids, add: tagsSchema, remove: tagsSchema }),
    answer: type<{ ids: string[] }>(),
  },
  /** `before`: the changed notes, with their previous colours. */
  'color-annotations': {
    from: 'panel',
    data: z.object({ ids, color: z.enum(noteColors).nullable() }),
    answer: type<{ before: { id: string; color: NoteColor | null }[] }>(),
  },
  /** Deletes permanently from the bin; null: everything. */
  'empty-bin': { from: 'panel', data: z.object({ ids: ids.nullable() }), answer: type<{ gone: number }>() },
  /** Many notes were written at once, as by an import; tabs reload their notes. */
  'notes-changed': { from: 'panel', data: nothing, answer: nothing },
  /** Many muted sentences were written at once, as by a sync; tabs apply them again. */
  'mutes-changed': { from: 'panel', data: nothing, answer: nothing },
  /** Mutes this finding on all pages. */
  'save-mute': { from: 'panel', data: muteSchema(readMuteDraft), answer: type<Mute>() },
  'delete-mute': { from: 'panel', data: z.object({ id }), answer: nothing },
  /** Restores a mute that was undone. */
  'restore-mute': { from: 'panel', data: muteSchema(readMute), answer: nothing },
  /** Dossiers were added, removed or changed. The open tabs are checked again. */
  'dossiers-changed': { from: 'panel', data: nothing, answer: nothing },
} satisfies Record<string, { from: 'page' | 'panel' | 'both'; data: z.ZodType; answer: z.ZodType }>

type Table = typeof toBackground
export type ToBackground = { [K in keyof Table]: { in: z.infer<Table[K]['data']>; out: z.infer<Table[K]['answer']> } }
export type TextForModel = ToBackground['model-questions']['in']

/** Rejects an invalid muted sentence. */
function muteSchema<T extends MuteDraft>(read: (raw: unknown) => T | null) {
  return z.unknown().transform((raw, context): T => {
    const mute = read(raw)
    if (mute !== null) return mute
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}
