import {
  type PageNote,
  addressSchema,
  anchorSchema,
  truncatedTextSchema,
  offsetSchema,
  reportedLanguageSchema,
  reportedLineSchema,
  type Anchor,
} from '@/lib/schema/annotation'
import { z } from 'zod'
import type { PaintOptions, SelectionAnswer, SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import type { Block, BlockKind, Finding } from '@/lib/schema/finding'
import { LONGEST_TEXT } from '@/lib/schema/limits'
import type { PageAppearance } from '@/lib/schema/settings'

/**
 * Messages to the page agent in a tab, from the background or the panel; values must survive JSON. A page script
 * imports only the types, because it has no zod. Its replies are untrusted: the schemas below validate them.
 */
export interface ToPage {
  paint: { in: { visit: string; findings: Finding[] } & PaintOptions; out: null }
  /** From the panel: scrolls a part of the text (the next message: a note) into view. */
  'scroll-to': { in: { start: number; end: number }; out: { found: boolean } }
  'scroll-to-annotation': { in: { id: string }; out: { found: boolean } }
  /** From the panel: the text that the findings refer to; null before anything is painted. */
  'page-text': { in: null; out: { text: string; blocks: Block[] } | null }
  /** From the panel: returns the anchor for a note on this part of the text; null where it cannot be made. */
  'anchor-of': { in: { start: number; end: number }; out: Anchor | null }
  'read-selection': { in: null; out: SelectionRead | null }
  'annotations-changed': { in: { annotations: PageNote[] }; out: null }
  /**
   * By keyboard: goes to the next or previous finding that is contradicted or to look at (`isAny`: any marked one), opens
   * its card and focuses it. 0 opens the card of the
   * active finding, or else of the first visible one, or closes an open card.
   */
  'step-finding': { in: { by: 1 | -1 | 0; isAny?: boolean }; out: { found: boolean } }
  'look-changed': { in: PageAppearance; out: null }
  /** Returns the page agent's current visit and address. No answer, or another page's, means that the page was left. */
  'which-visit': { in: null; out: { visit: string | null; url: string } }
  /** The dossiers have changed: the page is searched for these names and checked again. */
  'subjects-changed': { in: { names: string[] }; out: null }
}

const blockKindSchema = z.enum([
  'heading',
  'paragraph',
  'item',
  'caption',
  'cell',
  'quote',
]) satisfies z.ZodType<BlockKind>
const countSchema = z.number().int().min(0).max(1_000_000)
const cellSpanSchema = z.number().int().min(2).max(50).optional()
/** A part of a text, with its place in a table. */
const blockSchema = z.object({
  start: offsetSchema,
  end: offsetSchema,
  kind: blockKindSchema,
  cell: z
    .object({
      table: countSchema,
      row: countSchema,
      column: countSchema,
      isHead: z.boolean(),
      down: cellSpanSchema,
      across: cellSpanSchema,
    })
    .optional(),
})
export const dateSchema = z.string().max(40)

/** A text with its blocks, as in the reply to `page-text`. */
export const textSchema = z.object({
  text: z.string().max(LONGEST_TEXT),
  blocks: z.array(blockSchema).max(1_000_000),
})

/** A text to compare with the dossiers, with its ISO date if known. */
export const articleSchema = textSchema.extend({ date: z.iso.date().optional() })

const selectionSchema = z.object({
  text: truncatedTextSchema(200_000),
  before: z.string().max(40_000),
  after: z.string().max(20_000),
  // A selection that is too long for a note has no anchor.
  anchor: anchorSchema.nullable().catch(null),
  blocks: z.array(blockSchema).max(100_000).optional(),
  lang: reportedLanguageSchema.nullish().catch(null),
}) satisfies z.ZodType<SelectionRead>

const selectionAnswerSchema = z.object({
  selection: selectionSchema.nullable(),
  isOutOfReach: z.boolean().optional(),
  isPdf: z.boolean().optional(),
  facts: z.object({
    canonical: addressSchema.nullable().catch(null),
    title: reportedLineSchema,
    site: reportedLineSchema,
    date: dateSchema.nullable(),
  }),
}) satisfies z.ZodType<SelectionAnswer>

/** Validates the selection, with facts of the page, that a frame returned; null without a valid one. */
export const readSelectionAnswer = (raw: unknown): SelectionAnswer | null =>
  selectionAnswerSchema.safeParse(raw).data ?? null
