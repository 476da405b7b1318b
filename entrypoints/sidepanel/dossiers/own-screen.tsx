import { OwnForm, type OwnSubject } from '@/components/dossiers/own-form'
import { screenHref } from '@/lib/dossiers/screen-href'
import { faultOfName } from '@/lib/dossier/subject-name-fault'
import { createOwnDossier } from '@/lib/dossiers/store'
import { t } from '@/lib/i18n/t'
import { dossiersChanged } from '@/lib/app/dossiers/change-dossier'

/** A dossier of the user's own is created, and opened. */
export function OwnScreen() {
  const create = async (subject: OwnSubject): Promise<string | null> => {
    const common = [subject.name, ...subject.aliases].find((name) => faultOfName(name) !== null)
    if (common !== undefined) return t('ownDossier.commonName', { name: common })
    try {
      const dossier = await createOwnDossier(subject)
      dossiersChanged()
      location.assign(screenHref(dossier.id))
      return null
    } catch (error) {
      console.error('Claimlight: the dossier was not created', error)
      return t('dossiers.failed')
    }
  }
  return <OwnForm onCreate={create} />
}
