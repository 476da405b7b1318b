import { z } from 'zod'
import type { Json } from '@/lib/rows/json'
import { type KindName, kindNames } from '@/lib/rows/row-rules'
import { rowRulesByKind } from '@/lib/rows/row-rules-by-kind'
import { isValidId } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import { EXISTENCE_FIELD, isExistenceValue } from './derive'
import type { RecordState } from './record'
import { DEVICE_ID_PATTERN, STAMP_PATTERN, STAMP_TIME_PATTERN } from './stamp'

/** One line of a file after the first: an addition to the known state of one record. */
export interface Delta {
  kind: KindName
  id: string
  state: RecordState
}

export function deltaJson({ kind, id, state: { fields, versions } }: Delta): string {
  return JSON.stringify({ k: kind, id, f: fields, v: versions })
}

/** Parses a line; null if any part of it is invalid, as in a line of a newer version. */
export function readDelta(content: string): Delta | null {
  const read = deltaSchema.safeParse(parsedJson(content))
  if (!read.success) return null
  const { k, id, f = {}, v = {} } = read.data
  const kind = rowRulesByKind[k]
  const areFields = Object.entries(f).every(
    ([name, [, value]]) =>
      name !== kind.text?.field &&
      name !== EXISTENCE_FIELD &&
      (value === undefined ? !kind.required.includes(name) : kind.isValid(name, value)),
  )
  const areVersions = Object.entries(v).every(([name, { values }]) =>
    values.every(([, value]) =>
      name === EXISTENCE_FIELD ? isExistenceValue(value) : name === kind.text?.field && kind.isValid(name, value),
    ),
  )
  if (kind.isId?.(id) === false || !areFields || !areVersions) return null
  return { kind: k, id, state: { fields: f, versions: v } }
}

const stampSchema = z.string().regex(STAMP_PATTERN)
const jsonSchema = z.custom<Json>((value) => value !== undefined)
const deltaSchema = z.object({
  k: z.enum(kindNames),
  id: z.custom<string>(isValidId),
  f: z.record(z.string().max(1100), z.union([z.tuple([stampSchema]), z.tuple([stampSchema, jsonSchema])])).optional(),
  v: z
    .record(
      z.string().max(1100),
      z.object({
        seen: z.record(z.string().regex(DEVICE_ID_PATTERN), z.string().regex(STAMP_TIME_PATTERN)),
        values: z.array(z.tuple([stampSchema, jsonSchema])),
      }),
    )
    .optional(),
})
