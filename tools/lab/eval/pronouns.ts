import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { BUNDLED_SUBJECT, readDossier } from '@/tools/lab/train/annotated-texts'
import { readMarked } from '@/tools/lab/train/marked'
import { ratio } from './labels'

const pronounSchema = z.object({
  /** Path of an annotated text under tools/lab/train/data. */
  text: z.string(),
  start: z.number(),
  pronoun: z.string(),
  means: z.enum(['subject', 'other']),
})

/** Resolves the pronouns of tests/eval/samples/pronouns.jsonl, which are from texts that teach nothing. */
export function scorePronouns() {
  const lines = readFileSync('tests/eval/samples/pronouns.jsonl', 'utf8').split('\n').filter(Boolean)
  const labelled = lines.map((line) => pronounSchema.parse(JSON.parse(line)))
  /** `lost`: pronouns for the subject that were resolved to others; `taken`: the reverse. */
  const score = { pronouns: labelled.length, lost: 0, taken: 0, errors: [] as string[] }
  for (const text of new Set(labelled.map((p) => p.text))) {
    const isSubject = createSubjectTest(text)
    for (const { start, pronoun, means } of labelled.filter((p) => p.text === text)) {
      const got = isSubject(start) ? 'subject' : 'other'
      if (got === means) continue
      if (got === 'other') score.lost++
      else score.taken++
      score.errors.push(`${text} ${pronoun} at ${start} means ${means}`)
    }
  }
  // Share of pronouns for which the engine decides rightly whether they mean the subject.
  return { ...score, right: 1 - ratio(score.errors.length, score.pronouns) }
}

/** Returns a function that tells whether the engine resolves the word at an offset to the subject. */
function createSubjectTest(path: string): (at: number) => boolean {
  const subject = /(?:^|\/)([^/]+)\/[^/]+$/.exec(path)?.[1] ?? BUNDLED_SUBJECT
  const dossier = readDossier(subject)
  const { text, date } = readMarked(`tools/lab/train/data/${path}`, path)
  const article = { text, ...(date ? { date } : {}) }
  const places = new Set<number>()
  for (const { reading } of analyseArticle(article, dossier, buildGazetteer(dossier)))
    for (const item of reading.items) if (item.type === 'subject') places.add(item.start)
  return (at) => places.has(at)
}
