import { OwnForm, type OwnSubject } from '@/components/dossiers/own-form'
import { roomHref } from '@/lib/dossiers/room-href'
import { faultOfName } from '@/lib/dossier-import/names'
import { createOwnDossier } from '@/lib/dossiers/store'
import { t } from '@/lib/i18n/t'
import { dossiersChanged } from '@/lib/app/dossiers/changed'

/** A dossier of the user's own is created, and opened. */
export function OwnRoom() {
  const create = async (subject: OwnSubject): Promise<string | null> => {
    const common = [subject.name, ...subject.aliases].find((name) => faultOfName(name) !== null)
    if (common !== undefined) return t('own.commonName', { name: common })
    try {
      const dossier = await createOwnDossier(subject)
      dossiersChanged()
      location.assign(roomHref(dossier.id))
      return null
    } catch (error) {
      console.error('Claimlight: the dossier was not created', error)
      return t('dossiers.failed')
    }
  }
  return <OwnForm onCreate={create} />
}
