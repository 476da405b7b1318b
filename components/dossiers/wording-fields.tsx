import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckLine, Problem } from '@/components/ui/fields'
import { t } from '@/lib/i18n/t'
import { ModelError } from '@/lib/model/model'

export interface WordingFieldsProps {
  /** Other wordings of the statement, by a model. @throws ModelError */
  suggest: () => Promise<string[]>
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Wordings that a model suggests for a statement; none is used that the user has not chosen. */
export function WordingFields({ suggest, chosen, onChange }: WordingFieldsProps) {
  const [found, setFound] = useState<readonly string[] | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async () => {
    setAsking(true)
    setProblem(null)
    try {
      setFound(await suggest())
    } catch (error) {
      setProblem(t(`modelCheck.fault.${error instanceof ModelError ? error.fault : 'failed'}`))
    }
    setAsking(false)
  }
  const listed = [...new Set([...chosen, ...(found ?? [])])]
  return (
    <>
      <div className="actions">
        <Button label={t('claimForm.wordings')} disabled={isAsking} onClick={() => void ask()} />
      </div>
      <p role="status" className="text-muted">
        {isAsking
          ? t('claimForm.wordingsAsked')
          : found !== null && t(listed.length === 0 ? 'claimForm.wordingsNone' : 'claimForm.wordingsAbout')}
      </p>
      <Problem says={problem} />
      {listed.map((wording) => (
        <CheckLine
          key={wording}
          label={wording}
          lang="en"
          checked={chosen.includes(wording)}
          onChange={(on) => onChange(on ? [...chosen, wording] : chosen.filter((one) => one !== wording))}
        />
      ))}
    </>
  )
}
