import { useState, type ReactNode } from 'react'
import { SiteList, type SiteAnswer } from '@/components/settings/site-list'
import { t } from '@/lib/i18n/t'

export interface ReadingChoiceProps {
  /** Every site is on: setting and permission together; null while unknown. */
  everySite: boolean | null
  sites: readonly string[]
  /** The browser refused the last request. */
  refused: boolean
  /** Called in the click handler, like those of the list, as browsers require. */
  onEverySite: () => void
  onAsk: () => void
  /** Switches every site off; the listed sites stay. */
  onSome: () => void
  onAddSite: (typed: string) => Promise<SiteAnswer>
  onRemoveSite: (site: string) => void
}

/** The only choice of the first run. Each answer names its permission before requesting it. */
export function ReadingChoice(props: ReadingChoiceProps) {
  const { everySite, sites, refused, onEverySite, onAsk, onSome, onAddSite, onRemoveSite } = props
  const [isNaming, setNaming] = useState(false)
  const chosen = everySite === true ? 'every' : isNaming || sites.length > 0 ? 'some' : 'ask'
  return (
    <div role="group" aria-labelledby="choose" className="ways">
      <Way
        name={t('settings.everySite')}
        about={t('reading.everyAbout')}
        isChosen={chosen === 'every'}
        onChoose={() => {
          setNaming(false)
          onEverySite()
        }}
      >
        <p role="status" className="text-muted">
          {refused && chosen !== 'every' ? t('settings.everySiteRefused') : ''}
        </p>
      </Way>
      <Way
        name={t('reading.ask')}
        about={t('reading.askAbout')}
        isChosen={chosen === 'ask'}
        onChoose={() => {
          setNaming(false)
          onAsk()
        }}
      />
      <Way
        name={t('reading.some')}
        about={t('reading.someAbout')}
        isChosen={chosen === 'some'}
        onChoose={() => {
          onSome()
          setNaming(true)
        }}
      >
        {chosen === 'some' && <SiteList sites={sites} onAdd={onAddSite} onRemove={onRemoveSite} />}
      </Way>
    </div>
  )
}

interface WayProps {
  name: string
  about: string
  isChosen: boolean
  onChoose: () => void
  children?: ReactNode
}

function Way({ name, about, isChosen, onChoose, children }: WayProps) {
  return (
    <div className="way">
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <span className="name">{name}</span>
        <span className="text-muted">{about}</span>
      </button>
      {children}
    </div>
  )
}
