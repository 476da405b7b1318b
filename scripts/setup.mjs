// Installs the requirements of all commands on a machine with only Node and git. Packages cannot be imported here: none
// is installed yet.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The programs: their file names and paths on different systems, and the Debian packages that contain them. */
const PROGRAMS = {
  chromium: {
    names: ['chromium', 'chromium-browser'],
    paths: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: ['chromium', 'fonts-liberation'],
  },
  firefox: {
    names: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: ['firefox-esr'],
  },
  Xvfb: { names: ['Xvfb'], paths: [], debian: ['xvfb'] },
  xdotool: { names: ['xdotool'], paths: [], debian: ['xdotool'] },
  'redis-server': { names: ['redis-server'], paths: ['/opt/homebrew/bin/redis-server'], debian: ['redis-server'] },
}

/** Stops with one line when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 16)) return
  exitWith(`Node ${process.versions.node} is too old: 20.16 or newer is needed (https://nodejs.org).`)
}

/** Installs the packages of package-lock.json unless they are all there in their version. Standard output is the command's. */
export function ensurePackages() {
  if (missingPackages().length === 0) return
  console.error('Installing the packages (npm ci) …')
  const { status } = spawnSync(npm(), ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: isWindows,
  })
  if (status !== 0) exitWith('npm ci did not succeed; see above.')
}

/**
 * Finds programs, installing missing ones on Debian and similar systems.
 *
 * @param wanted keys of PROGRAMS
 * @returns path by name; undefined for a missing program that cannot be installed here
 */
export function ensurePrograms(wanted) {
  const missing = wanted.filter((name) => !find(name))
  if (missing.length > 0) install(missing.flatMap((name) => PROGRAMS[name].debian))
  return Object.fromEntries(wanted.map((name) => [name, find(name)]))
}

/** Returns the instruction for a missing program that cannot be installed here. */
export function howToInstall(name) {
  return `${name} is missing: install it (Debian, Ubuntu: sudo apt-get install ${PROGRAMS[name].debian[0]}).`
}

export function say(words) {
  console.log(words)
}

export function exitWith(words) {
  console.error(words)
  process.exit(1)
}

export const isWindows = process.platform === 'win32'

export function npm() {
  return isWindows ? 'npm.cmd' : 'npm'
}

function missingPackages() {
  const { dependencies, devDependencies, workspaces } = packageIn('.')
  const ofTools = workspaces.map(packageIn).map((tool) => ({ [tool.name]: tool.version, ...tool.devDependencies }))
  return Object.entries(Object.assign({ ...dependencies, ...devDependencies }, ...ofTools)).filter(
    ([name, version]) => {
      try {
        return packageIn(join('node_modules', name)).version !== version
      } catch {
        return true
      }
    },
  )
}

function packageIn(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
}

function find(name) {
  const { names, paths } = PROGRAMS[name]
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const places = names.flatMap((file) => folders.map((folder) => join(folder, file)))
  return [...places, ...paths].find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function install(packages) {
  if (!existsSync('/usr/bin/apt-get')) return
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const may = asRoot.length === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (!may) return
  say(`Installing ${packages.join(', ')} (apt-get) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => {
    const options = ['-q', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=3']
    const [program, ...rest] = asRoot.concat('apt-get', options, args)
    const run = spawnSync(program, rest, { env, encoding: 'utf8', timeout: 600_000 })
    if (run.status !== 0) console.error((run.stderr || run.stdout || '').trim().split('\n').slice(-3).join('\n'))
    return run.status === 0
  }
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}
