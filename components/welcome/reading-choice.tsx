import { t } from '@/lib/i18n/t'

export interface ReadingChoiceProps {
  /** Every site is on: setting and permission together; null while unknown. */
  everySite: boolean | null
  /** The browser refused the last request. */
  refused: boolean
  /** Called in the click handler, as browsers require. */
  onEverySite: () => void
  onAsk: () => void
}

/** The only question of the first run. Each answer names its permission before requesting it. */
export function ReadingChoice({ everySite, refused, onEverySite, onAsk }: ReadingChoiceProps) {
  const isEvery = everySite === true
  return (
    <div role="group" aria-labelledby="choose" className="ways">
      <Way name={t('settings.everySite')} about={t('reading.everyAbout')} isChosen={isEvery} onChoose={onEverySite} />
      <Way name={t('reading.ask')} about={t('reading.askAbout')} isChosen={!isEvery} onChoose={onAsk} />
      <p role="status" className="text-muted">
        {refused && !isEvery ? t('settings.everySiteRefused') : ''}
      </p>
    </div>
  )
}

interface WayProps {
  name: string
  about: string
  isChosen: boolean
  onChoose: () => void
}

function Way({ name, about, isChosen, onChoose }: WayProps) {
  return (
    <div className="way">
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <span className="name">{name}</span>
        <span className="text-muted">{about}</span>
      </button>
    </div>
  )
}
