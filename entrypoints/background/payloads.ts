import { z } from 'zod'
import type { SelectionAnswer, SelectionRead } from '@/lib/highlight/reader-host'
import type { MuteDraft } from '@/lib/annotations/mute-types'
import { noteColors, type AnnotationDraft } from '@/lib/annotations/types'
import type { PageText } from '@/lib/messaging/protocol'
import { CodedError } from '@/lib/messaging/envelope'
import { noteLimits } from '@/lib/transfer/note-limits'

/** What a page says is hostile until it has been through one of these. Limits are far above what an honest page has. */
const LIMITS = { letters: 4_000_000, blocks: 100_000 }

const address = z.string().max(noteLimits.address)
const line = z.string().max(noteLimits.line)
const offset = z.number().int().min(0).max(noteLimits.offset)

export const pageTextSchema = z
  .object({
    visit: z.string().min(1).max(64),
    url: address,
    pageKey: address,
    title: line,
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
  url: address,
  title: line,
  status: z.enum(['off-subject', 'other-language']),
  lang: z.string().max(40).nullable().optional(),
  pageKey: address.optional(),
  only: z.literal('comments').optional(),
})
export const inViewSchema = z.object({ visit: z.string().max(64), start: offset, end: offset })
export const inHandSchema = z.object({ start: offset.nullable() })
export const openPanelSchema = z.object({ start: offset, note: z.boolean().optional() })
export const notesPlacedSchema = z.object({ orphans: z.array(z.string().max(100)).max(10_000) })
export const pageKeySchema = z.object({ pageKey: address })

const anchorSchema = z.object({
  quote: z.object({
    exact: z.string().max(noteLimits.quote),
    prefix: z.string().max(noteLimits.context),
    suffix: z.string().max(noteLimits.context),
  }),
  position: z.object({ start: offset, end: offset }).nullable(),
  range: z.object({ startContainer: line, startOffset: offset, endContainer: line, endOffset: offset }).nullable(),
})

const selectionSchema = z.object({
  text: z.string().max(200_000),
  before: z.string().max(20_000),
  after: z.string().max(20_000),
  anchor: anchorSchema.nullable(),
}) satisfies z.ZodType<SelectionRead>

const selectionAnswerSchema = z.object({
  selection: selectionSchema.nullable(),
  facts: z.object({ pageKey: address, title: line, site: line, date: z.string().max(40).nullable() }),
}) satisfies z.ZodType<SelectionAnswer>

/** What a page's frame gave back, or null where it gave nothing that can be used. */
export function readSelectionAnswer(raw: unknown): SelectionAnswer | null {
  return selectionAnswerSchema.safeParse(raw).data ?? null
}

const id = z.string().min(1).max(noteLimits.id)
const ids = z.array(id).max(200_000)
const tags = z.array(z.string().max(noteLimits.tag)).max(noteLimits.tags)
export const idsSchema = z.object({ ids })
export const tagSchema = z.object({ ids, add: tags, remove: tags })
export const binSchema = z.object({ ids: ids.nullable() })

const claim = z.string().max(noteLimits.claim)

export const draftSchema = z.object({
  id,
  basedOn: z.string().max(40).nullable(),
  pageKey: address,
  url: address,
  title: line,
  claim: claim.nullable(),
  anchor: anchorSchema.nullable(),
  note: z.string().max(noteLimits.note),
  tags,
  color: z.enum(noteColors).nullable(),
  finding: z
    .object({
      verdict: z.enum(['supported', 'contradicted', 'disputed', 'unverified']),
      reason: z.string().max(noteLimits.reason),
      claims: z.array(claim).max(noteLimits.evidence),
      sources: z.array(z.number().int()).max(noteLimits.evidence),
      dossierVersion: z.string().max(noteLimits.version),
    })
    .nullable(),
}) satisfies z.ZodType<AnnotationDraft>

export const muteSchema = z.object({
  kind: z.enum(['muted', 'wrong-match']),
  sentence: z.string().max(20_000),
  claims: z.array(z.string().max(200)).max(500),
  verdict: z.enum(['supported', 'contradicted', 'disputed', 'unverified']),
  reason: z.string().max(10_000),
  dossierVersion: z.string().max(200),
  url: address,
  title: line,
}) satisfies z.ZodType<MuteDraft>

/** @throws CodedError `bad-request`, which is what the caller is answered */
export function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data)
  if (!result.success) throw new CodedError('bad-request')
  return result.data
}
