import { compareText } from './shipped-packages'
import { npm } from './commands'
/** The members of a CycloneDX document that are used here; others are kept unchanged. */
export interface Bill {
  serialNumber?: string
  metadata: { timestamp?: string; component: { name: string }; [more: string]: unknown }
  components: { 'bom-ref': string; name: string; version: string; scope?: string }[]
  dependencies: { ref: string }[]
}

/**
 * Makes npm's CycloneDX document reproducible: removes its random number and sets the commit's time. Packages whose
 * code is in the extension are `required`; others are `excluded`, the CycloneDX word for what is not delivered.
 *
 * @param shipped packages in the extension, as "name@version"
 * @param time of the commit, ISO 8601
 * @throws where a shipped package is not in npm's document
 */
export function billOfMaterials(bill: Bill, shipped: ReadonlySet<string>, name: string, time: string): Bill {
  const { serialNumber: _random, ...rest } = bill
  const components = bill.components
    .map((component) => ({
      ...component,
      scope: shipped.has(`${component.name}@${component.version}`) ? 'required' : 'excluded',
    }))
    .sort((a, b) => compareText(a['bom-ref'], b['bom-ref']))
  const known = new Set(components.map((component) => `${component.name}@${component.version}`))
  const missing = [...shipped].filter((library) => !known.has(library))
  if (missing.length > 0) throw new Error(`Not in the bill of materials: ${missing.join(', ')}`)
  return {
    ...rest,
    metadata: { ...bill.metadata, timestamp: time, component: { ...bill.metadata.component, name } },
    components,
    dependencies: [...bill.dependencies].sort((a, b) => compareText(a.ref, b.ref)),
  }
}

/**
 * npm's CycloneDX document of an installed project. `--omit dev` would also leave out packages that both the extension
 * and a tool need.
 */
export function npmsBill(folder: string): Bill {
  return JSON.parse(npm(folder, 'sbom', '--sbom-format', 'cyclonedx')) as Bill
}
