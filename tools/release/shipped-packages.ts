import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

export interface ShippedPackage {
  name: string
  version: string
  folder: string
}

/** Module ids of code that a build tool inserts, which name no file. */
const ADDED_BY = [
  { package: 'vite', ids: /^\0?(?:vite\/|commonjsHelpers)/ },
  { package: 'wxt', ids: /^\0?virtual:wxt/ },
]

/**
 * Notes the packages whose code ends up in a build.
 *
 * @returns a Vite plugin for every part of the build, workers included, and a function that lists the packages so far
 */
export function collectShippedPackages(): { plugin: () => Plugin; packages: () => ShippedPackage[] } {
  const ids = new Set<string>()
  const plugin = (): Plugin => ({
    name: 'claimlight:note-packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(output.modules)) if (renderedLength > 0) ids.add(id)
      }
    },
  })
  return { plugin, packages: () => packagesOf(ids) }
}

/** Returns the packages of modules, each once, sorted by name and version. Modules of the project are omitted. */
export function packagesOf(ids: Iterable<string>): ShippedPackage[] {
  const folders = new Set([...ids].map(folderOf).filter((folder) => folder !== null))
  return [...folders]
    .map((folder) => ({ ...identityOf(folder), folder }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version))
}

function folderOf(id: string): string | null {
  const tool = ADDED_BY.find(({ ids }) => ids.test(id))
  if (tool) return installedFolder(tool.package)
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(id.replaceAll('\\', '/'))?.[1] ?? null
}

/** Finds a package by searching upwards from its entry module, since not every package exports its package.json. */
function installedFolder(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name))
  while (!folder.endsWith(join('node_modules', name))) {
    if (folder === dirname(folder)) throw new Error(`The folder of the package ${name} was not found.`)
    folder = dirname(folder)
  }
  return folder
}

function identityOf(folder: string): { name: string; version: string } {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>
  if (!name || !version) throw new Error(`${folder} has no name or version.`)
  return { name, version }
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
