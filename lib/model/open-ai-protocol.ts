import { z } from 'zod'
import { parsedJson } from '@/lib/text/parsed-json'
import { ModelError, type ModelSession } from './model'
import { pagePromptOf, type ChatQuestion } from './page-question'

export interface ServerReply {
  status: number
  body: string
}

/** Sends one request: POST with a body, GET without one. Rejects with a `ModelError`. */
export type CallServer = (path: string, body?: object, signal?: AbortSignal) => Promise<ServerReply>

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) })
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z
    .object({ total_tokens: z.number().int().min(0).nullish() })
    .nullish()
    .catch(null),
})

/**
 * The names of the models that a server lists, without those that cannot be shown as they are.
 * @returns null where the reply is not a list of models
 */
export function parseModelNames({ status, body }: ServerReply): string[] | null {
  const listed = modelsSchema.safeParse(parsedJson(body))
  return status === 200 && listed.success
    ? listed.data.data.map(({ id }) => id).filter((id) => id === visibleLine(id))
    : null
}

/** Asks a model one question. No question sees an earlier one. Rejects with a `ModelError`. */
type Chat = (question: ChatQuestion, signal?: AbortSignal) => Promise<ChatAnswer>

interface ChatAnswer {
  text: string
  /** Tokens of question and answer together, where the server counts them. */
  tokens: number | null
}

/** Returns a function that asks a model on a server with the OpenAI protocol, such as llama.cpp or Ollama. */
export function serverChat(model: string, call: CallServer): Chat {
  /** Index in `ANSWER_FORMATS` of the format that the server accepted last. */
  let known = 0
  return async ({ system, message, schema }, signal) => {
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: message },
    ]
    for (; ; known++) {
      const body = { model, messages, temperature: 0, stream: false, ...ANSWER_FORMATS[known]?.(schema) }
      const reply = await call('chat/completions', body, signal)
      if (reply.status === 200) return answerIn(reply.body)
      if (isTooLong(reply)) throw new ModelError('tooLong', errorIn(reply.body))
      const mayBeFormat = reply.status === 400 || reply.status === 422
      if (!mayBeFormat || known >= ANSWER_FORMATS.length - 1) {
        known = 0
        throw new ModelError(mayBeFormat ? 'notSupported' : 'failed', `${reply.status} ${errorIn(reply.body)}`.trim())
      }
    }
  }
}

export function serverSession(model: string, call: CallServer): ModelSession {
  const chat = serverChat(model, call)
  return {
    ask: async (question, options) => (await chat(pagePromptOf(question), options?.signal)).text,
    close: () => undefined,
  }
}

/** Ways to request the form of the answer, strictest first. Servers refuse unknown ones with 400 or 422. */
const ANSWER_FORMATS: readonly ((schema: object) => object)[] = [
  (schema) => ({
    response_format: { type: 'json_schema', json_schema: { name: 'opinion', strict: true, schema } },
  }),
  () => ({ response_format: { type: 'json_object' } }),
  () => ({}),
]

function answerIn(body: string): ChatAnswer {
  const completion = completionSchema.safeParse(parsedJson(body))
  if (!completion.success) throw new ModelError('malformed', 'the reply is not a chat completion')
  const { choices, usage } = completion.data
  return { text: choices[0]?.message.content ?? '', tokens: usage?.total_tokens ?? null }
}

/**
 * Tells whether a question was too long. Servers differ: `context_length_exceeded`, `exceed_context_size_error` (with
 * status 500 in llama.cpp of 2025), "maximum context length".
 */
function isTooLong({ status, body }: ServerReply): boolean {
  return [400, 413, 422, 500].includes(status) && /context[\s_-]*(?:length|size|window)/i.test(body)
}

const errorMessage = z.object({ message: z.string() }).transform((error) => error.message)
const errorSchema = z.object({ error: z.union([z.string(), errorMessage]) })

function errorIn(body: string): string {
  return visibleLine(errorSchema.safeParse(parsedJson(body)).data?.error ?? '')
}

/** Returns words of a server on one line, at most 200 characters, without signs that nobody sees or that turn text. */
function visibleLine(words: string): string {
  const visible = words.slice(0, 2000).replace(/[\p{Cf}\p{Variation_Selector}]+/gu, '')
  return visible
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, 200)
    .toWellFormed()
    .trim()
}
