import type { ArticleLine } from './article-line'

export function errorAnswer(error: string): string {
  return jsonMembers({ error })
}

/**
 * One line of the output. Composed of two texts, because copies of an article share the answer: `head` identifies the
 * article, `answer` has the other members.
 */
export function answerLine(head: string, answer: string): string {
  return `{${head},${answer}}`
}

export function headOf(name: ArticleLine['name']): string {
  return jsonMembers(name)
}

/** JSON without its braces. Characters that some programs treat as line ends are escaped. */
export function jsonMembers(value: object): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
