import type { HouseRule } from './house-rule'
import { circlesIn, hasImportRules, readImportGraph } from './import-graph'
import { faultsOfTables, forbiddenImports, packagesWithoutRule } from './import-rules'

/** Folders that are layered inside: those of the engine, of a feature, of the components, and of the tools. */
const LAYERED = /^(lib\/(engine|check|notes|dossier|dossiers|model|schema|text)|components|tools\/|packages\/(?!lab))\b/

const { files, folders, imports, sources } = readImportGraph('.')
const shipped = imports.filter(({ from }) => hasImportRules(from))

/** The direction of imports. */
export const importRules: HouseRule[] = [
  {
    name: 'each package imports only packages that the tables of tests/house/import-rules.ts allow',
    findFaults: () => [...forbiddenImports(shipped), ...packagesWithoutRule(sources), ...faultsOfTables()],
  },
  {
    name: 'no two source files import each other, directly or indirectly',
    findFaults: () => circlesIn(files).map(words),
  },
  {
    name: 'no two folders of the engine, of a feature, of the components or of the tools import each other',
    findFaults: () =>
      circlesIn(folders)
        .filter((group) => group.some((folder) => LAYERED.test(folder)))
        .map(words),
  },
  {
    name: 'a feature of the lists is imported only by itself and by its list, so that it can be deleted',
    findFaults: () =>
      imports
        .filter(({ from, to }) => listedFeature(to) !== undefined && listedFeature(to) !== listedFeature(from))
        .filter(({ from }) => !/^(?:lib|components)\/features\/(?:evidence-)?list\.ts$/.test(from))
        .map(({ from, to }) => `${from} imports ${to}`),
  },
  {
    name: 'no two features of the components import each other',
    findFaults: () => circlesIn(importsOfFeatures()).map(words),
  },
]

/** Returns the feature of a file, by the name of its folder. */
const listedFeature = (path: string): string | undefined => /\/features\/([\w-]+)\//.exec(path)?.[1]

const words = (circle: string[]): string => circle.join(', ')

function importsOfFeatures(): Map<string, Set<string>> {
  const featureOf = (path: string) => path.split('/').slice(0, 2).join('/')
  const features = new Map<string, Set<string>>()
  for (const { from, to } of shipped) {
    if (!from.startsWith('components/') || !to.startsWith('components/') || featureOf(from) === featureOf(to)) continue
    const others = features.get(featureOf(from)) ?? new Set()
    features.set(featureOf(from), others.add(featureOf(to)))
  }
  return features
}
