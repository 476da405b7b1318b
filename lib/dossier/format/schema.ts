import { z } from 'zod'
import { DOSSIER_LIMITS } from './file-limits'
import type { Tier } from '@/lib/schema/tier'
import { claimFields } from '@/lib/features/opinions'
import { levelSchema, researchSchema, webAddressSchema } from './research'
import { dateOfIso } from '@/lib/text/dates'
import { faultOfName } from './subject-name-fault'

/** A text that is not trimmed, since marks are offsets from its start. */
const markedWordsSchema = z.string().regex(/\S/, 'not empty').max(DOSSIER_LIMITS.textLength)

/** A name that can be looked for in pages: a common word or a single letter would be found everywhere. */
const findableNameSchema = z
  .string()
  .max(200)
  .refine((name) => faultOfName(name) === null, 'a name of two letters or more that is no common word')

/** The id of a claim, by which notes, messages and addresses refer to it. */
export const claimIdSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and single hyphens')

/** A date or two dates separated by `/`, at the known precision. */
export const timeSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/, 'a date such as 2017-06, or two with a slash between them')

export const statusSchema = z.enum(['established', 'uncertain', 'conflicting'])
export const tierSchema = z.union([z.literal(1), z.literal(2), z.literal(2.5), z.literal(3)]) satisfies z.ZodType<Tier>
export const slotTypeSchema = z.enum([
  'date',
  'number',
  'name',
  'org',
  'place',
  'role',
  'title',
  'work',
  'term',
  'order',
  'polarity',
  'reason',
  'other',
])

/** The words of a slot in a text, as UTF-16 offsets. */
const markSchema = z.strictObject({
  slot: z.number().int().min(0),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
})
/**
 * A value that an article could get wrong. `single`: only one value can be true at a time. `asks`: the question that it
 * answers, as users see it ("When Eureka Labs was announced"); without it, the claim is shown with a gap for the value.
 */
const slotSchema = z.strictObject({
  type: slotTypeSchema,
  value: markedWordsSchema,
  single: z.boolean(),
  asks: z.string().min(1).optional(),
})
const phrasingSchema = z.strictObject({ text: markedWordsSchema, marks: z.array(markSchema).default([]) })

/** A correction of a claim whose text is wrong by the dossier's own sources. */
export const correctionSchema = z.strictObject({
  text: z.string().min(1),
  evidence: z.string().min(1),
  certainty: z.enum(['certain', 'high', 'medium', 'low']),
  /** The corrected slots, by index; without it the whole claim is in doubt. The other slots remain valid. */
  slots: z.array(z.number().int().min(0)).optional(),
})

export const sourceSchema = z.object({
  n: z.number().int().positive(),
  title: z.string().min(1),
  publisher: z.string().optional(),
  /** Who owns the publisher: sources of one owner are one origin. */
  owner: z.string().optional(),
  author: z.string().optional(),
  date: z.string().optional(),
  url: webAddressSchema.optional(),
  tier: tierSchema.optional(),
  kind: z.string().optional(),
  note: z.string().optional(),
})

export const claimSchema = z.object({
  id: claimIdSchema,
  topic: z.string().trim().default(''),
  section: z.string().trim().optional(),
  text: markedWordsSchema,
  marks: z.array(markSchema).default([]),
  status: statusSchema.default('established'),
  confidence: levelSchema.optional(),
  depth: levelSchema.optional(),
  time: timeSchema.optional(),
  sources: z.array(z.number().int().positive()).default([]),
  /** The dossier's remarks on this claim: its doubts, or why it has no source. */
  notes: z.array(z.string().trim().min(1)).max(DOSSIER_LIMITS.listEntries).default([]),
  correction: correctionSchema.optional(),
  ...claimFields,
  slots: z.array(slotSchema).max(DOSSIER_LIMITS.listEntries).default([]),
  phrasings: z.array(phrasingSchema).max(DOSSIER_LIMITS.listEntries).default([]),
})

/** A person, firm, work, course … named in claims, with its other names. */
export const entitySchema = z.strictObject({
  name: findableNameSchema,
  kind: z.enum(['person', 'organisation', 'place', 'work', 'course', 'event', 'term', 'product']),
  aliases: z.array(findableNameSchema).max(DOSSIER_LIMITS.aliases).default([]),
})

/** Topics under a common heading. `topics` are headings of claims. */
export const partSchema = z.strictObject({
  name: z.string().min(1),
  about: z.string().default(''),
  topics: z.array(z.string().min(1)).min(1),
})

/** A row of the timeline: topics whose dated claims it shows, and claims that it shows with a short label. */
export const laneSchema = z.strictObject({
  name: z.string().min(1),
  topics: z.array(z.string().min(1)).default([]),
  milestones: z
    .array(
      z.strictObject({
        claim: z.string().min(1),
        label: z.string().min(1),
        /** Time of the event in the timeline, if it differs from the claim's; an open end is `2024-07/`. */
        time: z.string().optional(),
        /** The part of the milestone's time that is uncertain, and a short reason. */
        doubt: z.strictObject({ time: z.string(), says: z.string().min(1) }).optional(),
      }),
    )
    .default([]),
})

export const isInCalendar = (date: string): boolean => dateOfIso(date) !== null

/**
 * The schema of a dossier in use (portable or compiled). Authors write the YAML form of `authoring.ts`, which the
 * compiler converts. Fields with a default and optional fields may be missing.
 */
export const dossierSchema = z.object({
  subject: z.object({
    name: z.string().trim().min(1).max(200),
    aliases: z.array(findableNameSchema).max(DOSSIER_LIMITS.aliases).default([]),
    kind: z.string().trim().min(1).max(40).default('person'),
    /** he | she | they | it; derived from the claims if not given. */
    pronoun: z.string().trim().min(1).max(20).optional(),
  }),
  version: z.string().trim().min(1).max(100).default('0'),
  asOf: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/, 'a date such as 2026-03-31')
    .refine(isInCalendar, 'a date of the calendar, such as 2026-03-31'),
  claims: z.array(claimSchema).min(1).max(DOSSIER_LIMITS.claims),
  sources: z.array(sourceSchema).max(DOSSIER_LIMITS.sources).default([]),
  entities: z.array(entitySchema).max(DOSSIER_LIMITS.entities).default([]),
  parts: z.array(partSchema).max(DOSSIER_LIMITS.listEntries).optional(),
  lanes: z.array(laneSchema).max(DOSSIER_LIMITS.listEntries).optional(),
  /** Introduction for newcomers: Markdown; its links lead to claims (`#/claim/id`) or to the web. */
  introduction: z.string().max(DOSSIER_LIMITS.textLength).optional(),
  research: researchSchema.optional(),
})

export type Dossier = z.infer<typeof dossierSchema>
export type Claim = z.infer<typeof claimSchema>
export type Source = z.infer<typeof sourceSchema>
export type { Tier }
export type Mark = z.infer<typeof markSchema>
export type Entity = z.infer<typeof entitySchema>
export type Lane = z.infer<typeof laneSchema>
export type Status = z.infer<typeof statusSchema>
export type SlotType = z.infer<typeof slotTypeSchema>
