import { z } from 'zod'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { rangeFields } from '@/lib/messaging/to-background'
import { articleSchema } from '@/lib/messaging/to-page'
import { noteLimits } from '@/lib/schema/limits'
import type { PageQuestion } from '@/lib/model/page-question'
import { questionsOfText } from '@/lib/model/questions-of-text'
import { dossierOf, enginesFor } from '@/lib/check/active-dossiers'
import { STEP_MS, SteppedRuns } from '@/lib/check/stepped-runs'
import { runInSlices } from '@/lib/text/run-in-slices'

/** A text for a model, with the sentences and claims that the engine compared. */
export const textForModelSchema = articleSchema.extend({
  title: z.string().max(2000),
  url: z.string().optional(),
  today: z.iso.date(),
  compared: z
    .array(
      z.object({
        ...rangeFields,
        dossier: z.string().max(noteLimits.id).nullable(),
        claims: z.array(z.string().max(noteLimits.id)).max(50),
        hints: z.array(z.string().max(noteLimits.quote)).max(50),
      }),
    )
    .max(100_000),
  /** Offsets of the only part to ask about; the rest of the text is context. */
  only: z.object(rangeFields).optional(),
})
export type TextForModel = z.infer<typeof textForModelSchema>

type Steps = Generator<PageQuestion | null, void, void>

/** Begins to make the questions to a model about a text. @returns an id for the steps */
export async function beginQuestions({ date, compared, only, blocks, url, ...text }: TextForModel): Promise<string> {
  const { engines } = await enginesFor(`${text.title}\n${text.text}`, 'all', url)
  const article = {
    ...text,
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(date === undefined ? {} : { date }),
    ...(only === undefined ? {} : { onlyRange: only }),
  }
  const open = await Promise.all(
    engines.map(async ({ dossier, engine }) => ({
      ...{ id: dossier, engine },
      dossier: await dossierOf(dossier ?? BUNDLED_ID),
    })),
  )
  function* steps(): Steps {
    for (const { id, engine, dossier } of open) {
      if (dossier === null) continue
      yield* questionsOfText({ id, dossier, engine }, article, compared)
    }
  }
  return questionRuns.begin(steps())
}

export const questionRuns = new SteppedRuns(stepOf)

async function stepOf(steps: Steps): Promise<{ questions: PageQuestion[]; isDone: boolean }> {
  const questions: PageQuestion[] = []
  const done = await runInSlices(steps, {
    limitMs: STEP_MS,
    onStep: (question) => {
      if (question !== null) questions.push(question)
    },
  })
  return { questions, isDone: done !== null }
}
