import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { figuresSchema } from '../figures'

const FILE = 'tests/eval/baselines.json'

/** A stored measurement with packages that most checkouts lack; `command` repeats it. */
const keptSchema = z.object({
  method: z.string(),
  model: z.string(),
  packages: z.array(z.string()),
  install: z.string(),
  command: z.string(),
  measured: z.iso.date(),
  /** With which dossier, and on how much: when these are no longer so, the figures are old. */
  dossier: z.object({ version: z.string(), claims: z.number() }),
  bar: z.number(),
  figures: figuresSchema,
})
export type Kept = z.infer<typeof keptSchema>

export function readKept(): Kept {
  return keptSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

export function writeKept(kept: Kept): void {
  writeFileSync(FILE, JSON.stringify(kept, null, 2) + '\n')
}
