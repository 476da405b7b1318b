import { readFileSync } from 'node:fs'
import { npmsBill } from '@/tools/release/bill-of-materials'
import type { HouseRule } from './house-rule'

interface LockedPackage {
  version: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  peer?: boolean
}

/** The bill of materials of a release comes from npm. */
export const packageRule: HouseRule = {
  name: 'npm’s bill of materials names every package that the extension and the tools need',
  findFaults: () => {
    const known = new Set(npmsBill('.').components.map(({ name, version }) => `${name}@${version}`))
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> }
    return Object.entries(lock.packages)
      .filter(([path, details]) => isNeeded(path, details))
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
      .filter((name) => !known.has(name))
  },
}

function isNeeded(path: string, { dev, devOptional, optional, peer }: LockedPackage): boolean {
  if (!path.includes('node_modules/') || path.startsWith('node_modules/@claimlight/')) return false
  return !(dev ?? devOptional ?? optional ?? peer)
}
