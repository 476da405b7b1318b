import type { AuthoredDossier } from '@/lib/dossier/compile'
import { LONGEST } from '@/lib/dossier/longest-correction'
import { clip, refused, type Planner } from './plan-outcome'

/** Adds another name to its entity in `entities.yaml`, or to the subject in `dossier.yaml`. */
export function planAlias({ dossier: { subject }, entities }: AuthoredDossier): Planner<'alias'> {
  const owners = new Map<string, Owner>()
  const own = (owner: Owner, names: readonly string[]) => {
    for (const name of names) if (!owners.has(fold(name))) owners.set(fold(name), owner)
  }
  for (const [at, { name, aliases }] of entities.entries())
    own({ name, file: 'entities.yaml', path: [at, 'aliases'] }, [name, ...aliases])
  const known = owners.get(fold(subject.name))
  const self = known ?? { name: subject.name, file: 'dossier.yaml', path: ['subject', 'aliases'] }
  own(self, [subject.name, ...subject.aliases])

  return ({ entity, alias }) => {
    const owner = owners.get(fold(entity))
    if (!owner) return refused(`there is nobody and nothing of the name ${clip(entity)}`)
    if (alias.length > LONGEST.name) return refused(`the other name has more than ${LONGEST.name} characters`)
    if ((alias.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return refused(`${clip(alias)} is no name`)
    const what = `${owner.file} · ${owner.name}: other name ${clip(alias)}`
    const holder = owners.get(fold(alias))
    if (holder === owner) return { outcome: 'already there', what }
    if (holder) return refused(`${clip(alias)} is a name of ${holder.name}`)
    owners.set(fold(alias), owner)
    return { outcome: 'applied', what, file: owner.file, addition: { path: owner.path, values: [alias] } }
  }
}

interface Owner {
  name: string
  file: string
  path: (string | number)[]
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
