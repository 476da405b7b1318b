import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const factsSchema = z.object({
  style: z.string(),
  subject: z.string().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  word: z.boolean().default(false),
  facts: z.array(
    z.object({
      fact: z.string(),
      /** The exact sentence, cell or list item of the report. */
      from: z.string(),
      sources: z
        .array(z.string())
        .nullish()
        .transform((sources) => sources ?? []),
      tier: z.number().nullable().default(null),
      confidence: z.string().nullable().default(null),
    }),
  ),
  doubts: z.array(z.object({ doubt: z.string(), about: z.string().nullable() })).default([]),
  left: z.array(z.string()).default([]),
})

export type ReportFacts = z.infer<typeof factsSchema>

export interface Report {
  /** Its folder: "07". */
  name: string
  file: string
  text: string
  facts: ReportFacts
  /** Not looked at while the importer is changed. */
  isKeptAside: boolean
}

/** The reports of a folder, one folder each with `report.*` and `facts.json`. 91 to 130 are kept aside. */
export async function loadReports(folder: string): Promise<Report[]> {
  const names = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).sort()
  return Promise.all(
    names.map(async (name): Promise<Report> => {
      const file = (await readdir(join(folder, name))).find((one) => one.startsWith('report.')) ?? 'report.md'
      const [text, facts] = await Promise.all(
        [file, 'facts.json'].map((one) => readFile(join(folder, name, one), 'utf8')),
      )
      return {
        name,
        file,
        text: text ?? '',
        facts: factsSchema.parse(JSON.parse(facts ?? '{}')),
        isKeptAside: isKeptAside(Number(name)),
      }
    }),
  )
}

function isKeptAside(number: number): boolean {
  return number >= 91 && number <= 130
}
