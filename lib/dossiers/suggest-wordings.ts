import { proposeDetails } from '@/lib/dossiers/data/claim-draft'
import { withinLimits } from '@/lib/model/ask'
import { ModelError } from '@/lib/model/model'
import type { Chat } from '@/lib/model/open-ai-protocol'
import { chatQuestion } from '@/lib/model/page-prompt'
import { MOST_WORDINGS, wordingsIn, wordingsPrompt } from '@/lib/research/questions'

/**
 * Asks a model for other wordings of a statement. Leaves out those with another date, number or name; the others may
 * still be wrong, so the user confirms each.
 *
 * @param subject names of the subject, which are not compared
 * @throws ModelError
 */
export async function suggestWordings(statement: string, subject: readonly string[], chat: Chat): Promise<string[]> {
  const question = chatQuestion(wordingsPrompt(statement))
  const answer = wordingsIn((await withinLimits((signal) => chat(question, signal), {})).text)
  if (answer === null) throw new ModelError('malformed')
  const values = valuesIn(statement, subject)
  const wordings = answer.filter((text) => text !== statement && valuesIn(text, subject) === values)
  return [...new Set(wordings)].slice(0, MOST_WORDINGS)
}

/** Returns the dates, numbers and names of a text in alphabetical order; not roles, which have synonyms. */
function valuesIn(text: string, subject: readonly string[]): string {
  const found = proposeDetails(text, subject).filter(({ type }) => type !== 'role')
  return [...new Set(found.map(({ value }) => value.toLowerCase()))].sort().join('\n')
}
