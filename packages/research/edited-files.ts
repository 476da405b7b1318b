import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { tierSchema } from '@/lib/dossier/format/schema'
import type { TierRule } from '@/lib/dossier/format/tier-rules'
import { ResearchFault } from './fault'
import type { ResearchFolder } from './folder'

const words = z.string().trim().min(1).max(2000)
const handWrittenInputsSchema = z.strictObject({
  by: words.optional(),
  questions: z.array(z.strictObject({ section: words, asks: words, query: words.optional() })).default([]),
  passages: z
    .array(
      z.strictObject({ page: words, claim: words, quote: words, section: words.optional(), asks: words.optional() }),
    )
    .default([]),
})
export type HandWrittenInputs = z.infer<typeof handWrittenInputsSchema>

const tierRulesSchema = z.array(
  z.strictObject({
    /** A host, which includes its subdomains; `*` is any host. */
    host: z.string().min(1).max(200),
    path: z.string().startsWith('/').optional(),
    tier: tierSchema,
    owner: z.string().min(1).max(200).optional(),
  }),
)

/** Reads the questions and passages of a person. @throws ResearchFault with the place of the first mistake */
export function readHandWrittenInputs(folder: ResearchFolder): HandWrittenInputs {
  return editedFile(folder, 'by-hand.yaml', handWrittenInputsSchema, {})
}

/** Reads the rules for tiers. @throws ResearchFault with the place of the first mistake */
export function tierRulesIn(folder: ResearchFolder): TierRule[] {
  return editedFile(folder, 'tiers.yaml', tierRulesSchema, [])
}

function editedFile<T>(folder: ResearchFolder, name: string, schema: z.ZodType<T>, empty: object): T {
  let value: unknown
  try {
    value = parse(folder.read(name) ?? '', { maxAliasCount: 0 }) as unknown
  } catch {
    throw new ResearchFault(`${name}: it is no YAML`)
  }
  const read = schema.safeParse(value ?? empty)
  if (!read.success) throw new ResearchFault(`${name}: ${issueLine(read.error)}`)
  return read.data
}

export const EDITED_FILES = ['tiers.yaml', 'by-hand.yaml']

/** Copies the templates of the files that people edit to a research that lacks these files. */
export function addEditedFiles(folder: ResearchFolder): void {
  for (const name of EDITED_FILES)
    if (folder.read(name) === undefined) folder.write(name, readFileSync(`packages/research/template/${name}`, 'utf8'))
}
