import { expect, test, vi } from 'vitest'
import { ModelError, type ModelSession } from '@/lib/model/model'
import type { PageAnswer } from '@/lib/model/page-answer'
import type { PageQuestion } from '@/lib/model/page-question'
import { createPageRun, mostPromisingFirst } from '@/lib/model/page-run'
import { pageQuestion } from './page-story'

const NONE = '{"differs":[],"agrees":[]}'
const DIFFERS = JSON.stringify({
  differs: [{ sentence: 1, words: 'June 2019', claim: 1, claimWords: 'June 2017' }],
  agrees: [],
})

/** Questions one behind the other, at 0, 1000, 2000 … */
function questionsAt(count: number): PageQuestion[] {
  return Array.from({ length: count }, (_, i) => {
    const question = pageQuestion()
    for (const sentence of question.sentences) {
      sentence.start += 1000 * i
      sentence.end += 1000 * i
    }
    return { ...question, title: `Part ${i}` }
  })
}

function stage(ask: ModelSession['ask'], over: Partial<Parameters<typeof createPageRun>[0]> = {}, count = 4) {
  const kept = new Map<string, PageAnswer>()
  const asked: string[] = []
  const session: ModelSession = {
    ask: (question, options) => {
      asked.push(question.title)
      return ask(question, options)
    },
    close: () => undefined,
  }
  const run = createPageRun({
    model: () => Promise.resolve({ name: 'tiny', id: 'http://127.0.0.1:1/v1/ tiny', isTrusted: true, session }),
    questions: () => Promise.resolve(questionsAt(count)),
    readStoredAnswer: ({ title }, model) => Promise.resolve(kept.get(`${model} ${title}`) ?? null),
    storeAnswer: ({ title }, model, answer) => {
      kept.set(`${model} ${title}`, answer)
      return Promise.resolve()
    },
    now: () => 0,
    ...over,
  })
  const ended = () => vi.waitFor(() => expect(run.state().status).not.toBe('asking'))
  return { run, asked, kept, ended }
}

test('all questions are asked, and the differences are in reading order', async () => {
  const { run, asked, ended } = stage(() => Promise.resolve(DIFFERS))
  run.start()
  await ended()
  expect(run.state()).toMatchObject({ status: 'done', questions: 4, answered: 4, model: 'tiny' })
  expect(run.state().differs.map(({ start }) => start)).toEqual([42, 1042, 2042, 3042])
  // Each sentence with a difference is asked about once more.
  expect(asked).toEqual(['Part 0', 'Part 0', 'Part 1', 'Part 1', 'Part 2', 'Part 2', 'Part 3', 'Part 3'])
})

/** Nine questions; in these parts claims are nearer or farther than in the others. */
function near(parts: Record<number, number>): PageQuestion[] {
  const questions = questionsAt(9)
  for (const [part, nearness] of Object.entries(parts)) questions[Number(part)]!.sentences[0]!.nearness = nearness
  return questions
}

const titlesOf = (questions: PageQuestion[]) => questions.map(({ title }) => title)

test('the questions with the nearest claims are asked first', () => {
  const asked = mostPromisingFirst(near({ 2: 0.8, 5: 0.9, 7: 0.7 }))
  expect(titlesOf(asked).slice(0, 4)).toEqual(['Part 5', 'Part 2', 'Part 7', 'Part 0'])
  expect(asked).toHaveLength(9)
})

test('one sentence is asked about by itself, and the answers on the others stay', async () => {
  const seen: unknown[] = []
  const { run, ended } = stage(() => Promise.resolve(DIFFERS), {
    questions(_signal, only) {
      seen.push(only)
      return Promise.resolve(only === undefined ? questionsAt(4) : questionsAt(1))
    },
  })
  run.start()
  await ended()
  run.ask({ start: 10, end: 52 })
  await ended()
  expect(seen).toEqual([undefined, { start: 10, end: 52 }])
  expect(run.state().differs.map(({ start }) => start)).toEqual([42, 1042, 2042, 3042])
})

test('a second run asks nothing that was answered', async () => {
  const { run, asked, ended } = stage(() => Promise.resolve(DIFFERS))
  run.start()
  await ended()
  run.start()
  await ended()
  expect(asked).toHaveLength(8)
  expect(run.state()).toMatchObject({ status: 'done', answered: 4 })
})

test('a cancelled run ends at once with a model that does not listen, and goes on later', async () => {
  let answers = 0
  const { run, asked, ended } = stage(() => (answers++ < 4 ? Promise.resolve(DIFFERS) : new Promise(() => undefined)))
  run.start()
  await vi.waitFor(() => expect(run.state().answered).toBe(2))
  run.cancel()
  expect(run.state().status).toBe('stopped')
  answers = 0
  run.start()
  await ended()
  expect(asked.filter((title) => title === 'Part 0')).toHaveLength(2)
  expect(run.state()).toMatchObject({ status: 'done', answered: 4 })
})

test('an answer that cannot be read is counted, and the next question is asked', async () => {
  const { run, ended } = stage((question) => Promise.resolve(question.title === 'Part 1' ? 'It looks fine.' : NONE))
  run.start()
  await ended()
  expect(run.state()).toMatchObject({ status: 'done', answered: 4, unanswered: 1 })
})

test('a paragraph that does not fit into the context of the model is asked by sentence', async () => {
  const texts: string[][] = []
  const { run, ended } = stage(
    (question) => {
      texts.push(question.sentences.map(({ text }) => text))
      if (question.sentences.length > 1) return Promise.reject(new ModelError('tooLong'))
      const number = question.claims.find(({ text }) => text.includes('June 2017'))?.number
      const differs = [{ sentence: 1, words: 'June 2019', claim: number, claimWords: 'June 2017' }]
      return Promise.resolve(
        question.sentences[0]?.text.includes('Tesla') ? JSON.stringify({ differs, agrees: [] }) : NONE,
      )
    },
    { readStoredAnswer: () => Promise.resolve(null) },
    1,
  )
  run.start()
  await ended()
  expect(texts).toEqual([
    expect.objectContaining({ length: 3 }),
    ['Andrej Karpathy joined Tesla in June 2019.'],
    ['Andrej Karpathy joined Tesla in June 2019.'],
    ['He taught cs231n at Stanford.'],
  ])
  expect(run.state()).toMatchObject({ status: 'done', questions: 2, answered: 2, unanswered: 0 })
  expect(run.state().differs).toMatchObject([{ start: 42, words: 'June 2019', claim: 'tesla' }])
})

test('a sentence that does not fit into the context alone is counted as unanswered', async () => {
  const { run, ended } = stage(() => Promise.reject(new ModelError('tooLong')), {}, 1)
  run.start()
  await ended()
  expect(run.state()).toMatchObject({ status: 'done', questions: 2, answered: 2, unanswered: 2 })
})

test.each(['unreachable', 'notAllowed', 'notReady'] as const)(
  'a fault of all questions ends the run: %s',
  async (fault) => {
    const { run, asked, ended } = stage(() => Promise.reject(new ModelError(fault)))
    run.start()
    await ended()
    expect(run.state()).toMatchObject({ status: 'failed', fault })
    expect(asked).toHaveLength(1)
  },
)

test('a text that is not there any more ends the run', async () => {
  const { run, ended } = stage(() => Promise.resolve(NONE), {
    questions: () => Promise.reject(new ModelError('failed')),
  })
  run.start()
  await ended()
  expect(run.state()).toMatchObject({ status: 'failed', fault: 'failed' })
})
