import { z } from 'zod'
import { isLife, isLifeField } from './derive'
import { own, type Json } from '@/lib/sync/kinds/json'
import { parsedJson } from '@/lib/text/parsed-json'
import { kindNames, kinds, type KindName } from './kinds'
import { syncLimits } from './limits'
import { apart, nothingKnown, type RecordState, type Versions } from './record'
import { DEVICE_ID, deviceOf, latestFrom, msOf, STAMP, STAMP_TIME, timeOf } from './stamp'

/** One line of a file after the first: what a change adds to the knowledge of one record. */
export interface Delta {
  kind: KindName
  id: string
  state: RecordState
}

/** The name of a record among all. */
export type RecordKey = `${KindName}/${string}`

export function keyOf({ kind, id }: Pick<Delta, 'kind' | 'id'>): RecordKey {
  return `${kind}/${id}`
}

export function kindOf(key: RecordKey): KindName {
  return key.slice(0, key.indexOf('/')) as KindName
}

export function idOf(key: RecordKey): string {
  return key.slice(key.indexOf('/') + 1)
}

export function deltaJson({ kind, id, state: { fields, versions } }: Delta): string {
  return JSON.stringify({
    k: kind,
    id,
    ...(Object.keys(fields).length > 0 ? { f: fields } : {}),
    ...(Object.keys(versions).length > 0 ? { v: versions } : {}),
  })
}

/** Changes that give this one when they are joined: one for each field, and one for each device that has a version. */
export function partsOf({ kind, id, state: { fields, versions } }: Delta): Delta[] {
  const part = (state: Partial<RecordState>): Delta => ({ kind, id, state: { ...nothingKnown, ...state } })
  return [
    ...Object.entries(fields).map(([name, register]) => part({ fields: Object.fromEntries([[name, register]]) })),
    ...Object.entries(versions).flatMap(([name, all]) =>
      apart(all).map((one) => part({ versions: Object.fromEntries([[name, one]]) })),
    ),
  ]
}

/** Reads a line; null if any part of it is not valid, or dated more than a year after now. */
export function readDelta(content: string, now: number): Delta | null {
  const read = deltaSchema.safeParse(parsedJson(content))
  if (!read.success) return null
  const { k, id, f = {}, v = {} } = read.data
  const kind = kinds[k]
  if (kind.isId && !kind.isId(id)) return null
  const latest = latestFrom(now)
  const areTimes = [
    ...Object.values(f).map(([stamp]) => stamp),
    ...Object.values(v).flatMap(({ seen, values }) => [...Object.values(seen), ...values.map(([stamp]) => stamp)]),
  ].every((time) => msOf(time) <= latest)
  const areCausal = Object.values(v).every(isCausal)
  const areFields = Object.entries(f).every(
    ([name, [, value]]) =>
      !kind.texts.includes(name) &&
      !isLifeField(name) &&
      (value === undefined ? !kind.required.includes(name) : kind.isValid(name, value)),
  )
  const areVersions = Object.entries(v).every(([name, { values }]) =>
    values.every(([, value]) =>
      isLifeField(name) ? isLife(value) : kind.texts.includes(name) && kind.isValid(name, value),
    ),
  )
  if (!areTimes || !areCausal || !areFields || !areVersions) return null
  return { kind: k, id, state: { fields: plain(f), versions: plain(v) } }
}

/** Whether each value is the last by its device, and the latest one is later than all that is seen: two lines could else overwrite each other. */
function isCausal({ seen, values }: Versions): boolean {
  const latest = values.reduce((last, [stamp]) => (stamp > last ? stamp : last), '')
  return (
    Object.entries(seen).every(([device, time]) => `${time}-${device}` <= latest) &&
    values.every(([stamp]) => own(seen, deviceOf(stamp)) === timeOf(stamp))
  )
}

const stamp = z.string().regex(STAMP)
const json = z.custom<Json>((value) => value !== undefined)
const named = <T extends z.ZodType>(one: T) =>
  z.record(z.string().max(1100), one).refine((all) => Object.keys(all).length <= syncLimits.fieldsInLine)
const deltaSchema = z.object({
  k: z.enum(kindNames),
  id: z.string().min(1).max(400),
  f: named(z.union([z.tuple([stamp]), z.tuple([stamp, json])])).optional(),
  v: named(
    z.object({
      seen: z
        .record(z.string().regex(DEVICE_ID), z.string().regex(STAMP_TIME))
        .refine((all) => Object.keys(all).length <= syncLimits.seenInLine),
      values: z.array(z.tuple([stamp, json])).max(syncLimits.seenInLine),
    }),
  ).optional(),
})

/** Own properties only, whatever they are called. */
function plain<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record))
}
