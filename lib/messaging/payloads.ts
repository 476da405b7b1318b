import { z } from 'zod'
import type { SelectionAnswer, SelectionRead } from '@/lib/page/lifecycle/page-agent-host'
import type { Mute, MuteDraft, Says } from '@/lib/annotations/mute-types'
import { noteColors, type AnnotationDraft, type DetailThen } from '@/lib/annotations/types'
import { detailKinds } from '@/lib/details/kinds'
import type { PageSaid, PageText } from './protocol'
import { CodedError } from './envelope'
import { noteLimits } from '@/lib/formats/shared/note-limits'

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

export const lookUpSchema = z.object({ text: z.string().max(100_000), start: offset, end: offset })

const id = z.string().min(1).max(noteLimits.id)
const ids = z.array(id).max(200_000)
const tags = z.array(z.string().max(noteLimits.tag)).max(noteLimits.tags)
export const idsSchema = z.object({ ids })
export const tagSchema = z.object({ ids, add: tags, remove: tags })
export const colorSchema = z.object({ ids, color: z.enum(noteColors).nullable() })
export const binSchema = z.object({ ids: ids.nullable() })

const claim = z.string().max(noteLimits.claim)

const detailWords = z.string().max(noteLimits.detail)
const detailSchema = z.object({
  kind: z.enum(detailKinds),
  verdict: z.enum(['agrees', 'differs', 'open']),
  doubted: z.boolean(),
  article: detailWords,
  dossier: detailWords.nullable(),
  question: detailWords.nullable(),
  claim: claim.nullable(),
}) satisfies z.ZodType<DetailThen>

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
      details: z.array(detailSchema).max(noteLimits.details).optional(),
    })
    .nullable(),
}) satisfies z.ZodType<AnnotationDraft>

const verdict = z.enum(['supported', 'contradicted', 'disputed', 'unverified'])
const says = z.object({
  right: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unrelated') }),
    z.object({ kind: z.literal('verdict'), verdict, wrong: line }),
    z.object({ kind: z.literal('alias'), alias: z.string().max(200), entity: z.string().max(200) }),
    z.object({ kind: z.literal('note') }),
  ]),
  claim: z.string().max(200).nullable(),
  comment: z.string().max(10_000),
}) satisfies z.ZodType<Says>

export const muteSchema = z.object({
  kind: z.enum(['muted', 'wrong-match']),
  sentence: z.string().max(20_000),
  claims: z.array(z.string().max(200)).max(500),
  verdict,
  reason: z.string().max(10_000),
  dossierVersion: z.string().max(200),
  url: address,
  title: line,
  says: says.optional(),
}) satisfies z.ZodType<MuteDraft>
export const muteRowSchema = muteSchema.extend({ id, created: z.string().max(40) }) satisfies z.ZodType<Mute>
export const idSchema = z.object({ id })
export const saysSchema = z.object({ id, says: says.nullable() })

/** Returns the validated data. @throws CodedError `bad-request`, which becomes the reply */
export function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data)
  if (!result.success) throw new CodedError('bad-request')
  return result.data
}
