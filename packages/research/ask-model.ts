import { nullIfUnusable, withTimeLimit } from '@/lib/model/ask'
import { ModelError } from '@/lib/model/model'
import { chatQuestion, withDataRule } from '@/lib/model/page-question'
import { withoutUnseen } from '@/packages/judges/quotation'
import type { ResearchPrompt } from '@/packages/judges/questions'
import { openServer, type ModelOptions } from '@/tools/model-client/open-model'
import { ResearchFault } from './fault'
import { hashOf, type ResearchFolder } from './folder'

/** A model with a budget of tokens, whose answers are stored in the journal. */
export type ResearchModel = Awaited<ReturnType<typeof openResearchModel>>

/** Opens the model; without an address it answers from the journal. @throws ResearchFault where it cannot be used */
export async function openResearchModel(
  folder: ResearchFolder,
  options: ModelOptions | undefined,
  askOptions: { pass: () => number; budget: number; isAddressFromUser: boolean; isOnlyJudge: boolean },
) {
  const { pass, budget, isAddressFromUser, isOnlyJudge } = askOptions
  const serverKey = isAddressFromUser ? process.env.CLAIMLIGHT_MODEL_KEY : ''
  const server = options && (await openServer(options, serverKey ?? '').catch(rethrowAsFault))
  const name = server && (withoutUnseen(server.name).trim().slice(0, 200).toWellFormed() || 'model without a name')
  const used = (): number => folder.all('answer').reduce((sum, { tokens }) => sum + tokens, 0)
  const usedBefore = used()
  const left = (): number => Math.max(0, budget - used() + usedBefore)
  let unasked = 0
  const keyOf = ({ system, data, closing }: ResearchPrompt): string =>
    hashOf(JSON.stringify([withDataRule(system), data, closing, ...(isOnlyJudge ? [name] : [])]))
  return {
    /** Name of the model; empty without a model. */
    name: name ?? '',
    /** Tokens used so far in all runs, and tokens that this run may still use. */
    used,
    left,
    hasAnswered: (prompt: ResearchPrompt) => folder.find('answer', keyOf(prompt)) !== undefined,
    /** Number of questions that were not asked in this run, since the budget was used up or there is no model. */
    unasked: () => unasked,
    /** Returns the model's answer; null where there is no usable one. Another form than the schema's is not stored. */
    ask: async (prompt: ResearchPrompt): Promise<string | null> => {
      const key = keyOf(prompt)
      // An answer is used in every pass; a question without a usable answer is asked again in the next pass.
      const storedAnswer = folder.find('answer', key) ?? folder.find('answer', `${key} ${pass()}`)
      if (storedAnswer) return storedAnswer.text
      if (server === undefined || left() === 0) {
        unasked += 1
        return null
      }
      const question = chatQuestion(prompt)
      let tokens = 0
      for (const _try of [1, 2]) {
        const asking = withTimeLimit((signal) => server.chat(question, signal), { limitMs: server.limitMs })
        const answer = await asking.catch(nullIfUnusable).catch(rethrowAsFault)
        const text = answer?.text ?? ''
        tokens += answer?.tokens ?? Math.ceil((question.system.length + question.message.length + text.length) / 4)
        if (answer === null) break
        if (prompt.accepts(text)) {
          folder.add({ kind: 'answer', key, by: name, text, tokens })
          return text
        }
      }
      folder.add({ kind: 'answer', key: `${key} ${pass()}`, by: name, text: null, tokens })
      return null
    },
  }
}

/** Rethrows an error of the model server as a fault that the user can mend, and other errors unchanged. */
export function rethrowAsFault(error: unknown): never {
  if (!(error instanceof ModelError)) throw error
  throw new ResearchFault(`--model: ${error.detail || error.fault}. \`continue\` goes on from here`)
}
