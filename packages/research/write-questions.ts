import { z } from 'zod'
import type { ReportSentence } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { jsonIn, schemaOf } from '@/lib/text/parsed-json'
import { ONE_LINE_SCHEMA, STRING_SCHEMA, type ResearchPrompt } from '@/packages/judges/questions'

const CLAIMS_SCHEMA = { type: 'array', items: { type: 'integer' } }
const listOf = (items: object): object => ({ type: 'array', items })

/** Numbers claims for a model, which copies numbers more safely than ids. */
const numberedTexts = (claims: readonly Claim[], from = 1): Record<string, string> =>
  Object.fromEntries(
    claims.map(({ text, time }, at) => [String(from + at), time === undefined ? text : `${text} (${time})`]),
  )

/** Asks in which order the sections of a report come, and whether a claim belongs to another section. */
export function outlinePrompt(subject: string, sections: ReadonlyMap<string, readonly Claim[]>): ResearchPrompt {
  let next = 1
  const numberedSections = [...sections].map(([name, claims]): [string, Record<string, string>] => [
    name,
    numberedTexts(claims, (next += claims.length) - claims.length),
  ])
  return {
    system: `You arrange the numbered claims of a dossier as the outline of a report on the subject of the message.
Put the sections in the order in which somebody new to the subject wants to read them, and in each the numbers of its claims in the order in which they are told. Use the headings of "sections"; a claim of "General" may get a new short heading. Move a claim only if it plainly belongs to another section. Leave no claim out.
Answer with one JSON object and nothing else: {"sections":[{"heading":"…","claims":[3,1]}]}.`,
    data: { subject, sections: Object.fromEntries(numberedSections) },
    closing: 'Answer with the outline.',
    schema: schemaOf({ sections: listOf(schemaOf({ heading: STRING_SCHEMA, claims: CLAIMS_SCHEMA })) }),
    accepts: (answer) => outlineSchema.safeParse(jsonIn(answer)).success,
  }
}

const outlinedSchema = z.object({ heading: z.string().trim().min(2).max(120), claims: z.array(z.number().int()) })
const outlineSchema = z.object({ sections: z.array(outlinedSchema).max(200) })

/**
 * Parses an outline. Each claim is placed once, and stays in its section where the outline leaves it out. Only claims of
 * `general` may go under a new heading.
 */
export function parseOutline(
  answer: string,
  sections: ReadonlyMap<string, readonly Claim[]>,
  general: string,
): Map<string, Claim[]> {
  const all = [...sections].flatMap(([name, claims]) => claims.map((claim) => ({ name, claim })))
  const placed = new Map<string, Claim[]>()
  const left = new Set(all)
  const add = (heading: string, entry: (typeof all)[number]): void => {
    left.delete(entry)
    placed.set(heading, [...(placed.get(heading) ?? []), entry.claim])
  }
  for (const { heading, claims } of outlineSchema.safeParse(jsonIn(answer)).data?.sections ?? [])
    for (const number of claims) {
      const entry = all[number - 1]
      if (entry && left.has(entry) && (sections.has(heading) || entry.name === general)) add(heading, entry)
    }
  for (const entry of left) add(entry.name, entry)
  return placed
}

/** Asks for the text of a section, or, with `faults`, for other words in the place of sentences that do not hold. */
export function prosePrompt(input: {
  subject: string
  heading: string
  claims: readonly Claim[]
  faults?: readonly { text: string; claims: number[]; why: string }[]
}): ResearchPrompt {
  const { subject, heading, claims, faults } = input
  return {
    system: `You write one section of a report on the subject of the message, from numbered claims and nothing else.
Write plain, connected sentences in short paragraphs, in chronological order where there is one. Begin no two sentences alike: after its name, call a thing "it" and a person "he", "she" or by the last name. Join claims that belong together, and say what several claims repeat only once. "claims": the numbers of all claims that a sentence rests on. A sentence says nothing that these claims do not say: no reason, order, comparison, superlative, praise or date of your own, and it names people and things as they do. A program compares each sentence with its claims, and a sentence that says more is left out.
With "faults", write only those sentences again, each with the same claims, without what its "why" names.
Answer with one JSON object and nothing else: {"paragraphs":[[{"text":"…","claims":[1,2]}]]}.`,
    data: { subject, heading, claims: numberedTexts(claims), faults },
    closing: faults ? 'Answer with the sentences in other words.' : 'Answer with the text of the section.',
    schema: schemaOf({ paragraphs: listOf(listOf(schemaOf({ text: STRING_SCHEMA, claims: CLAIMS_SCHEMA }))) }),
    accepts: (answer) => proseSchema.safeParse(jsonIn(answer)).success,
  }
}

const sentenceSchema = z.object({ text: ONE_LINE_SCHEMA, claims: z.array(z.number().int()).max(50) })
const proseSchema = z.object({ paragraphs: z.array(z.array(sentenceSchema).max(50)).max(50) })

/** Parses the paragraphs of an answer; a sentence has the claims of its valid numbers. */
export function parseProse(answer: string, claims: readonly Claim[]): ReportSentence[][] {
  const { paragraphs = [] } = proseSchema.safeParse(jsonIn(answer)).data ?? {}
  const idsOf = (numbers: readonly number[]): string[] => numbers.flatMap((number) => claims[number - 1]?.id ?? [])
  return paragraphs.map((part) => {
    const usable = part.filter(({ text }) => text.length > 0 && text.length <= 2000)
    return usable.map(({ text, claims: numbers }) => ({ text, claims: idsOf(numbers) }))
  })
}
