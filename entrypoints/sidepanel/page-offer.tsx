import { useCallback, useEffect, useRef, useState } from 'react'
import { useAsyncResult } from '@/components/ui/use-async-result'
import '@/components/dossiers/dossiers.css'
import { OfferLine } from '@/components/dossiers/offer-line'
import { announcedFileOf, findOffer, installedForOffer, readOfferedFile } from '@/lib/dossiers/page-offer'
import type { OfferFault } from '@/lib/dossiers/data/offer/judge-offer'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { PageState } from '@/lib/schema/page-state'
import { usePanel } from './panel-context'

interface PageOfferProps {
  page: PageState
  installed: readonly InstalledDossier[]
}

export default function PageOffer({ page: { tabId, url }, installed }: PageOfferProps) {
  const { adder } = usePanel()
  const [fault, setFault] = useState<OfferFault | null>(null)
  const [isReading, setReading] = useState(false)
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => void (isShown.current = false)
  }, [])
  const ask = useCallback(() => findOffer(tabId, url), [tabId, url])
  const offerOfPage = useAsyncResult(ask)
  if (!offerOfPage) return null
  const faultShown = fault ?? (offerOfPage.ok ? null : offerOfPage.fault)
  if (!offerOfPage.ok || faultShown !== null) return faultShown && <OfferLine fault={faultShown} />
  const { offer, isEmbedded, file } = offerOfPage
  const toPreview = () => location.assign('#/dossiers/add')
  const readEmbedded = async () => {
    setReading(true)
    const taken = await readOfferedFile(tabId, url, offerOfPage)
    // The user has gone to another screen or page, and may have chosen a file there.
    if (!isShown.current) return
    setReading(false)
    if (typeof taken === 'string') setFault(taken)
    else {
      adder.actions.choose(taken, announcedFileOf(offerOfPage))
      toPreview()
    }
  }
  const expectDownload = () => {
    adder.actions.expect(announcedFileOf(offerOfPage))
    toPreview()
  }
  return (
    <OfferLine
      offer={offer}
      installed={installedForOffer(offer, installed)}
      download={isEmbedded ? null : file}
      isReading={isReading}
      onAccept={isEmbedded ? () => void readEmbedded() : expectDownload}
    />
  )
}
