import type { ImportProblem } from '@/lib/dossier/import/types'
import { faultSentence } from '@/components/check/problem-words'
import { camelKey } from '@/components/ui/camel-key'
import { t } from '@/lib/i18n/t'

/** The problem in one sentence. */
export function problemSentence({ code, fault = 'broken' }: Pick<ImportProblem, 'code' | 'fault'>): string {
  if (code === 'unreadable') return faultSentence(fault)
  return t(`problem.${camelKey(code)}`)
}

/** Where it is: "claims.yaml, line 12". Empty where the file as a whole is meant. */
export function placeOf({ place, line }: ImportProblem): string {
  return [place, line === undefined ? undefined : t('problem.line', { line: String(line) })].filter(Boolean).join(', ')
}
