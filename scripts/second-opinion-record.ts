import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Recorded } from './second-opinion/replay'

// `node scripts/run.mjs scripts/second-opinion-record.ts QUESTIONS ANSWERS… > tests/eval/second-reader/answers.jsonl`: turns
// the answers of a reader, which name claims by number, into recordings by sentence. QUESTIONS and ANSWERS are in the form
// that tests/eval/second-reader/README.md describes.
const [questionsFile, ...answerFiles] = process.argv.slice(2)
if (questionsFile === undefined || answerFiles.length === 0) {
  console.error('The file of the questions and those of the answers are missing.')
  process.exit(2)
}

const entrySchema = z.object({ sentence: z.int(), words: z.string(), claim: z.int(), claimWords: z.string() })
const answerSchema = z.object({
  key: z.string(),
  answer: z.object({ differs: z.array(entrySchema), agrees: z.array(entrySchema) }),
})
const questionSchema = z.object({
  key: z.string(),
  article: z.string(),
  question: z.object({
    sentences: z.array(z.object({ number: z.int(), text: z.string(), isAsked: z.boolean() })),
    claims: z.array(z.object({ number: z.int(), text: z.string() })),
  }),
})

function linesOf(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
}

const read = new Set<string>()
const questions = new Map(
  linesOf(questionsFile).map((raw) => {
    const one = questionSchema.parse(raw)
    return [one.key, one]
  }),
)
for (const raw of answerFiles.flatMap(linesOf)) {
  const { key, answer } = answerSchema.parse(raw)
  const known = questions.get(key)
  if (!known) throw new Error(`no question has the key ${key}`)
  const { sentences, claims } = known.question
  for (const { number, text, isAsked } of sentences) {
    if (!isAsked) continue
    const said = (list: readonly z.infer<typeof entrySchema>[]) =>
      list
        .filter(({ sentence }) => sentence === number)
        .map(({ words, claim, claimWords }) => ({ words, claim: claims[claim - 1]?.text ?? '', claimWords }))
    const recorded: Recorded = {
      ...{ key, article: known.article, sentence: text },
      ...{ differs: said(answer.differs), agrees: said(answer.agrees) },
    }
    // A sentence on which nothing was said is only needed to show that its article was read.
    if (recorded.differs.length + recorded.agrees.length > 0 || !read.has(known.article))
      console.log(JSON.stringify(recorded))
    read.add(known.article)
  }
}
