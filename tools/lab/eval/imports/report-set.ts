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
      /** The sentence, cell or list item of the report that states the fact, word for word. */
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

export type Report = Awaited<ReturnType<typeof loadReports>>[number]

/** Loads the reports of a folder, each a folder with `report.*` and `facts.json`. Numbers 91 to 130 are kept aside. */
export async function loadReports(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = (await readdir(join(folder, name))).find((one) => one.startsWith('report.')) ?? 'report.md'
      const [text, facts] = await Promise.all(
        [file, 'facts.json'].map((one) => readFile(join(folder, name, one), 'utf8')),
      )
      return {
        name,
        file,
        text: text ?? '',
        facts: factsSchema.parse(JSON.parse(facts ?? '{}')),
        isKeptAside: Number(name) >= 91 && Number(name) <= 130,
      }
    }),
  )
}
