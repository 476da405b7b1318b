import type { QuestionKind } from './model'
import { PAGE_ANSWER_SCHEMA, PAGE_SYSTEM_PROMPT, pagePromptOf } from './page/page-prompt'
import type { PageQuestion } from './page/page-question'
import { ANSWER_SCHEMA, promptOf, SYSTEM_PROMPT } from './prompt'
import type { Question } from './question'

/** The instructions of a session for questions of a kind. */
export function systemPromptOf(kind: QuestionKind): string {
  return kind === 'page' ? PAGE_SYSTEM_PROMPT : SYSTEM_PROMPT
}

/** The message and the schema of its answer. */
export function modelMessageOf(
  question: Question | PageQuestion,
  marker: string,
): { kind: QuestionKind; text: string; schema: object } {
  return 'sentences' in question
    ? { kind: 'page', text: pagePromptOf(question, marker), schema: PAGE_ANSWER_SCHEMA }
    : { kind: 'finding', text: promptOf(question, marker), schema: ANSWER_SCHEMA }
}
