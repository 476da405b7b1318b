import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/check/finding/finding.css'
import '@/components/ui/screens.css'
import '@/components/welcome/welcome.css'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { locale, t } from '@/lib/i18n/t'
import { applyBrowserLanguage } from '@/lib/platform/language'
import { useEffect, useRef, useState } from 'react'
import { WelcomeView } from '@/components/welcome/welcome-view'
import { useSettings, useOutgoingData } from '../sidepanel/use-settings'
import { readSample, type Sample } from './read-sample'

/** The page that opens once, after installation. */
function Welcome({ book }: { book: DossierBook }) {
  const article = useRef<HTMLElement>(null)
  const [sample, setSample] = useState<Sample | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [open, setOpen] = useState<number | null>(null)
  const leaves = useOutgoingData()
  const { settings, everySite, refused, setEverySite, onlyWhenAsked } = useSettings()

  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    if (article.current)
      void readSample(article.current, (start) => start !== null && setOpen(start), signal).then((read) => {
        if (signal.aborted) return
        if (read === null) return setFailed(true)
        setSample(read)
        setOpen(read.findings.find(({ verdict }) => verdict === 'contradicted')?.start ?? null)
      })
    return () => left.abort()
  }, [])
  const { theme } = settings
  useEffect(() => sample?.setTheme(theme), [sample, theme])

  return (
    <WelcomeView
      book={book}
      sampleRef={article}
      findings={sample?.findings ?? null}
      hasFailed={hasFailed}
      open={open}
      onOpen={(start) => {
        setOpen(start)
        sample?.highlight(start)
      }}
      outgoingData={leaves}
      asksModel={settings.secondOpinion}
      choice={{
        everySite,
        refused,
        onEverySite: () => setEverySite(true),
        onAsk: onlyWhenAsked,
      }}
    />
  )
}

applyBrowserLanguage()
document.documentElement.lang = locale()
document.title = t('welcome.title')
const root = document.getElementById('root')
if (root) createRoot(root).render(<Welcome book={createDossierBook(bundledDossier)} />)
