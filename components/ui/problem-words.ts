import { textLanguageMessage } from '@/lib/i18n/language-message'
import type { OwnTextProblem } from '@/lib/check/own-texts/own-text-state'
import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { camelKey } from '@/lib/text/camel-key'
import { t } from '@/lib/i18n/t'

/** Returns the problem in one sentence, then the reason and what the user can do; the second text may be empty. */
export function problemWords(problem: OwnTextProblem): [head: string, why: string] {
  switch (problem.kind) {
    case 'file':
      return [t('check.noFile', { name: problem.name }), faultSentence(problem.fault)]
    case 'many-files':
      return [t('check.manyFiles'), '']
    case 'language':
      return [textLanguageMessage(problem.language), '']
    case 'check':
      return [
        t('check.failed', { why: '' }).trim(),
        t(problem.code === 'unreachable' ? 'error.unreachable' : 'error.failed'),
      ]
  }
}

export function faultSentence(fault: DocumentFault): string {
  if (fault === 'too-many-marks') return t('check.fault.tooDeep')
  return t(`check.fault.${camelKey(fault === 'not-text' ? 'not-supported' : fault)}`)
}
