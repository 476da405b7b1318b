import { z } from 'zod'
import { detailKinds } from './detail-kinds'
import { noteLimits } from './limits'
import { noteColors } from './note-colors'
import { detailVerdicts, verdicts } from './verdicts'

// A note, after the W3C Web Annotation Data Model: its types and the validation of messages. Only the background loads
// zod; rows of the database are read without it.

export const lineSchema = z.string().max(noteLimits.line)
export const addressSchema = z.string().max(noteLimits.address)

// What a page says of itself is cut where it is too long: a page is not refused for a part of it.
export const reportedLineSchema = truncatedTextSchema(noteLimits.line)
export const reportedAddressSchema = truncatedTextSchema(noteLimits.address)
export const reportedLanguageSchema = truncatedTextSchema(40)

/** A text whose end is left out beyond a length, where refusing the whole would lose more. */
export function truncatedTextSchema(most: number) {
  return z.string().transform((text) => text.slice(0, most).toWellFormed())
}

export const offsetSchema = z.number().int().min(0).max(noteLimits.offset)
/** An id of a claim or dossier: it is used in addresses, which cannot contain a lone surrogate. */
const idSchema = z.string().refine((id) => id.isWellFormed())
const claimSchema = idSchema.max(noteLimits.claim)
export const detailWordsSchema = z.string().max(noteLimits.detail)

const rangeSchema = z.object({
  startContainer: lineSchema,
  startOffset: offsetSchema,
  endContainer: lineSchema,
  endOffset: offsetSchema,
})

/** The position of a note: several selectors of the W3C model, of which the most reliable that matches is used. */
export const anchorSchema = z.object({
  /** TextQuoteSelector: the exact words with 64 characters on each side, or up to 200 if the words occur twice. */
  quote: z.object({
    exact: z.string().max(noteLimits.quote),
    prefix: z
      .string()
      .transform((text) => text.slice(-noteLimits.context).toWellFormed())
      .catch(''),
    suffix: truncatedTextSchema(noteLimits.context).catch(''),
  }),
  /** TextPositionSelector in the extracted text of the page; null if unknown. */
  position: z
    .object({ start: offsetSchema, end: offsetSchema })
    .refine(({ start, end }) => start <= end)
    .nullable()
    .catch(null),
  /** RangeSelector between two points of the document, each an XPath and an offset; null if unknown. */
  range: rangeSchema.nullable().catch(null),
})

// A finding is cut where it is too long, and has no part that is not valid: a note is not refused for its finding.

/** Returns a schema of a list without its invalid items, up to `most`. */
function listSchema<Item extends z.ZodType>(item: Item, most: number) {
  return z
    .array(item.nullable().catch(null))
    .transform((items) => items.slice(0, most).filter((read) => read !== null))
    .catch([])
}

/** A dossier as a note stores it: its id, and its name to show when it is no longer installed. */
export const storedDossierSchema = z.object({
  id: idSchema.min(1).max(noteLimits.dossier),
  name: truncatedTextSchema(noteLimits.line),
})

const truncatedDetailSchema = truncatedTextSchema(noteLimits.detail)

const storedDetailSchema = z.object({
  kind: z.enum(detailKinds),
  verdict: z.enum(detailVerdicts),
  doubted: z.boolean().default(false),
  article: truncatedDetailSchema,
  dossier: truncatedDetailSchema.nullable().catch(null),
  question: truncatedDetailSchema.nullable().catch(null),
  claim: claimSchema.nullable().catch(null),
})

const partialSchema = z.literal(true).optional().catch(undefined)
const claimListSchema = listSchema(claimSchema, noteLimits.evidence)

export const storedFindingSchema = z.object({
  verdict: z.enum(verdicts),
  /** Whether a supported sentence is covered in part. */
  partial: partialSchema,
  reason: truncatedTextSchema(noteLimits.reason).catch(''),
  /** The head of the quote's row in a table, or the words that open its list. */
  head: reportedLineSchema.optional().catch(undefined),
  claims: claimListSchema,
  sources: listSchema(z.number().int(), noteLimits.evidence),
  dossierVersion: truncatedTextSchema(noteLimits.version).catch(''),
  /** Absent where the finding has none. */
  details: listSchema(storedDetailSchema, noteLimits.details).optional(),
  /** The dossier of the claims and sources; absent: the bundled one. */
  dossier: storedDossierSchema.optional().catch(undefined),
  /** Ids of claims on the same thing, where none settles the sentence. */
  related: claimListSchema.optional(),
  /** The result of a model that read the sentence too, as a text with the model's name. */
  reader: reportedLineSchema.optional().catch(undefined),
  /** The verdict of each dossier, where more than one had a finding on the sentence. */
  answers: listSchema(
    z.object({ dossier: reportedLineSchema, verdict: z.enum(verdicts), partial: partialSchema }),
    noteLimits.answers,
  ).optional(),
})

export const tagsSchema = z.array(z.string().max(noteLimits.tag)).max(noteLimits.tags)
/** Metadata of the article from its page, for citations; a field is empty where the page has none. */
export const storedArticleSchema = z.object({
  author: articleLineSchema(noteLimits.line),
  site: articleLineSchema(noteLimits.line),
  date: articleLineSchema(40),
})

function articleLineSchema(most: number) {
  return z
    .string()
    .transform((text) => text.trim().slice(0, most))
    .catch('')
}

const noteContentSchema = z.object({
  /** `pageKeyOf` of the page's address: one key for all addresses of an article. Empty for a note on a claim. */
  pageKey: addressSchema,
  /** The address where the note was made. Empty for a note on a claim. */
  url: addressSchema,
  /** Title of the page, or text of the claim. */
  title: lineSchema,
  /** Absent for notes on claims. */
  article: storedArticleSchema.optional(),
  /** Id of the claim that the note is on; null for a note on a page. */
  claim: claimSchema.nullable(),
  /** The dossier of the claim that the note is on; absent: the bundled one. */
  dossier: storedDossierSchema.optional(),
  /** null: the note is on the whole page, or on a claim. */
  anchor: anchorSchema.nullable(),
  /** Words of the note, in Markdown as typed. */
  note: z.string().max(noteLimits.joined),
  tags: tagsSchema,
  color: z.enum(noteColors).nullable(),
  finding: storedFindingSchema.nullable(),
})

export const draftSchema = noteContentSchema.extend({
  /** Created by the editor, so that a repeated save has no effect. */
  id: z.string().min(1).max(noteLimits.id),
  /** `modified` of the note that the editor opened, or that the user has seen since; null for a new one. */
  basedOn: z.string().max(40).nullable(),
})

/** The position of a note: selectors of the W3C model. */
export type Anchor = z.infer<typeof anchorSchema>
export type DocumentRange = z.infer<typeof rangeSchema>
/** A detail of a finding, without its offsets. */
export type StoredDetail = z.infer<typeof storedDetailSchema>
/** The dossier of a note, as it was when the note was made. */
export type StoredDossierRef = z.infer<typeof storedDossierSchema>
export type StoredArticle = z.infer<typeof storedArticleSchema>
/** The finding of a note, as it was when the note was made. */
export type StoredFinding = z.infer<typeof storedFindingSchema>
export type NoteContent = z.infer<typeof noteContentSchema>
export type AnnotationDraft = z.infer<typeof draftSchema>

export interface Annotation extends NoteContent {
  id: string
  /** ISO instants. */
  created: string
  modified: string
}

/**
 * A note of a page. `isMoved`: the note was made on another page with the same title, and belongs to this page only if
 * its quote is found here.
 */
export type PageNote = Annotation & { isMoved?: true }

export interface DeletedAnnotation extends Annotation {
  /** ISO instant. `DAYS_IN_BIN` later the note is deleted for good. */
  deleted: string
}

/**
 * `changed-elsewhere`: the note changed after the editor read it. Nothing was written; `stored` is the current note.
 */
export type SaveResult =
  { outcome: 'saved'; annotation: Annotation } | { outcome: 'changed-elsewhere'; stored: Annotation }
