import { useId, useState } from 'react'
import type { Finding } from '@/lib/schema/finding'
import { claimsBehind, type ClaimBehind, type ClaimWithWords } from '@/lib/details/claims-behind'
import { Button } from '@/components/ui/button'
import { ProblemAlert } from '@/components/ui/fields'
import { Quotation } from '@/components/ui/text'
import { useDossierName, useFindingBooks } from '@/components/check/context/finding-context'
import { usePanel } from '@/components/panel/panel-context'
import { muteFinding, setClaimAside } from '@/lib/check/from-panel'
import { storedNameOf } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import type { MutedFinding } from '@/lib/schema/page-state'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { CalledWrong } from './use-called-wrong'

interface WrongFindingProps {
  finding: Finding
  onDone: (called: CalledWrong) => void
}

/** Opens the reasons for which a finding may be wrong. */
export function WrongFinding(props: WrongFindingProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        label={t('finding.notRight')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && <Reasons id={id} {...props} />}
    </>
  )
}

function Reasons({ id, finding, onDone }: WrongFindingProps & { id: string }) {
  const { page, question } = usePanel()
  const bookOf = useFindingBooks()
  const claims = claimsOf(finding, bookOf)
  const [isChoosing, setChoosing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [only, ...others] = claims
  const finish = (setAside: ClaimBehind | null, answer: (() => void) | string) => {
    if (typeof answer === 'string') setProblem(answer)
    else onDone({ finding, setAside, undo: answer })
  }
  /** Where the page may not be read, the user has asked about a selection on it. */
  const shown = page ?? question
  if (shown === null) return null
  const setAside = (claim: ClaimWithWords) =>
    void setClaimAside(finding, shown, claim).then((answer) => finish(claim, answer))
  const mute = () => {
    const { dossier = BUNDLED_ID } = finding
    const book = bookOf(dossier)
    const { name } = storedNameOf(dossier, shown.dossiers ?? [], book)
    void muteFinding(finding, shown, book, name).then((answer) => finish(null, answer))
  }
  const onEvidence = () => {
    if (only !== undefined && others.length === 0) setAside(only)
    else setChoosing(true)
  }
  return (
    <div id={id} role="group" aria-label={t('wrongFinding.why')} className="more wrong-reasons">
      <p className="label">{t('wrongFinding.why')}</p>
      <Button label={t('wrongFinding.unrelated')} onClick={mute} />
      <p className="text-muted">{t('wrongFinding.unrelatedAbout')}</p>
      {only !== undefined && (
        <>
          <Button label={t('wrongFinding.evidence')} onClick={onEvidence} />
          <p className="text-muted">{t('wrongFinding.evidenceAbout')}</p>
          {others.length === 0 && <Quotation>{only.text}</Quotation>}
        </>
      )}
      {isChoosing && <ClaimChoice claims={claims} onChoose={setAside} />}
      <ProblemAlert says={problem} />
      <p className="text-muted">{t('wrongFinding.nothingSent')}</p>
    </div>
  )
}

interface ClaimChoiceProps {
  claims: readonly ClaimWithWords[]
  onChoose: (claim: ClaimWithWords) => void
}

/** The claims of a finding, of which one is chosen. The first one takes the focus. */
function ClaimChoice({ claims, onChoose }: ClaimChoiceProps) {
  return (
    <div role="group" aria-label={t('wrongFinding.which')} className="claim-choice">
      <p className="label">{t('wrongFinding.which')}</p>
      {claims.map((claim, at) => (
        <Button
          key={`${claim.dossier} ${claim.id}`}
          autoFocus={at === 0}
          label={<ClaimName claim={claim} />}
          onClick={() => onChoose(claim)}
        />
      ))}
    </div>
  )
}

function ClaimName({ claim }: { claim: ClaimWithWords }) {
  const name = useDossierName(claim)
  return (
    <>
      <span lang="en">{claim.text}</span>
      {name !== null && <span className="label">{name}</span>}
    </>
  )
}

/** Returns the claims of a finding that are loaded, with their words. */
function claimsOf(finding: Finding, bookOf: ReturnType<typeof useFindingBooks>): ClaimWithWords[] {
  const claims: ClaimWithWords[] = []
  for (const { dossier, id } of claimsBehind(finding))
    for (const { text } of bookOf(dossier)?.claimsOf([id]) ?? []) claims.push({ dossier, id, text })
  return claims
}

interface WrongFindingLineProps {
  called: CalledWrong
  onUndone: () => void
}

/** Stands where the finding was: says what was done, and offers Undo, which receives the focus. */
export function WrongFindingLine({ called: { setAside, undo }, onUndone }: WrongFindingLineProps) {
  return (
    <div className="set-aside">
      <p role="status">{t(setAside === null ? 'wrongFinding.muted' : 'wrongFinding.setAside')}</p>
      <div className="actions">
        <Button
          label={t('notes.undo')}
          data-toggle
          autoFocus
          onClick={() => {
            undo()
            onUndone()
          }}
        />
      </div>
    </div>
  )
}

/** Stands where muted findings would be: a mute holds for the same sentence wherever it is met again. */
export function MutedLine({ muted }: { muted: readonly MutedFinding[] }) {
  const unmute = () => {
    for (const id of muted.flatMap(({ mutes }) => mutes)) void callBackground('delete-mute', { id })
  }
  return (
    <div className="set-aside">
      <p>{t('wrongFinding.youMuted', muted.length)}</p>
      <div className="actions">
        <Button label={t('notes.undo')} onClick={unmute} />
      </div>
    </div>
  )
}
