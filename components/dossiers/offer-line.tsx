import { Button } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { sizeWords } from '@/components/ui/size-words'
import type { OfferFault } from '@/lib/dossiers/data/offer/judge-offer'
import type { Offer } from '@/lib/dossiers/data/offer/offer-schema'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { compareVersions } from '@/lib/dossier/format/compare-versions'
import { t } from '@/lib/i18n/t'

type InstalledInfo = Pick<InstalledDossier, 'version' | 'asOf' | 'origin'>

export type OfferLineProps =
  | {
      offer: Offer
      installed: InstalledInfo | null
      /** Name of the file to download; null where the page has the dossier in it. */
      download: string | null
      /** The page is being asked for the dossier. */
      isReading: boolean
      onAccept: () => void
    }
  | { fault: OfferFault }

/** A line on a dossier that the page offers. Only the page's description was read, not the dossier itself. */
export function OfferLine(props: OfferLineProps) {
  return (
    <section className="block offer" aria-label={t('offer.label')}>
      {'fault' in props ? (
        <p role="status">
          {t('offer.refused')} {t(`offer.fault.${props.fault}`)}
        </p>
      ) : (
        <OfferWords {...props} />
      )}
    </section>
  )
}

function OfferWords(props: Exclude<OfferLineProps, { fault: OfferFault }>) {
  const { offer, installed, download, isReading, onAccept } = props
  const isBundled = installed?.origin.kind === 'bundled'
  const isNewer = installed !== null && !isBundled && compareVersions(offer.version, installed.version) > 0
  const isInstalled = installed !== null && isSameVersion(offer, installed)
  return (
    <>
      <p>
        {richText('offer.says', {
          name: (
            <strong lang="en">
              <bdi>{offer.name}</bdi>
            </strong>
          ),
          version: <bdi>{offer.version}</bdi>,
          claims: t('count.claims', offer.claims),
        })}{' '}
        {installed !== null && installedOfferText(offer, installed)}
      </p>
      {download !== null && !isInstalled && (
        <p className="text-muted">{t('offer.large', { size: sizeWords(offer.bytes), file: download })}</p>
      )}
      {!isInstalled && (
        <div className="actions">
          <Button
            kind="main"
            label={
              isReading
                ? t('offer.reading')
                : t(download !== null ? 'offer.drop' : isNewer ? 'offer.update' : 'offer.look')
            }
            disabled={isReading}
            onClick={onAccept}
          />
        </div>
      )}
    </>
  )
}

function installedOfferText(offer: Offer, own: InstalledInfo): string {
  const { version } = own
  if (own.origin.kind === 'bundled') return t(isSameVersion(offer, own) ? 'offer.bundled' : 'offer.besideBundled')
  if (compareVersions(offer.version, version) < 0) return t('offer.newerHere', { version })
  return isSameVersion(offer, own) ? t('offer.same') : t('offer.have', { version })
}

function isSameVersion(offer: Offer, own: Pick<InstalledDossier, 'version' | 'asOf'>): boolean {
  return compareVersions(offer.version, own.version) === 0 && offer.asOf === own.asOf
}
