import type { ModelSession } from '@/lib/model/model'
import { pagePromptOf } from '@/lib/model/page-question'
import { z } from 'zod'

const pairSchema = z.object({ words: z.string(), claim: z.string(), claimWords: z.string() })

/** A reader's recorded answers about one sentence. They name claims by text, independent of the other claims. */
const recordedSchema = z.object({
  /** SHA-256 of the question's message with an empty marker. */
  key: z.string(),
  article: z.string(),
  sentence: z.string(),
  differs: z.array(pairSchema),
  agrees: z.array(pairSchema),
})
type Recording = z.infer<typeof recordedSchema>

/** The data that a question gives to a model. */
interface AskedData {
  sentences: Record<string, string>
  check: number[]
  claims: Record<string, string | { text: string }>
}

/**
 * Builds the reader's answer to a question from the recorded answers about its sentences. An entry whose claim is not
 * in the question is omitted, since the reader could not have named it.
 */
function replayedAnswer({ sentences, check, claims }: AskedData, recorded: ReadonlyMap<string, Recording>): string {
  const numberOf = new Map(
    Object.entries(claims).map(([number, claim]) => [typeof claim === 'string' ? claim : claim.text, Number(number)]),
  )
  const entries = (list: 'differs' | 'agrees') =>
    check.flatMap((sentence) => {
      const said = recorded.get(sentences[String(sentence)] ?? '')?.[list] ?? []
      return said.flatMap(({ words, claim, claimWords }) => {
        const number = numberOf.get(claim)
        return number === undefined ? [] : [{ sentence, words, claim: number, claimWords }]
      })
    })
  return JSON.stringify({ differs: entries('differs'), agrees: entries('agrees') })
}

export function replaySession(recorded: ReadonlyMap<string, Recording>): ModelSession {
  return {
    ask: (question) => {
      const data = JSON.parse(pagePromptOf(question).message.split('\n')[1] ?? '{}') as AskedData
      return Promise.resolve(replayedAnswer(data, recorded))
    },
    close: () => undefined,
  }
}

/** Parses recorded answers, one JSON object a line. @returns them by the text of their sentence */
export function recordedIn(lines: string): Map<string, Recording> {
  const all = lines.split('\n').filter(Boolean)
  return new Map(
    all.map((line) => {
      const one = recordedSchema.parse(JSON.parse(line))
      return [one.sentence, one]
    }),
  )
}
