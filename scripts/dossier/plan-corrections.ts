import { issueLine } from '@/lib/dossier/issue-line'
import type { AuthoredDossier } from '@/lib/dossier/compile'
import { correctionSchema, type Correction } from '@/lib/dossier/corrections-file'
import { LONGEST } from '@/lib/dossier/longest-correction'
import { planAlias } from './plan-alias'
import { planChange } from './plan-change'
import { planExample } from './plan-example'
import { clip, refused, type Outcome } from './plan-outcome'
import { planRemark } from './plan-remark'
import { tidyWords } from './tidy-words'

/**
 * Plans each correction against the current dossier. Writes nothing.
 *
 * @param subject the subject of the file; null where it names none
 * @returns one outcome per item, in order
 */
export function planCorrections(
  authored: AuthoredDossier,
  subject: string | null,
  items: readonly unknown[],
): Outcome[] {
  return planFiles(authored, [{ subject, items }])
}

/** Plans several files together: a correction in two of them is added once. */
export function planFiles(
  authored: AuthoredDossier,
  files: readonly { subject: string | null; items: readonly unknown[] }[],
): Outcome[] {
  const { name, aliases } = authored.dossier.subject
  const plan = plannerOf(authored)
  return files.flatMap(({ subject, items }) =>
    subject !== null && ![name, ...aliases].includes(subject)
      ? items.map(() => refused(`it is for a dossier on ${clip(subject)}, and this one is on ${name}`))
      : items.map(plan),
  )
}

function plannerOf(authored: AuthoredDossier): (item: unknown) => Outcome {
  const example = planExample(authored)
  const alias = planAlias(authored)
  const remark = planRemark(authored)
  const change = planChange(authored)
  return (item) => {
    const read = correctionSchema.safeParse(item)
    if (!read.success) return refused(`it is no correction: ${clip(issueLine(read.error))}`)
    const correction = tidied(read.data)
    if (correction.sentence.length > LONGEST.sentence)
      return refused(`its sentence has more than ${LONGEST.sentence} characters`)
    if (correction.comment.length > LONGEST.comment)
      return refused(`its comment has more than ${LONGEST.comment} characters`)
    switch (correction.kind) {
      case 'example':
        return example(correction)
      case 'alias':
        return alias(correction)
      case 'note':
        return remark(correction)
      case 'change':
        return change(correction)
    }
  }
}

/** All its words on one line each. */
function tidied<T extends Correction>(correction: T): T {
  const entries = Object.entries(correction).map(([key, value]) => [
    key,
    typeof value === 'string' ? tidyWords(value) : value,
  ])
  return Object.fromEntries(entries) as T
}
