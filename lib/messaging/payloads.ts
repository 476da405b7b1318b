import { z } from 'zod'
import type { SelectionAnswer, SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import type { PageSaid, PageText } from '@/lib/schema/page-state'
import { CodedError } from './envelope'
import { anchorSchema, tagsSchema } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import { readMute, readMuteDraft, readSays, type MuteDraft } from '@/lib/schema/mute'
import { noteColors } from '@/lib/schema/note-colors'

export { draftSchema } from '@/lib/schema/annotation'

/** Data from a page is untrusted until validated here. Limits are far above those of normal pages. */
const LIMITS = { letters: 4_000_000, blocks: 100_000 }

const address = z.string().max(noteLimits.address)
const line = z.string().max(noteLimits.line)
const offset = z.number().int().min(0).max(noteLimits.offset)

/** An invalid canonical link counts as none. */
const said = { url: address, canonical: address.nullable().catch(null), title: line }

export const pageTextSchema = z
  .object({
    visit: z.string().min(1).max(64),
    ...said,
    site: line,
    date: z.string().max(40).nullable(),
    lang: z.string().max(40).nullable(),
    leftOut: z.number().int().min(0).max(LIMITS.blocks).optional(),
    blocks: z
      .array(
        z.object({
          kind: z.enum(['heading', 'paragraph', 'item', 'caption', 'cell', 'quote']),
          text: z.string().max(LIMITS.letters),
        }),
      )
      .max(LIMITS.blocks),
  })
  .refine(
    ({ blocks }) => blocks.reduce((sum, { text }) => sum + text.length, 0) <= LIMITS.letters,
  ) satisfies z.ZodType<PageText>

export const pageSeenSchema = z.object({
  ...said,
  status: z.enum(['off-subject', 'other-language', 'no-text', 'error']),
  pdf: z.boolean().optional(),
  lang: z.string().max(40).nullable().optional(),
  only: z.enum(['comments', 'outside']).optional(),
})
export const startPageAgentSchema = z.object({ isBuiltIn: z.boolean() })
export const inViewSchema = z.object({ visit: z.string().max(64), start: offset, end: offset })
export const inHandSchema = z.object({ start: offset.nullable() })
export const openPanelSchema = z.object({
  start: offset,
  note: z.boolean().optional(),
  compare: z.boolean().optional(),
})
export const wrongMatchSchema = z.object({ start: offset, quote: z.string().max(noteLimits.quote) })
const placed = z.array(z.string().max(400)).max(10_000)
export const notesPlacedSchema = z.object({ orphans: placed, moved: placed })
export const pageSaidSchema = z.object(said) satisfies z.ZodType<PageSaid>

const selectionSchema = z.object({
  text: z.string().max(200_000),
  before: z.string().max(20_000),
  after: z.string().max(20_000),
  anchor: anchorSchema.nullable(),
}) satisfies z.ZodType<SelectionRead>

const selectionAnswerSchema = z.object({
  selection: selectionSchema.nullable(),
  facts: z.object({ canonical: said.canonical, title: line, site: line, date: z.string().max(40).nullable() }),
}) satisfies z.ZodType<SelectionAnswer>

/** The selection that the page agent in a tab returned, or null without a selection. */
export function readSelectionRead(raw: unknown): SelectionRead | null {
  return selectionSchema.safeParse(raw).data ?? null
}

/** The selection that a frame returned, or null without a valid one. */
export function readSelectionAnswer(raw: unknown): SelectionAnswer | null {
  return selectionAnswerSchema.safeParse(raw).data ?? null
}

const blockKind = z.enum(['heading', 'paragraph', 'item', 'caption', 'cell', 'quote'])
export const documentSchema = z.object({
  text: z.string().max(2_000_000),
  blocks: z.array(z.object({ start: offset, end: offset, kind: blockKind })).max(1_000_000),
  date: z.iso.date().optional(),
})
const words = z.string().max(noteLimits.quote)
export const textForModelSchema = documentSchema.extend({
  title: z.string().max(2000),
  today: z.iso.date(),
  compared: z
    .array(
      z.object({
        ...{ start: offset, end: offset, dossier: z.string().max(noteLimits.id).nullable() },
        claims: z.array(z.string().max(noteLimits.id)).max(50),
        hints: z.array(words).max(50),
      }),
    )
    .max(100_000),
  only: z.object({ start: offset, end: offset }).optional(),
})
/** The text of a page, as its page agent tells it. */
export const pageTextReplySchema = documentSchema.omit({ date: true })
export const lookUpSchema = z.object({ text: z.string().max(100_000), start: offset, end: offset })

const id = z.string().min(1).max(noteLimits.id)
const ids = z.array(id).max(200_000)
export const idsSchema = z.object({ ids })
export const tagSchema = z.object({ ids, add: tagsSchema, remove: tagsSchema })
export const colorSchema = z.object({ ids, color: z.enum(noteColors).nullable() })
export const binSchema = z.object({ ids: ids.nullable() })

export const idSchema = z.object({ id })

/** Rejects an invalid muted sentence as a bad request, and a valid one whose correction is invalid. */
export const muteSchema = valid(readMuteDraft)
export const muteRowSchema = valid(readMute)
export const saysSchema = z.object({
  id,
  says: z.unknown().transform((raw, context) => {
    const says = readSays(raw)
    if (says === null && raw !== null) context.addIssue({ code: 'custom' })
    return says
  }),
})

function valid<T extends MuteDraft>(read: (raw: unknown) => T | null) {
  return z.unknown().transform((raw, context): T => {
    const mute = read(raw)
    if (mute !== null && (mute.says !== undefined || (raw as MuteDraft).says === undefined)) return mute
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}

/** Returns the validated data. @throws CodedError `bad-request`, which becomes the reply */
export function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data)
  if (!result.success) throw new CodedError('bad-request')
  return result.data
}
