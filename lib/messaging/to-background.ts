import { z } from 'zod'
import { addressSchema, offsetSchema, reportedAddressSchema, reportedLineSchema } from '@/lib/schema/annotation'
import { noteLimits } from '@/lib/schema/limits'
import type { PageIdentity } from '@/lib/schema/page-state'
import type { PageSender } from './who-asks'

/**
 * A message to the background: who may send it, the schema of its data, and its handler. Each feature has a table of
 * its messages. `serveBackground` checks sender and data before the handler runs. A page's renderer may be compromised,
 * so pages may not control other tabs or mute anything, nor write a note but the one that the user has begun there.
 */
export interface MessageDefinition {
  /** `page`: the page agent or the subject detector; `panel`: an extension page. */
  from: 'page' | 'panel'
  data: z.ZodType
  handle: (data: never, from: never) => Promise<unknown>
}

export function fromPage<Data extends z.ZodType, Out>(
  data: Data,
  handle: (data: z.infer<Data>, from: PageSender) => Promise<Out>,
) {
  return { from: 'page' as const, data, handle }
}

export function fromPanel<Data extends z.ZodType, Out>(data: Data, handle: (data: z.infer<Data>) => Promise<Out>) {
  return { from: 'panel' as const, data, handle }
}

/** Types of data and answer of each message, for `callBackground`. Each feature adds its table by `declare module`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it has the members that features add
export interface ToBackground {}

/** Answers are not validated: the background is trusted. */
export type CallsOf<Table extends Record<string, MessageDefinition>> = {
  [K in keyof Table]: { in: z.infer<Table[K]['data']>; out: Awaited<ReturnType<Table[K]['handle']>> }
}

export const noDataSchema = z.null()
/** Address and title of a page. An invalid canonical link counts as none. */
export const pageIdentitySchema = z.object({
  url: reportedAddressSchema,
  canonical: addressSchema.nullable().catch(null),
  title: reportedLineSchema,
  site: reportedLineSchema.optional(),
}) satisfies z.ZodType<PageIdentity>
export const idSchema = z.string().min(1).max(noteLimits.id)
export const rangeFields = { start: offsetSchema, end: offsetSchema }
export const tabSchema = z.object({ tabId: z.number().int() })
