import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { stateOf } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import { markOf } from './detail-signs'
import { DetailRows } from './detail-rows'
import { Evidence } from './evidence'
import { useDossierName } from './finding-dossiers'
import { VerdictWord } from './verdict-word'

export interface AnswersProps {
  finding: Finding
  book: DossierBook
  /** Name of the left half of the rows; "Page" by default. */
  left?: string | undefined
  isLinked?: boolean
}

/** The answers of the other dossiers about the same sentence, each with its name, its details and its sources. */
export function Answers({ finding, book, left, isLinked = true }: AnswersProps) {
  const others = finding.answers?.filter(({ dossier }) => dossier !== finding.dossier) ?? []
  if (others.length === 0) return null
  return (
    <ul className="answers" aria-label={t('finding.otherDossiers')}>
      {others.map((answer) => (
        <OtherAnswer key={answer.dossier ?? ''} answer={answer} book={book} left={left} isLinked={isLinked} />
      ))}
    </ul>
  )
}

interface OtherAnswerProps extends Omit<AnswersProps, 'finding'> {
  answer: Finding
}

function OtherAnswer({ answer, book, left, isLinked = true }: OtherAnswerProps) {
  const name = useDossierName(answer)
  return (
    <li className={`answer ${stateOf(answer)}`}>
      <p>
        <Icon name={markOf(answer)} /> <strong>{name}</strong> <VerdictWord finding={answer} aside="" />
      </p>
      <DetailRows finding={answer} book={book} left={left} />
      <Evidence finding={answer} book={book} isLinked={isLinked} />
    </li>
  )
}
